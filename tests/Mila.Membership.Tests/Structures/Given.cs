using CsCheck;
using Mila.Membership.Structures;

namespace Mila.Membership.Tests.Structures;

/// <summary>Structures as the tests meet them: an example, and random histories that only hold what decisions allow.</summary>
internal static class Given
{
    public static readonly Guid Id = Guid.Parse("0190b6a0-0000-7000-8000-000000000001");

    public static DateOnly Day(int month, int day, int year = 2022) => new(year, month, day);

    public static readonly StructureRegistered Registered =
        new(Id, 1, Day(1, 10), StructureKind.Company, [Activity.Label], InQpv: false, WomenLed: null);

    public static Structure Structure(params IEnumerable<object> facts) => facts.Aggregate(new Structure(), (known, fact) => known.Evolve(fact));

    /// <summary>Random facts about one structure, in the order they were recorded: many late, some corrected, some cancelled.</summary>
    public static Gen<IReadOnlyList<StructureFact>> Histories =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 400], Gen.Int[0, 6]).List[0, 14].Select(steps =>
        {
            List<StructureFact> facts = [Registered];
            foreach (var (what, offset, which) in steps)
                facts.Add(Fact(what, facts.Count + 1, new DateOnly(2022, 1, 1).AddDays(offset), which, facts.Count));
            return (IReadOnlyList<StructureFact>)facts;
        });

    private static StructureFact Fact(int what, int number, DateOnly on, int which, int known) => what switch
    {
        0 or 1 or 2 => new MembershipBegun(Id, number, on, null),
        3 or 4 => new MembershipEnded(Id, number, on, (EndingCause)(which % 4)),
        5 or 6 => new AffiliationSet(Id, number, on, (Affiliation)(which % 3)),
        7 => which % 2 == 0 ? new QpvChanged(Id, number, on, which < 3) : new ActivitiesChanged(Id, number, on, [(Activity)which]),
        8 when known > 1 => new DayCorrected(Id, number, on, 2 + which % (known - 1), CorrectionReason.TypingError, null),
        9 when known > 1 => new FactCancelled(Id, number, on, 2 + which % (known - 1), CorrectionReason.Duplicate, null),
        _ => new AffiliationSet(Id, number, on, (Affiliation)(which % 3)),
    };
}
