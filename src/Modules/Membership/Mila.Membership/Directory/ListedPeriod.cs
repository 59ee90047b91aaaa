using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Directory;

/// <summary>That a structure consented to appear in the directory from a day until another (période de publication), as it was known from an instant until another.</summary>
public sealed record ListedPeriod : PeriodRow
{
    public Guid StructureId { get; init; }

    public override string Words() => $"{StructureId}";

    public static IEnumerable<ListedPeriod> Of(Structure structure) => structure.Directory().Stretches().Where(stretch => stretch.Value)
        .Select(stretch => new ListedPeriod { StructureId = structure.Id, Since = stretch.Span.From, Until = stretch.Span.Until ?? DateOnly.MaxValue });
}

public sealed class ListedPeriods : PeriodRows<Structure, ListedPeriod>
{
    /// <summary>What changes no consent changes no row, and most of a structure's life does not.</summary>
    protected override bool Concerns(object fact) => fact is DirectoryEntryPublished or DirectoryEntryWithdrawn or DayCorrected or FactCancelled;

    protected override Structure Evolve(Structure aggregate, object fact) => aggregate.Evolve(fact);

    protected override IEnumerable<ListedPeriod> Rows(Structure aggregate) => ListedPeriod.Of(aggregate);
}
