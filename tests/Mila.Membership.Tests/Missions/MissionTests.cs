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
}
