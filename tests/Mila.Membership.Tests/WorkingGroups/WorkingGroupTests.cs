using Mila.Kernel;
using Mila.Membership.WorkingGroups;
using Xunit;

namespace Mila.Membership.Tests.WorkingGroups;

public sealed class WorkingGroupTests
{
    private static readonly Guid Id = NamedId.Of("group");
    private static readonly GroupParticipant Member = new(NamedId.Of("structure"), ParticipantKind.Member);
    private static readonly GroupParticipant Town = new(NamedId.Of("town hall"), ParticipantKind.Outsider);
    private static readonly DateOnly Formed = new(2023, 3, 1);
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static WorkingGroup Group(params IEnumerable<object> facts) =>
        facts.Aggregate(new WorkingGroup().Evolve(FormWorkingGroupHandler.Decide(new(Id, " Vitrines ", "Charte des enseignes"), Formed)), (group, fact) => group.Evolve(fact));

    private static ParticipantJoined Joined(GroupParticipant who, int day = 1) => new(Id, who, new(2023, 3, day));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_group_has_a_title_and_a_purpose_and_is_open_to_members_and_outsiders()
    {
        Assert.Equal("Vitrines", Group().Title);
        Assert.Equal("group.title_refused", Refusal(() => FormWorkingGroupHandler.Decide(new(Id, " ", "x"), Formed)));
        Assert.Equal("group.purpose_refused", Refusal(() => FormWorkingGroupHandler.Decide(new(Id, "x", ""), Formed)));
        Assert.Equal(Town, AddParticipantHandler.Decide(new(Id, Town), Group(), isKnown: true, Today)!.Participant);
        Assert.Null(AddParticipantHandler.Decide(new(Id, Town), Group(Joined(Town)), isKnown: true, Today));
        Assert.Equal("group.participant_unknown", Refusal(() => AddParticipantHandler.Decide(new(Id, Town), Group(), isKnown: false, Today)));
        Assert.Equal("group.closed", Refusal(() => AddParticipantHandler.Decide(new(Id, Town), Group(new WorkingGroupClosed(Id, Today)), isKnown: true, Today)));
        Assert.Null(CloseWorkingGroupHandler.Decide(Group(new WorkingGroupClosed(Id, Today)), Today));
    }

    [Fact]
    public void Who_left_takes_part_until_that_day_and_may_come_back()
    {
        var left = Group(Joined(Member), Joined(Town), new ParticipantLeft(Id, Town.Id, new(2023, 4, 1)));

        Assert.Equal([Member, Town], left.On(new(2023, 3, 31)).Select(each => each.Participant));
        Assert.Equal([Member], left.On(new(2023, 4, 1)).Select(each => each.Participant));
        Assert.Null(RemoveParticipantHandler.Decide(new(Id, Town.Id), left, Today));
        Assert.NotNull(AddParticipantHandler.Decide(new(Id, Town), left, isKnown: true, Today));
    }

    [Fact]
    public void It_met_on_one_of_its_days_with_participants_of_that_day_and_the_last_record_holds()
    {
        var group = Group(Joined(Member), Joined(Town, day: 20));
        RecordGroupMeeting met = new(Id, NamedId.Of("meeting"), new(2023, 4, 3), [Member.Id, Town.Id], "Relevé");

        var record = RecordGroupMeetingHandler.Decide(met, group, Today)!;
        Assert.Equal(2, record.Present.Count);
        Assert.Null(RecordGroupMeetingHandler.Decide(met, group.Evolve(record), Today));
        Assert.Equal([Member.Id], Assert.Single(group.Evolve(record).Evolve(RecordGroupMeetingHandler.Decide(met with { Present = [Member.Id] }, group.Evolve(record), Today)!).Meetings).Present);
        Assert.Equal("group.nobody_there", Refusal(() => RecordGroupMeetingHandler.Decide(met with { Present = [] }, group, Today)));
        Assert.Equal("group.nobody_there", Refusal(() => RecordGroupMeetingHandler.Decide(met with { On = new(2023, 3, 10) }, group, Today)));
        foreach (var day in new[] { Formed.AddDays(-1), Today.AddDays(1) })
            Assert.Equal("group.met_when", Refusal(() => RecordGroupMeetingHandler.Decide(met with { On = day }, group, Today)));
    }
}
