using System.Text.Json;
using Marten;
using Mila.Letters;
using Mila.Membership.Assemblies;
using Mila.Membership.Board;
using Mila.Membership.Dues;
using Mila.Testing;
using Xunit;
using static Mila.Stories.Assemblies.AssemblyWorld;

namespace Mila.Stories.Assemblies;

/// <summary>A whole assembly by its workflow, from its day to signed minutes; another association is beside.</summary>
public sealed class AssemblyStory
{
    private const string Agenda = "agenda: [{ kind: ACTIVITY_REPORT }, { kind: ACCOUNTS }, { kind: BOARD_ELECTION }]";
    private static readonly DateOnly Day = new(2023, 7, 10);

    [Fact]
    public async Task An_assembly_is_convened_held_elects_its_board_and_its_minutes_are_signed()
    {
        await using var world = await Begin(members: 6);
        var id = await Plan(world, Day);
        Assert.Equal(["ConveneAssembly"], await world.Waiting(Coordinator, "coordinator"));
        Assert.Null((await world.App.Graph("query($id: Guid!) { assembly(id: $id) { id } }", new { id }, person: Leader(0), roles: "member")).GetProperty("data").GetProperty("assembly").GetString());

        await world.Coordinate($"""conveneAssembly(assemblyId: "{id}")""");
        Assert.Equal(6, await Letters(world, "assembly_convocation", MilaApp.Mila)); // who owes may still settle, and vote
        Assert.Equal(0, await Letters(world, "assembly_convocation", MilaApp.Other));

        Assert.Null(Refused(await world.Act(Leader(4), "member", $"""entrustVoice(assemblyId: "{id}", from: "{Structure(4)}", to: "{Structure(0)}")""")));
        Assert.Equal("voice.not_yours", Refused(await world.Act(Leader(1), "member", $"""entrustVoice(assemblyId: "{id}", from: "{Structure(2)}", to: "{Structure(1)}")""")));
        Assert.Equal("voice.giver_not_voter", Refused(await world.Coordinate($"""recordVoice(assemblyId: "{id}", from: "{Structure(5)}", to: "{Structure(0)}")""")));
        await Candidates(world, id);

        await world.App.MoveTo(Day);
        var present = await world.Coordinate($"""recordAttendance(assemblyId: "{id}", structureId: "{Structure(0)}", personId: "{Leader(0)}")""");
        Assert.Equal((5, 2, 2, true), Quorum(present)); // of five voters: one is there, one is represented
        await world.Coordinate($"""recordAttendance(assemblyId: "{id}", structureId: "{Structure(1)}")""");
        await world.App.Send(new RecordDuesPayment(CallDues.IdOf(Structure(5), 2023), Mila.Kernel.Money.Euros(108), Day.AddDays(-1), "VIR-9"));
        Assert.Equal((6, 4, 2, true), Quorum(await world.Coordinate($"""recordAttendance(assemblyId: "{id}", structureId: "{Structure(5)}")""")));

        await world.Coordinate($"""openAssembly(assemblyId: "{id}")""");
        Assert.Equal(["CloseAssembly"], await world.Waiting(Coordinator, "coordinator"));
        await world.Coordinate($"""recordVote(assemblyId: "{id}", item: 1, for: 4, against: 0, abstentions: 0)""");
        Assert.Equal("vote.more_than_voices", Refused(await world.Coordinate($"""recordVote(assemblyId: "{id}", item: 2, for: 4, against: 1, abstentions: 0)""")));
        await world.Coordinate($"""recordVote(assemblyId: "{id}", item: 2, for: 3, against: 0, abstentions: 1)""");
        await Count(world, id);
        Assert.Null(Refused(await world.Coordinate($$"""closeAssembly(assemblyId: "{{id}}", officers: [{ personId: "{{Leader(1)}}", role: TREASURER }])""")));

        await OldAndNewBoard(world);
        await SignAndDeclare(world, id);
        Assert.Equal("held", (await world.InstanceOf(id)).Outcome);
        await NothingBeside(world, id);
    }

