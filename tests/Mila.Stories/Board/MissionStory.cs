using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Membership.Missions;
using Mila.Modules.Figures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Board;

/// <summary>A volunteer of the civic service comes under the agreement, sees its own mission on its days alone, and does its tasks; late ones wait for the office.</summary>
public sealed class MissionStory : IAsyncLifetime
{
    private static readonly Guid Coordinator = NamedId.Of("coordinator");
    private static readonly Guid Volunteer = NamedId.Of("civic volunteer");
    private static readonly Guid Other = NamedId.Of("another volunteer");

    private MilaApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        foreach (var (person, name) in new[] { (Coordinator, "Camille"), (Volunteer, "Inès"), (Other, "Noé") })
            await app.Send(new RecordPerson(person, name, "Exemple"));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_volunteer_comes_under_the_agreement_and_does_what_it_is_given_on_the_days_of_its_mission()
    {
        var (first, last) = (app.Today.AddDays(1), app.Today.AddMonths(8));
        var begin = $"""beginMission(personId: "{Volunteer}", tutorId: "{Coordinator}", from: "{first:O}", lastDay: "{last:O}", purpose: "Communication") """;
        Assert.Equal("mission.no_agreement", await Run(begin));
        await Run($"""registerDocument(kind: CIVIC_SERVICE_AGREEMENT, file: "{await Upload()}", from: "2023-01-01", until: "2025-12-31")""");
        Assert.Null(await Run(begin));
        Assert.Null(await Run($"""beginMission(personId: "{Other}", tutorId: "{Coordinator}", from: "{first:O}", lastDay: "{last:O}", purpose: "Fête du quartier") """));
        await using (var session = app.Query())
        {
            Assert.Empty(await RolesOnDay.Of(session, Volunteer, app.Today, default));
            Assert.Equal(["civic_volunteer"], await RolesOnDay.Of(session, Volunteer, last, default));
            Assert.Empty(await RolesOnDay.Of(session, Volunteer, last.AddDays(1), default));
        }

        await app.MoveTo(first);
        var mine = Assert.Single((await Ask(Volunteer, "civic_volunteer", "{ civicMissions { nodes { id name tutorName purpose } } }")).GetProperty("civicMissions").GetProperty("nodes").EnumerateArray());
        Assert.Equal(("Inès Exemple", "Camille Exemple", "Communication"), (mine.GetProperty("name").GetString(), mine.GetProperty("tutorName").GetString(), mine.GetProperty("purpose").GetString()));
        var id = mine.GetProperty("id").GetGuid();
        Assert.Null(await Run($"""giveMissionTask(missionId: "{id}", words: "Porter les affiches", dueOn: "{first.AddDays(5):O}")"""));
        Assert.Null(await Run($"""giveMissionTask(missionId: "{id}", words: "Écrire aux adhérents", dueOn: "{first.AddDays(3):O}")"""));
        Assert.Equal(["Écrire aux adhérents", "Porter les affiches"], await Waiting(Volunteer, "civic_volunteer"));
        var posters = (await Tasks())["Porter les affiches"];
        Assert.Equal("mission_task.not_yours", await Run($"""finishMissionTask(taskId: "{posters}")""", Other, "civic_volunteer"));
        Assert.Null(await Run($"""finishMissionTask(taskId: "{posters}")""", Volunteer, "civic_volunteer"));
        Assert.Equal(["Écrire aux adhérents"], await Waiting(Volunteer, "civic_volunteer"));

        await app.MoveTo(first.AddDays(5));
        Assert.Equal(["Écrire aux adhérents"], await Waiting(Coordinator, "coordinator"));
        Assert.Null(await Run($"""dropMissionTask(taskId: "{(await Tasks())["Écrire aux adhérents"]}")"""));
        Assert.Empty(await Waiting(Coordinator, "coordinator"));
        await ItsDaysAreMarkedAndStated(id, MissionMonth.Of(first));
        await OnlyTheOffice(id);
    }

