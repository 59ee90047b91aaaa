using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Charter;

/// <summary>A leader signs the charter in force for the structure, or declines to (réponse à la charte). Refusing is no breach, and can be taken back by signing.</summary>
public sealed record AnswerCharter(Guid StructureId, int Version, bool Signs);

public static class AnswerCharterHandler
{
    /// <returns>None when it was answered so already, or signed before: a signature is not taken back.</returns>
    public static object? Decide(AnswerCharter command, Structure? structure, Pledges pledges, CharterBook book, Guid? actor, DateOnly today)
    {
        Rule.That(actor is not null && structure is not null && structure.LeadersOn(today).Contains(actor.Value),
            "charter.not_leader", "Only a leader of the structure answers in its name.", "structureId");
        Rule.That(book.On(today)?.Version == command.Version, "charter.not_in_force", "The version in force is answered.", "version");
        if (pledges.Charter.ContainsKey(command.Version))
            return null;
        if (command.Signs)
            return new CharterSigned(command.StructureId, command.Version, actor.Value, today);

        return pledges.Declined.ContainsKey(command.Version) ? null : new CharterDeclined(command.StructureId, command.Version, actor.Value, today);
    }

    public static async Task<OutgoingMessages> Handle(AnswerCharter command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var book = await session.LoadAsync<CharterBook>(CharterBook.StreamId, cancellation) ?? new CharterBook();
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        var stream = await session.Events.FetchForWriting<Pledges>(Pledges.IdOf(command.StructureId), cancellation);
        if (Decide(command, structure, stream.Aggregate ?? new Pledges(), book, moment.Actor, moment.Today) is not { } answer)
            return [];

        stream.AppendOne(answer);
        return answer is CharterSigned signed ? [new CharterAccepted(signed.StructureId, signed.Version, signed.On)] : [];
    }
}

public static class AnswerCharterField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<AnswerCharter, PledgesType>("answerCharter", "membership.answer_charter")
        .Describe("A leader signs the charter in force for the structure, or declines to; refusing is no breach.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<IntGraphType>>("version", "The version that was read.")
        .Argument<NonNullGraphType<BooleanGraphType>>("signs", "False to decline.")
        .Send(context => new AnswerCharter(context.GetArgument<Guid>("structureId"), context.GetArgument<int>("version"), context.GetArgument<bool>("signs")))
        .Return<Pledges>(command => Pledges.IdOf(command.StructureId));
}
