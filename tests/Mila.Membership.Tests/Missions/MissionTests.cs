using Mila.Kernel;
using Mila.Membership.Documents;
using Mila.Membership.Missions;
using Xunit;

namespace Mila.Membership.Tests.Missions;

public sealed class MissionTests
{
    private static readonly Guid Mission = NamedId.Of("mission");
    private static readonly Guid Volunteer = NamedId.Of("volunteer");
    private static readonly DateOnly From = new(2022, 10, 3);
    private static readonly DateOnly LastDay = new(2023, 7, 9);
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly BeginMission Command = new(Mission, Volunteer, NamedId.Of("tutor"), From, LastDay, "Communication");

    private static readonly RegisteredDocument Agreement =
        new RegisteredDocument().Evolve(new DocumentRegistered(NamedId.Of("agreement"), DocumentKind.CivicServiceAgreement, NamedId.Of("file"), new(2020, 10, 1), new(2023, 9, 30), null, new(2020, 10, 1)));

    private static MissionBegun Decide(BeginMission command, params CivicMission[] others) => BeginMissionHandler.Decide(command, [Agreement], others, From);

    private static CivicMission Begun() => new CivicMission().Evolve(Decide(Command));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_mission_lasts_six_to_twelve_months_under_an_agreement_in_force_with_a_tutor()
    {
        Assert.Equal(Agreement.Id, Decide(Command).AgreementId);
        Assert.NotNull(Decide(Command with { LastDay = new(2023, 4, 2) }));
        Assert.NotNull(Decide(Command with { LastDay = new(2023, 10, 2) }));
        foreach (var last in new[] { new DateOnly(2023, 4, 1), new DateOnly(2023, 10, 3) })
            Assert.Equal("mission.length_refused", Refusal(() => Decide(Command with { LastDay = last })));
        Assert.Equal("mission.own_tutor", Refusal(() => Decide(Command with { TutorId = Volunteer })));
        Assert.Equal("mission.no_agreement", Refusal(() => Decide(Command with { From = new(2023, 10, 1), LastDay = new(2024, 5, 31) })));
        Assert.Equal("mission.overlaps", Refusal(() => Decide(Command with { MissionId = NamedId.Of("other"), From = LastDay, LastDay = LastDay.AddMonths(7) }, Begun())));
        Assert.NotNull(Decide(Command with { MissionId = NamedId.Of("other"), From = LastDay.AddDays(1), LastDay = LastDay.AddMonths(7) }, Begun()));
    }

    [Fact]
    public void It_ends_sooner_on_one_of_its_days_and_so_does_the_role()
    {
        var right = BeginMissionHandler.RightOf(Begun());
        Assert.Equal(("civic_volunteer", Volunteer, From, LastDay.AddDays(1)), (right.Role, right.PersonId, right.From, right.Until));

        var shorter = Begun().Evolve(ShortenMissionHandler.Decide(new(Mission, new(2023, 3, 1)), Begun(), Today)!);
        Assert.Equal((right.Id, new DateOnly(2023, 3, 2)), (BeginMissionHandler.RightOf(shorter).Id, BeginMissionHandler.RightOf(shorter).Until));
        Assert.Null(ShortenMissionHandler.Decide(new(Mission, LastDay), Begun(), Today));
        Assert.Equal("mission.end_refused", Refusal(() => ShortenMissionHandler.Decide(new(Mission, LastDay.AddDays(1)), Begun(), Today)));
    }

    [Fact]
    public void A_task_is_done_by_a_day_of_the_mission_by_the_volunteer_or_the_office()
    {
        GiveMissionTask give = new(NamedId.Of("task"), Mission, "Affiches", new(2023, 6, 20));
        var task = new MissionTask().Evolve(GiveMissionTaskHandler.Decide(give, Begun(), Today));

        foreach (var day in new[] { Today.AddDays(-1), LastDay.AddDays(1) })
            Assert.Equal("mission_task.outside_mission", Refusal(() => GiveMissionTaskHandler.Decide(give with { DueOn = day }, Begun(), Today)));
        Assert.NotNull(FinishMissionTaskHandler.Decide(new(task.Id, ByOffice: false), task, Begun(), Volunteer, Today));
        Assert.NotNull(FinishMissionTaskHandler.Decide(new(task.Id, ByOffice: true), task, Begun(), null, Today));
        Assert.Equal("mission_task.not_yours", Refusal(() => FinishMissionTaskHandler.Decide(new(task.Id, ByOffice: false), task, Begun(), NamedId.Of("another"), Today)));
        var dropped = task.Evolve(DropMissionTaskHandler.Decide(task, Today)!);
        Assert.Null(FinishMissionTaskHandler.Decide(new(task.Id, ByOffice: true), dropped, Begun(), null, Today));
        Assert.Null(DropMissionTaskHandler.Decide(dropped, Today));
    }