    [Fact]
    public async Task Too_few_come_and_a_second_sitting_needs_no_quorum()
    {
        await using var world = await Begin(members: 6);
        var id = await Plan(world, Day);
        await world.Coordinate($"""conveneAssembly(assemblyId: "{id}")""");
        await world.App.MoveTo(Day);
        await world.Coordinate($"""recordAttendance(assemblyId: "{id}", structureId: "{Structure(0)}")""");
        Assert.Equal("assembly.no_quorum", Refused(await world.Coordinate($"""openAssembly(assemblyId: "{id}")""")));

        await world.Coordinate($"""findQuorumMissed(assemblyId: "{id}")""");
        Assert.Equal(["RescheduleAssembly"], await world.Waiting(Coordinator, "coordinator"));
        await world.Coordinate($"""rescheduleAssembly(assemblyId: "{id}", day: "2023-07-28", time: "19:00:00")""");
        await world.Coordinate($"""conveneAssembly(assemblyId: "{id}")""");
        Assert.Equal(12, await Letters(world, "assembly_convocation", MilaApp.Mila));

        await world.App.MoveTo(new DateOnly(2023, 7, 28));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => world.Coordinate($"""recordAttendance(assemblyId: "{id}", structureId: "{Structure(number)}")"""))); // at several doors
        var told = await world.InstanceOf(id);
        Assert.Equal((11, 0), (told.Heard, told.Held.Count));
        Assert.Equal("OPEN", (await world.Coordinate($"""openAssembly(assemblyId: "{id}")""")).GetProperty("assembly").GetProperty("state").GetString());
        Assert.Equal("votes", (await world.InstanceOf(id)).Step);
    }

    [Fact]
    public async Task A_convocation_that_is_not_sent_is_recalled_and_then_another_day_is_to_be_chosen()
    {
        await using var world = await Begin(members: 2);
        var id = await Plan(world, Day);

        await world.App.MoveTo(Day.AddDays(-22)); // seven days before the last, which is fifteen before the day
        Assert.Equal(1, await Letters(world, "assembly_to_convene", MilaApp.Mila));
        await world.App.MoveTo(Day.AddDays(-14));

        Assert.Equal(["RescheduleAssembly"], await world.Waiting(Coordinator, "coordinator"));
        Assert.Equal("assembly.convened_too_late", Refused(await world.Coordinate($"""conveneAssembly(assemblyId: "{id}")""")));
        await world.Coordinate($"""callOffAssembly(assemblyId: "{id}")""");
        Assert.Equal("called_off", (await world.InstanceOf(id)).Outcome);
        Assert.Equal("assembly.unknown", Refused(await world.Coordinate($"""conveneAssembly(assemblyId: "{Guid.CreateVersion7()}")""")));
    }

    private static async Task<Guid> Plan(AssemblyWorld world, DateOnly day) => (await world.Coordinate(
        $"""planAssembly(day: "{day:O}", time: "18:30:00", place: "Hasard Ludique", {Agenda})""")).GetProperty("assembly").GetProperty("id").GetGuid();

    private static async Task Candidates(AssemblyWorld world, Guid id)
    {
        Assert.Equal("candidate.unknown_person", Refused(await world.Coordinate($"""standForElection(assemblyId: "{id}", college: "adhérents", personId: "{Guid.CreateVersion7()}")""")));
        foreach (var person in new[] { President, Secretary, Leader(1) })
            await world.Coordinate($"""standForElection(assemblyId: "{id}", college: "adhérents", personId: "{person}")""");
    }

    private static async Task Count(AssemblyWorld world, Guid id) => Assert.Null(Refused(await world.Coordinate(
        $$"""countElection(assemblyId: "{{id}}", college: "adhérents", voices: [{ personId: "{{President}}", voices: 4 }, { personId: "{{Secretary}}", voices: 3 }, { personId: "{{Leader(1)}}", voices: 2 }])""")));

    /// <summary>The treasurer is not elected again; a member is, and takes the office.</summary>
    private static async Task OldAndNewBoard(AssemblyWorld world)
    {
        await using var session = world.App.Query();
        Assert.Contains(await Mandates.On(session, Day.AddDays(-1), default), seat => (seat.PersonId, seat.Role) == (Treasurer, BoardRole.Treasurer));
        Assert.Equal(
            new HashSet<(Guid, BoardRole)> { (President, BoardRole.President), (Secretary, BoardRole.Secretary), (Leader(1), BoardRole.Treasurer) },
            (await Mandates.On(session, Day, default)).Select(seat => (seat.PersonId, seat.Role)).ToHashSet());
    }

    private static async Task SignAndDeclare(AssemblyWorld world, Guid id)
    {
        Assert.Equal(["DeclareOfficers"], await world.Waiting(Coordinator, "coordinator"));
        Assert.Contains("SignAssemblyMinutes", await world.Waiting(President, "president"));
        Assert.Equal("minutes.not_signer", Refused(await world.Act(Leader(1), "president", $"""signAssemblyMinutes(assemblyId: "{id}")""")));
        var first = (await world.Act(President, "president", $"""signAssemblyMinutes(assemblyId: "{id}")""")).GetProperty("assembly").GetProperty("minutes");
        Assert.Null(first.GetProperty("number").GetString());
        await world.App.Send(new People.ChangePerson(President, "Aïcha", "Autrenom"));
        await world.App.MoveTo(Day.AddDays(31));
        Assert.Equal(1, await Letters(world, "assembly_minutes_to_sign", MilaApp.Mila)); // to who has not signed, alone
        var second = (await world.Act(Secretary, "secretary", $"""signAssemblyMinutes(assemblyId: "{id}")""")).GetProperty("assembly").GetProperty("minutes");
        Assert.Equal("AG-2023-01", second.GetProperty("number").GetString());
        Assert.Equal(first.GetProperty("text").GetString(), second.GetProperty("text").GetString()); // what was signed does not change

        await world.App.MoveTo(Day.AddDays(89 - 30));
        Assert.Equal(1, await Letters(world, "officers_to_declare", MilaApp.Mila));
        await world.Coordinate($"""declareOfficers(assemblyId: "{id}", on: "{Day.AddDays(50):O}")""");
    }

    private static async Task NothingBeside(AssemblyWorld world, Guid id)
    {
        var beside = await world.App.Graph("query($id: Guid!) { assembly(id: $id) { id } assemblies { totalCount } }", new { id }, MilaApp.Other, Coordinator, "coordinator");
        Assert.Equal(JsonValueKind.Null, beside.GetProperty("data").GetProperty("assembly").ValueKind);
        Assert.Equal(0, beside.GetProperty("data").GetProperty("assemblies").GetProperty("totalCount").GetInt32());
        Assert.Equal("assembly.unknown", Refused(await world.Coordinate($"""callOffAssembly(assemblyId: "{id}")""", MilaApp.Other)));
    }

    private static (int, int, int, bool) Quorum(JsonElement payload) => payload.GetProperty("assembly").GetProperty("quorum") is var quorum
        ? (quorum.GetProperty("voters").GetInt32(), quorum.GetProperty("voices").GetInt32(), quorum.GetProperty("needed").GetInt32(), quorum.GetProperty("reached").GetBoolean())
        : default;

    private static async Task<int> Letters(AssemblyWorld world, string template, string tenant)
    {
        await using var session = world.App.Query(tenant);
        return await session.Query<Letter>().CountAsync(letter => letter.Template == template);
    }
}
