using Mila.Membership.Colleagues;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Xunit;
using static Mila.Membership.Tests.Structures.Given;

namespace Mila.Membership.Tests.Structures;

public class AnnouncingTests
{
    private static readonly Structure Known = Structure(
        Registered, new AffiliationSet(Id, 2, Day(2, 1), Affiliation.Hosted), new MembershipBegun(Id, 3, Day(3, 1), null));

    [Fact]
    public void An_announcement_tells_the_whole_state_and_its_version()
    {
        var (facts, messages) = Known.Record(
            new QpvChanged(Id, 4, Day(4, 1), InQpv: true), new MembershipEnded(Id, 5, Day(6, 1), EndingCause.Resignation));

        Assert.Equal(2, facts.Count);
        var announced = Assert.Single(messages.OfType<StructureChanged>());
        Assert.Equal(new FollowMembership(Id), Assert.Single(messages.OfType<FollowMembership>())); // roles end with the membership
        Assert.Equal((Id, 5L, "company"), (announced.StructureId, announced.Version, announced.Kind));
        Assert.Equal(
            [(Day(3, 1), Day(4, 1), "hosted", false), (Day(4, 1), Day(6, 1), "hosted", true)],
            announced.Periods.Select(period => (period.From, period.Until!.Value, period.Affiliation, period.InQpv)));
        Assert.Equal(["label"], announced.Periods[0].Activities);
    }

    [Fact]
    public void What_is_so_already_is_neither_recorded_nor_announced()
    {
        var (facts, messages) = Known.Record((StructureFact?)null);

        Assert.Empty(facts);
        Assert.Empty(messages);
    }

    [Fact]
    public void Words_are_spelled_for_others_in_lower_case() => Assert.Equal("tour_promoter", Activity.TourPromoter.Key());
}
