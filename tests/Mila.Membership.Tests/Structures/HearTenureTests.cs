using Mila.Incubation.Contracts;
using Mila.Kernel;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Structures;

/// <summary>Where a structure works says what it is: hosted, in a shop, or a beneficiary once it has no space.</summary>
public class HearTenureTests
{
    private static readonly Guid Id = NamedId.Of("structure");
    private static readonly DateOnly Day = new(2021, 3, 1);

    private static readonly Structure Member = new Structure()
        .Evolve(new StructureRegistered(Id, 1, Day, StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new AffiliationSet(Id, 2, Day, Affiliation.Beneficiary))
        .Evolve(new MembershipBegun(Id, 3, Day, null));

    private static StayPeriod Stay(string kind, int from, int? until, bool isOver = false) =>
        new(NamedId.Of(kind, $"{from}"), NamedId.Of(kind), kind, Day.AddMonths(from), until is { } end ? Day.AddMonths(end) : null, isOver);

    private static IEnumerable<(DateOnly, Affiliation)> Hear(Structure structure, params StayPeriod[] stays) =>
        HearTenureHandler.Decide(new(Id, 1, stays), structure).OfType<AffiliationSet>().Select(fact => (fact.On, fact.Affiliation));

    [Fact]
    public void A_stay_makes_it_hosted_and_its_end_a_beneficiary()
    {
        Assert.Equal([(Day.AddMonths(1), Affiliation.Hosted)], Hear(Member, Stay("office", 1, 25)));
        Assert.Equal([(Day.AddMonths(1), Affiliation.Hosted), (Day.AddMonths(20), Affiliation.Beneficiary)], Hear(Member, Stay("desk", 1, 20, isOver: true)));
        Assert.Equal([(Day, Affiliation.Shop)], Hear(Member, Stay("shop", 0, null)));
        Assert.Empty(Hear(Member, Stay("cupboard", 1, 25)));
    }

    [Fact]
    public void A_change_of_space_leaves_it_what_it_is_and_what_is_known_is_not_said_again()
    {
        var moved = new[] { Stay("desk", 1, 12, isOver: true), Stay("office", 12, 25) };
        Assert.Equal([(Day.AddMonths(1), Affiliation.Hosted)], Hear(Member, moved));
        var known = HearTenureHandler.Decide(new(Id, 1, moved), Member).Aggregate(Member, (structure, fact) => structure.Evolve(fact));
        Assert.Empty(Hear(known, moved));
        Assert.Equal(
            [(Day.AddMonths(25), Affiliation.Beneficiary), (Day.AddMonths(30), Affiliation.Shop)],
            Hear(known, moved[0], moved[1] with { IsOver = true }, Stay("shop", 30, null)));
    }
}
