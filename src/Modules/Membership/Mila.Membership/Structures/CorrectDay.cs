using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>A recorded fact took effect on another day (correction d’une date).</summary>
/// <param name="Fact">The number of the fact in the structure's history.</param>
/// <param name="Text">The reason in words, kept with people's data.</param>
public sealed record CorrectDay(Guid StructureId, int Fact, DateOnly On, CorrectionReason Reason, string? Text)
{
    /// <summary>What a log may hold of it: no name, no address, no sentence.</summary>
    public override string ToString() => $"{nameof(CorrectDay)} {StructureId}";
}

public static class CorrectDayHandler
{
    /// <returns>Null when that is its day already.</returns>
    public static DayCorrected? Decide(CorrectDay command, Structure structure)
    {
        var recorded = structure.RecordedDayOf(command.Fact);
        Rule.That(recorded is not null, "fact.unknown", "The structure has no such fact that could be corrected.", "fact");
        Rule.That(!structure.Cancelled.Contains(command.Fact), "fact.cancelled", "The fact is cancelled.", "fact");
        if (structure.DayOf(command.Fact, recorded.Value) == command.On)
            return null;
        var number = structure.Facts + 1;
        var corrected = new DayCorrected(
            command.StructureId, number, command.On, command.Fact, command.Reason, Reasons.IdOf(command.StructureId, number, command.Text));
        Rule.That(structure.Evolve(corrected).EachEndEndsSomething(), "membership.end_left_alone", "An end would end no membership.", "on");
        return corrected;
    }

    public static (Events, OutgoingMessages) Handle(CorrectDay command, [WriteAggregate] Structure structure, IDocumentSession session)
    {
        var corrected = Decide(command, structure);
        session.KeepReason(structure, corrected?.TextId, command.Text);
        return structure.Record(corrected);
    }
}

public static class CorrectDayField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CorrectDay, StructureType>("correctDay", "membership.keep_structures")
        .Describe("A recorded fact took effect on another day.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<IntGraphType>>("fact", "Its number in the structure's history.")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on", "The right day.")
        .Argument<NonNullGraphType<EnumerationGraphType<CorrectionReason>>>("reason")
        .Argument<StringGraphType>("text", "The reason in words.")
        .Send(context => new CorrectDay(
            context.GetArgument<Guid>("structureId"), context.GetArgument<int>("fact"), context.GetArgument<DateOnly>("on"),
            context.GetArgument<CorrectionReason>("reason"), context.GetArgument<string?>("text")))
        .Return<Structure>(command => command.StructureId);
}