    private async Task ItsDaysAreMarkedAndStated(Guid id, DateOnly month)
    {
        string Mark(DateOnly day, string presence) => $$"""markMissionDays(missionId: "{{id}}", month: "{{day:O}}", days: [{ day: "{{day:O}}", presence: {{presence}} }])""";
        var day = app.Today;
        Assert.Null(await Run(Mark(day, "PRESENT"), Volunteer, "civic_volunteer"));
        Assert.Null(await Run(Mark(day.AddDays(-1), "SICK"), Volunteer, "civic_volunteer"));
        Assert.Equal("mission_day.not_yours", await Run(Mark(day, "LEAVE"), Other, "civic_volunteer"));
        Assert.Equal("mission_day.to_come", await Run(Mark(day.AddDays(1), "PRESENT"), Volunteer, "civic_volunteer"));
        var state = $"""stateMissionMonth(missionId: "{id}", month: "{month:O}")""";
        Assert.Equal("mission_month.not_over", await Run(state));
        Assert.True((await app.Graph($"mutation {{ done: {state} {{ userErrors {{ code }} }} }}", null, MilaApp.Mila, Volunteer, "civic_volunteer")).TryGetProperty("errors", out _));

        await app.MoveTo(month.AddMonths(1));
        Assert.Equal([$"{French.Month(month)}, Inès Exemple"], await Waiting(Coordinator, "coordinator"));
        Assert.Null(await Run(state));
        Assert.Empty(await Waiting(Coordinator, "coordinator"));
        Assert.Equal("mission_month.stated", await Run(Mark(day, "LEAVE"), Volunteer, "civic_volunteer"));
        Assert.Null(await Run(Mark(day.AddDays(-1), "PRESENT")));
        const string Months = "civicMission(id: $id) { months { month present absent statedOn correctedOn days { day presence } } }";
        var marked = (await Read(Volunteer, "civic_volunteer")).GetProperty("months")[0];
        Assert.Equal((2, 0, 2, $"{app.Today:O}"), (marked.GetProperty("present").GetInt32(), marked.GetProperty("absent").GetInt32(), marked.GetProperty("days").GetArrayLength(), marked.GetProperty("correctedOn").GetString()));
        Assert.Equal(JsonValueKind.Null, (await Read(NamedId.Of("auditor"), "auditor")).GetProperty("months")[0].GetProperty("days").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await app.Graph($"query($id: Guid!) {{ {Months} }}", new { id }, MilaApp.Mila, Other, "civic_volunteer")).GetProperty("data").GetProperty("civicMission").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await app.Graph($"query($id: Guid!) {{ {Months} }}", new { id }, MilaApp.Other, Coordinator, "coordinator")).GetProperty("data").GetProperty("civicMission").ValueKind);
        await using var session = app.Query();
        var figures = (await ShippedFigures.Handle(
            new ResolveFigures([MissionFigureKeys.Volunteers, MissionFigureKeys.DaysPresent, MissionFigureKeys.DaysAbsent], month, app.Today, null), session, default)).Figures;
        Assert.Equal([2m, 2m, 0m], figures.Select(figure => figure.Value));
        Assert.Contains("civic_mission_months", (await Ask(Volunteer, "civic_volunteer", "{ myExport }")).GetRawText(), StringComparison.Ordinal);

        async Task<JsonElement> Read(Guid person, string role) => (await app.Graph($"query($id: Guid!) {{ {Months} }}", new { id }, MilaApp.Mila, person, role)).GetProperty("data").GetProperty("civicMission");
    }

    private async Task OnlyTheOffice(Guid id)
    {
        foreach (var field in new[] { $"""giveMissionTask(missionId: "{id}", words: "x", dueOn: "{app.Today:O}")""", $"""shortenMission(missionId: "{id}", lastDay: "{app.Today:O}")""" })
            Assert.True((await app.Graph($"mutation {{ done: {field} {{ userErrors {{ code }} }} }}", null, MilaApp.Mila, Volunteer, "civic_volunteer")).TryGetProperty("errors", out _));
        Assert.True((await app.Graph("{ members { totalCount } }", null, MilaApp.Mila, Volunteer, "civic_volunteer")).TryGetProperty("errors", out _));
        Assert.Null(await Run($"""shortenMission(missionId: "{id}", lastDay: "{app.Today:O}")"""));
        Assert.Equal("mission_task.outside_mission", await Run($"""giveMissionTask(missionId: "{id}", words: "Trop tard", dueOn: "{app.Today.AddDays(1):O}")"""));
        Assert.Equal("mission.unknown", await Run($"""shortenMission(missionId: "{Guid.CreateVersion7()}", lastDay: "{app.Today:O}")"""));
        Assert.Equal("mission_task.unknown", await Run($"""dropMissionTask(taskId: "{Guid.CreateVersion7()}")"""));
        await using var session = app.Query();
        Assert.Equal(app.Today.AddDays(1), (await session.LoadAsync<RoleGrant>(NamedId.Of("civic-mission", "role", $"{id}")))!.Until);
        var beside = await app.Graph("{ civicMissions { totalCount } }", null, MilaApp.Other, Coordinator, "coordinator");
        Assert.Equal(0, beside.GetProperty("data").GetProperty("civicMissions").GetProperty("totalCount").GetInt32());
    }

    private async Task<Dictionary<string, Guid>> Tasks() => (await Ask(Volunteer, "civic_volunteer", "{ civicMissions { nodes { tasks { id words } } } }")).GetProperty("civicMissions").GetProperty("nodes")[0]
        .GetProperty("tasks").EnumerateArray().ToDictionary(task => task.GetProperty("words").GetString()!, task => task.GetProperty("id").GetGuid());

    private async Task<IEnumerable<string?>> Waiting(Guid person, string role) =>
        [.. (await Ask(person, role, "{ taskInbox { nodes { subjectTitle } } }")).GetProperty("taskInbox").GetProperty("nodes").EnumerateArray().Select(task => task.GetProperty("subjectTitle").GetString())];

    private Task<string?> Run(string field) => Run(field, Coordinator, "coordinator");

    private async Task<string?> Run(string field, Guid person, string role) => (await Ask(person, role, $"mutation {{ done: {field} {{ userErrors {{ code }} }} }}")).GetProperty("done").GetProperty("userErrors").EnumerateArray()
        .Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    private async Task<JsonElement> Ask(Guid person, string role, string document)
    {
        var answer = await app.Graph(document, null, MilaApp.Mila, person, role);
        await app.Quiet();
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data");
    }

    private async Task<Guid> Upload()
    {
        using var client = app.Client(MilaApp.Mila, Coordinator, "coordinator");
        using var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes("Agrément de service civique."));
        bytes.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var form = new MultipartFormDataContent { { bytes, "file", "agrement.txt" } };
        using var answer = await client.PostAsync("/files", form, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();
    }
}