    private static readonly MarkMissionDays May = new(
        Mission, new(2023, 5, 1), [new(new(2023, 5, 2), MissionPresence.Present), new(new(2023, 5, 4), MissionPresence.Training), new(new(2023, 5, 5), MissionPresence.Leave)], ByOffice: false);

    private static MissionMonth Marked(params object[] facts) => facts.Aggregate(new MissionMonth().Evolve(MarkMissionDaysHandler.Decide(May, Begun(), null, Volunteer, Today)!), (month, fact) => month.Evolve(fact));

    [Fact]
    public void Days_of_a_month_are_marked_by_the_volunteer_the_tutor_or_the_office_and_the_last_word_prevails()
    {
        MissionDaysMarked? Decide(MarkMissionDays command, MissionMonth? month, Guid? actor) => MarkMissionDaysHandler.Decide(command, Begun(), month, actor, Today);
        MarkMissionDays One(DateOnly day, MissionPresence? presence) => May with { Month = day, Days = [new(day, presence)] };

        Assert.Equal((1, 1, 1), (Marked().Count(MissionPresence.Present), Marked().Count(MissionPresence.Training), Marked().Count(MissionPresence.Leave)));
        Assert.Equal(0, Marked().Count(MissionPresence.Present, from: new(2023, 5, 3)));
        Assert.Null(Decide(May, Marked(), Volunteer));
        var corrected = Marked(Decide(One(new(2023, 5, 5), MissionPresence.Sick), Marked(), Command.TutorId)!, Decide(One(new(2023, 5, 2), null), Marked(), Volunteer)!);
        Assert.Equal((0, 0, 1), (corrected.Count(MissionPresence.Present), corrected.Count(MissionPresence.Leave), corrected.Count(MissionPresence.Sick)));
        Assert.NotNull(Decide(One(LastDay, MissionPresence.Leave), null, Volunteer)); // planned
        Assert.Equal("mission_day.to_come", Refusal(() => Decide(One(Today.AddDays(1), MissionPresence.Present), null, Volunteer)));
        Assert.Equal("mission_day.not_yours", Refusal(() => Decide(May, null, NamedId.Of("another"))));
        foreach (var outside in new[] { From.AddDays(-1), LastDay.AddDays(1) })
            Assert.Equal("mission_day.outside_mission", Refusal(() => Decide(One(outside, MissionPresence.Leave), null, Volunteer)));
        Assert.Equal("mission_day.outside_mission", Refusal(() => Decide(One(new(2023, 4, 28), MissionPresence.Leave) with { Month = new(2023, 5, 1) }, null, Volunteer)));
        Assert.Equal("mission_day.twice", Refusal(() => Decide(May with { Days = [.. May.Days, May.Days[0]] }, null, Volunteer)));
    }

    [Fact]
    public void A_month_that_is_over_is_stated_by_the_tutor_and_then_put_right_by_the_tutor_alone()
    {
        MissionMonthStated? State(MissionMonth? month, Guid? actor, DateOnly today, bool byOffice = false) => StateMissionMonthHandler.Decide(new(Mission, May.Month, byOffice), Begun(), month, actor, today);

        var stated = State(Marked(), Command.TutorId, new(2023, 6, 1))!;
        Assert.Equal(Command.TutorId, stated.StatedBy);
        Assert.NotNull(State(Marked(), NamedId.Of("coordinator"), Today, byOffice: true));
        Assert.Null(State(Marked(stated), Command.TutorId, Today));
        Assert.Equal("mission_month.not_over", Refusal(() => State(Marked(), Command.TutorId, new(2023, 5, 31))));
        Assert.Equal("mission_month.not_tutor", Refusal(() => State(Marked(), Volunteer, Today)));
        Assert.Equal("mission_month.empty", Refusal(() => State(null, Command.TutorId, Today)));

        var change = May with { Days = [new(new(2023, 5, 5), MissionPresence.Sick)] };
        Assert.Equal("mission_month.stated", Refusal(() => MarkMissionDaysHandler.Decide(change, Begun(), Marked(stated), Volunteer, Today)));
        var corrected = Marked(stated).Evolve(MarkMissionDaysHandler.Decide(change, Begun(), Marked(stated), Command.TutorId, Today)!);
        Assert.Equal((Today, stated.On, 1), (corrected.CorrectedOn, corrected.StatedOn, corrected.Count(MissionPresence.Sick)));
        Assert.Equal(new[] { 10, 11, 12, 1, 2, 3, 4, 5, 6, 7 }, Begun().Months([corrected]).Select(month => month.Month.Month));
        Assert.Equal(new DateOnly(2023, 7, 9), MissionMonthWorkflow.LastDay(Begun(), new(2023, 7, 1)));
    }
}
