using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>A recorded fact never was (annulation).</summary>
/// <param name="Fact">The number of the fact, or of a correction, in the structure's history.</param>
/// <param name="Text">The reason in words, kept with people's data.</param>
public sealed record CancelFact(Guid StructureId, int Fact, CorrectionReason Reason, string? Text)
{
    /// <summary>What a log may hold of it: no name, no address, no sentence.</summary>
    public override string ToString() => $"{nameof(CancelFact)} {StructureId}";
}

public static class CancelFactHandler
{
    /// <returns>Null when it is cancelled already.</returns>
    public static FactCancelled? Decide(CancelFact command, Structure structure, DateOnly today)
    {
        if (structure.Cancelled.Contains(command.Fact))
            return null;
        Rule.That(
            structure.RecordedDayOf(command.Fact) is not null || structure.Corrections.Any(correction => correction.Number == command.Fact),
            "fact.unknown", "The structure has no such fact that could be cancelled.", "fact");
        var number = structure.Facts + 1;
        var cancelled = new FactCancelled(
            command.StructureId, number, today, command.Fact, command.Reason, Reasons.IdOf(command.StructureId, number, command.Text));
        Rule.That(structure.Evolve(cancelled).EachEndEndsSomething(), "membership.end_left_alone", "An end would end no membership.", "fact");
        return cancelled;
    }

    public static (Events, OutgoingMessages) Handle(CancelFact command, [WriteAggregate] Structure structure, IDocumentSession session, Moment moment)
    {
        var cancelled = Decide(command, structure, moment.Today);
        session.KeepReason(structure, cancelled?.TextId, command.Text);
        return structure.Record(cancelled);
    }
}

public static class CancelFactField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CancelFact, StructureType>("cancelFact", "membership.keep_structures")
        .Describe("A recorded fact never was; cancelling a correction gives the day before it back.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<IntGraphType>>("fact", "Its number in the structure's history.")
        .Argument<NonNullGraphType<EnumerationGraphType<CorrectionReason>>>("reason")
        .Argument<StringGraphType>("text", "The reason in words.")
        .Send(context => new CancelFact(
            context.GetArgument<Guid>("structureId"), context.GetArgument<int>("fact"),
            context.GetArgument<CorrectionReason>("reason"), context.GetArgument<string?>("text")))
        .Return<Structure>(command => command.StructureId);
}
