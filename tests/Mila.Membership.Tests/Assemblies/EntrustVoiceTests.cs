using Mila.Kernel;
using Mila.Membership.Assemblies;
using Xunit;
using static Mila.Membership.Tests.Assemblies.Meeting;

namespace Mila.Membership.Tests.Assemblies;

public class EntrustVoiceTests
{
    private static VoiceEntrusted? Give(int from, int to, params IEnumerable<object> before)
    {
        var assembly = Convened(before);
        return EntrustVoiceHandler.Decide(new(Id, Member(from), Member(to)), assembly, Roll(assembly), Meeting.Planned);
    }

    [Fact]
    public void A_voter_gives_its_voice_to_another_and_may_choose_anew()
    {
        Assert.Equal((Member(5), Member(0)), Give(5, 0) is { } given ? (given.From, given.To) : default);
        Assert.Null(Give(5, 0, Voice(5, 0)));
        Assert.Equal(Member(1), Give(5, 1, Voice(5, 0))!.To);
    }

    [Fact]
    public void A_holder_has_as_many_as_the_statutes_allow()
    {
        Assert.NotNull(Give(6, 0, Voice(5, 0)));
        Assert.Equal("voice.holder_has_enough", Refusal(() => Give(7, 0, Voice(5, 0), Voice(6, 0))));
        Assert.NotNull(Give(7, 0, Voice(5, 0), Voice(6, 0), new VoiceTakenBack(Id, Member(5), Meeting.Planned)));
    }

    [Fact]
    public void Only_voters_give_and_hold_and_never_along_a_chain()
    {
        Assert.Equal("voice.to_oneself", Refusal(() => Give(5, 5)));
        Assert.Equal("voice.giver_not_voter", Refusal(() => Give(99, 0)));
        Assert.Equal("voice.holder_not_voter", Refusal(() => Give(5, 99)));
        Assert.Equal("voice.holder_is_absent", Refusal(() => Give(5, 0, Voice(0, 1))));
        Assert.Equal("voice.giver_holds_some", Refusal(() => Give(0, 1, Voice(5, 0))));
    }

    [Fact]
    public void Voices_are_given_and_taken_back_from_the_convocation_until_the_opening()
    {
        var give = new EntrustVoice(Id, Member(5), Member(0));

        Assert.Equal("voice.not_now", Refusal(() => EntrustVoiceHandler.Decide(give, Of(Plan), Roll(Of(Plan)), Meeting.Planned)));
        Assert.Equal("voice.not_now", Refusal(() => TakeVoiceBackHandler.Decide(new(Id, Member(5)), Open(3, Voice(5, 0)), Day)));
        Assert.NotNull(TakeVoiceBackHandler.Decide(new(Id, Member(5)), Convened(Voice(5, 0)), Day));
        Assert.Null(TakeVoiceBackHandler.Decide(new(Id, Member(5)), Convened(), Day));
    }
}

public class RollTests
{
    [Theory]
    [InlineData(10, 25, 3)]
    [InlineData(12, 25, 3)]
    [InlineData(13, 25, 4)]
    [InlineData(97, 33, 33)]
    [InlineData(0, 25, 0)]
    public void A_quorum_is_a_share_of_the_voters_rounded_up(int voters, int percent, int needed) => Assert.Equal(needed, AttendanceRoll.QuorumOf(voters, percent));

    [Fact]
    public void A_voice_counts_when_its_holder_is_there_and_its_giver_is_not()
    {
        var roll = Roll(Convened(Voice(5, 0), Voice(6, 0), Voice(7, 9), Present(1)));
        Assert.Equal((1, 2, 3), (roll.Present.Count, roll.Represented.Count, roll.Voices)); // 9 did not come: 7 is not represented

        var came = Roll(Convened(Voice(5, 0), Present(1), new AttendanceRecorded(Id, [new(Member(5), null)], Day)));
        Assert.Equal((2, 0), (came.Present.Count, came.Represented.Count));
    }

    [Fact]
    public void Who_votes_is_fixed_at_the_opening()
    {
        var open = Open(3);

        Assert.Equal(10, AttendanceRoll.Of(open, []).Voters.Count);
        Assert.False(Roll(open).IsVoter(Member(42)));
    }

    [Fact]
    public void Only_voters_sign_the_sheet_on_the_day_and_once()
    {
        var assembly = Convened();
        AttendanceRecorded? Sign(int member, DateOnly day, Assembly? at = null) =>
            RecordAttendanceHandler.Decide(new(Id, [new(Member(member), Person(member))]), at ?? assembly, Roll(assembly), day);

        Assert.Equal(new Attendance(Member(1), Person(1)), Sign(1, Day)!.Present.Single());
        Assert.Equal("attendance.not_now", Refusal(() => Sign(1, Day.AddDays(-1))));
        Assert.Equal("attendance.not_now", Refusal(() => Sign(1, Day, Of(Plan))));
        Assert.Equal("attendance.not_voter", Refusal(() => Sign(42, Day)));
        Assert.Null(Sign(1, Day, Convened(new AttendanceRecorded(Id, [new(Member(1), Person(1))], Day))));
        Assert.NotNull(StrikeAttendanceOutHandler.Decide(new(Id, Member(0)), Convened(Present(1)), Day));
        Assert.Null(StrikeAttendanceOutHandler.Decide(new(Id, Member(5)), Convened(Present(1)), Day));
    }

    [Fact]
    public void It_opens_with_the_quorum_and_not_without()
    {
        var enough = Convened(Voice(5, 0), Present(2));
        var few = Convened(Present(2));

        Assert.Equal(10, OpenAssemblyHandler.Decide(enough, Roll(enough), Day)!.Voters.Count);
        Assert.Null(OpenAssemblyHandler.Decide(Open(3), Roll(Open(3)), Day));
        Assert.Equal("assembly.no_quorum", Refusal(() => OpenAssemblyHandler.Decide(few, Roll(few), Day)));
        Assert.Equal("assembly.quorum_reached", Refusal(() => FindQuorumMissedHandler.Decide(enough, Roll(enough), Day)));
        Assert.Equal((10, 2, 3), FindQuorumMissedHandler.Decide(few, Roll(few), Day) is { } missed ? (missed.Voters, missed.Voices, missed.Needed) : default);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_second_sitting_needs_no_quorum_unless_the_statutes_want_it(bool needed, bool opens)
    {
        var second = Of(Plan with { Rules = Rules with { SecondNeedsQuorum = needed } }, new AssemblyConvened(Id, Meeting.Planned), new AssemblyQuorumMissed(Id, 10, 0, 3, Day),
            new AssemblyRescheduled(Id, Day.AddDays(20), Time, Day), new AssemblyConvened(Id, Day), Present(1));

        Assert.Equal(opens, Roll(second).HasQuorum);
    }
}
