using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Documents;

/// <summary>A document enters the register (dépôt au registre), perhaps in the place of an older one, which is kept.</summary>
/// <param name="FileId">An upload: what the document says of people is in it alone.</param>
public sealed record RegisterDocument(Guid DocumentId, DocumentKind Kind, Guid FileId, DateOnly From, DateOnly? Until, Guid? Replaces = null);

public static class RegisterDocumentHandler
{
    /// <summary>What is granted for a time says until when.</summary>
    private static readonly DocumentKind[] Ending = [DocumentKind.Insurance, DocumentKind.Agreement, DocumentKind.CivicServiceAgreement];

    /// <param name="older">The one it is to replace.</param>
    public static DocumentRegistered Decide(RegisterDocument command, RegisteredDocument? older, DateOnly today)
    {
        Rule.That(command.Until is null || command.Until >= command.From, "document.period_refused", "It ends after it begins.", "until");
        Rule.That(command.Until is not null || !Ending.Contains(command.Kind), "document.end_missing", "It is granted for a time.", "until");
        Rule.That(command.Replaces is null || older is { IsCurrent: true } && older.Kind == command.Kind, "document.not_replaceable", "It takes the place of a current one of its kind.", "replaces");
        Rule.That(older is null || command.From > older.From, "document.older_than_replaced", "A newer version holds from a later day.", "from");

        return new(command.DocumentId, command.Kind, command.FileId, command.From, command.Until, command.Replaces, today);
    }

    public static async Task<OutgoingMessages> Handle(RegisterDocument command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<RegisteredDocument>(command.DocumentId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var older = command.Replaces is { } id ? await session.Events.FetchForWriting<RegisteredDocument>(id, cancellation) : null;
        var registered = Decide(command, older?.Aggregate, moment.Today);
        await session.TakeFiles([command.FileId], DocumentWorkflow.Subject, command.DocumentId, [], "file", cancellation);

        var messages = stream.Record(registered);
        if (messages.Count > 0)
            messages.Add(DocumentWorkflow.Start(command.DocumentId));
        if (older is not null)
            messages.AddRange(older.Record(new DocumentReplaced(older.Id, command.DocumentId, command.From, moment.Today)));
        return messages;
    }
}

public static class RegisterDocumentField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RegisterDocument, RegisteredDocumentType>("registerDocument", "membership.keep_documents")
        .Describe("Puts a file that was uploaded to /files into the register, perhaps in the place of an older document, which is kept.")
        .Argument<NonNullGraphType<EnumerationGraphType<DocumentKind>>>("kind")
        .Argument<NonNullGraphType<GuidGraphType>>("file")
        .Argument<DateOnlyGraphType>("from", "Its first day; today unless said.")
        .Argument<DateOnlyGraphType>("until", "Its last day; none when it has no end.")
        .Argument<GuidGraphType>("replaces")
        .Send(context => new RegisterDocument(
            Guid.CreateVersion7(), context.GetArgument<DocumentKind>("kind"), context.GetArgument<Guid>("file"),
            context.GetArgument<DateOnly?>("from") ?? context.Today(), context.GetArgument<DateOnly?>("until"), context.GetArgument<Guid?>("replaces")))
        .Return<RegisteredDocument>(command => command.DocumentId);
}
