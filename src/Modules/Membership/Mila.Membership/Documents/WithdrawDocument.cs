using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Documents;

/// <summary>A document leaves the register (retrait du registre): put there by mistake, or of no more use. Its file is kept.</summary>
public sealed record WithdrawDocument(Guid DocumentId);

public static class WithdrawDocumentHandler
{
    /// <returns>None when it is withdrawn already.</returns>
    public static DocumentWithdrawn? Decide(WithdrawDocument command, RegisteredDocument document, DateOnly today)
    {
        if (document.WithdrawnOn is not null)
            return null;
        Rule.That(document.ReplacedBy is null, "document.replaced", "What was replaced stays as it was.");
        return new(command.DocumentId, today);
    }

    public static async Task<OutgoingMessages> Handle(WithdrawDocument command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<RegisteredDocument>(command.DocumentId, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such document.", "documentId");
        return Decide(command, stream.Aggregate, moment.Today) is { } withdrawn ? stream.Record(withdrawn) : [];
    }
}

public static class WithdrawDocumentField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<WithdrawDocument, RegisteredDocumentType>("withdrawDocument", "membership.keep_documents")
        .Describe("Takes a document out of the register; its file is kept.")
        .Argument<NonNullGraphType<GuidGraphType>>("documentId")
        .Send(context => new WithdrawDocument(context.GetArgument<Guid>("documentId")))
        .Return<RegisteredDocument>(command => command.DocumentId);
}
