using Mila.Modules;

namespace Mila.Membership.Structures;

/// <summary>
/// That a structure was a member from a day until another, with what members are counted by (période d’adhésion), as it was known
/// from an instant until another. Every list and count of members reads these rows.
/// </summary>
public sealed record MembershipPeriod : PeriodRow
{
    public Guid StructureId { get; init; }
    public Affiliation? Affiliation { get; init; }
    public IReadOnlyList<Activity> Activities { get; init; } = [];
    public bool InQpv { get; init; }

    public override string Words() => $"{Affiliation} {string.Join(',', Activities)} {InQpv}";

    public static IEnumerable<MembershipPeriod> Of(Structure structure) => structure.MemberStretches().Select(stretch => new MembershipPeriod
    {
        StructureId = structure.Id,
        Since = stretch.Days.From,
        Until = stretch.Days.Until ?? DateOnly.MaxValue,
        Affiliation = stretch.Affiliation,
        Activities = stretch.Activities,
        InQpv = stretch.InQpv,
    });
}

public sealed class MembershipPeriods : PeriodRows<Structure, MembershipPeriod>
{
    protected override bool Concerns(object fact) => fact is StructureFact;

    protected override Structure Evolve(Structure aggregate, object fact) => aggregate.Evolve(fact);

    protected override IEnumerable<MembershipPeriod> Rows(Structure aggregate) => MembershipPeriod.Of(aggregate);
}
