using System.Text.Json;
using Mila.Kernel;
using Mila.Testing;
using Mila.Workflows.Tests.Engine;
using Xunit;
using static Mila.Workflows.Tests.Engine.SampleApp;

namespace Mila.Workflows.Tests.Graph;

[Collection(OnSampleHost.Name)]
public sealed class WorkflowGraphTests(SampleHost host)
{
    private readonly MilaApp app = host.App;
    private readonly Guid subject = Guid.CreateVersion7();
    private readonly Guid person = Guid.CreateVersion7();

    [Fact]
    public async Task The_inbox_shows_what_waits_for_the_roles_of_who_asks()
    {
        await app.Begin(subject);
        Assert.Equal("Vérifier la candidature", (await Mine("coordinator")).GetProperty("label").GetString());
        Assert.Equal($"/candidatures/{subject}", (await Mine("member", "coordinator")).GetProperty("page").GetString());
        Assert.Equal(JsonValueKind.Undefined, (await Mine("board_member")).ValueKind);
        Assert.Equal(JsonValueKind.Undefined, (await Mine(MilaApp.Other, "coordinator")).ValueKind);

        await app.Send(Happening(subject, 1, "sample.reviewed", "incomplete"));
        Assert.Equal(JsonValueKind.Undefined, (await Mine("coordinator", "applicant", "member")).ValueKind); // the applicant's private page shows it
        await app.Send(Happening(subject, 2, "sample.completed"));
        await app.Send(Happening(subject, 3, "sample.reviewed", "complete"));
        Assert.Equal("Décider en bureau", (await Mine("board_member")).GetProperty("label").GetString());
    }

    [Fact]
    public async Task What_is_due_first_is_at_the_top_and_what_may_wait_comes_last()
    {
        await app.Begin(subject);
        await app.Send(Happening(subject, 1, "sample.reviewed", "incomplete"));

        var days = (await Ask("{ taskInbox(first: 100) { nodes { dueOn } } }", "coordinator")).GetProperty("taskInbox").GetProperty("nodes")
            .EnumerateArray().Select(task => task.GetProperty("dueOn").GetString() ?? "9999").ToList();

        Assert.Equal(days.Order(StringComparer.Ordinal), days);
    }

    [Fact]
    public async Task A_task_is_claimed_by_one_of_its_role()
    {
        await app.Begin(subject);
        var id = (await Mine("coordinator")).GetProperty("id").GetString();

        Assert.Equal("task.of_another_role", Error(await Claim("board_member", person)));
        var claimed = await Claim("coordinator", person);
        Assert.Equal(person, claimed.GetProperty("personTask").GetProperty("claimedBy").GetGuid());
        Assert.Equal("task.claimed", Error(await Claim("coordinator", Guid.CreateVersion7())));

        var journal = (await Ask(Instance("journal { text by at step fact }"), "coordinator")).GetProperty("workflowInstance").GetProperty("journal").EnumerateArray().ToList();
        Assert.Equal(person, Assert.Single(journal, entry => entry.GetProperty("fact").GetString() == "TaskClaimed").GetProperty("by").GetGuid());

        async Task<JsonElement> Claim(string role, Guid by) =>
            (await app.Graph($$"""mutation { claimTask(id: "{{id}}") { personTask { claimedBy } userErrors { code } } }""", null, MilaApp.Mila, by, role)).GetProperty("data").GetProperty("claimTask");
    }

    [Fact]
    public async Task An_instance_shows_where_it_stands_its_journal_and_its_picture()
    {
        await app.Begin(subject);
        await app.Send(Happening(subject, 1, "sample.reviewed", "complete", "hosted"));

        var shown = (await Ask(Instance("step stepLabel outcome values { name word } timers { isReminder dueOn days } definition { key version title hash steps { key kind } picture } journal { text } picture task { id } incidents { id }"), "coordinator")).GetProperty("workflowInstance");

        Assert.Equal(("vote", "Vote du conseil"), (shown.GetProperty("step").GetString(), shown.GetProperty("stepLabel").GetString()));
        Assert.Equal("hosted", shown.GetProperty("values")[0].GetProperty("word").GetString());
        Assert.Equal(2, shown.GetProperty("timers").GetArrayLength());
        Assert.Equal("sample", shown.GetProperty("definition").GetProperty("key").GetString());
        Assert.StartsWith("« Candidature d’essai »", shown.GetProperty("journal")[0].GetProperty("text").GetString()!.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("étape en cours", shown.GetProperty("picture").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("étape en cours", shown.GetProperty("definition").GetProperty("picture").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await Ask(Instance("id"), "coordinator", MilaApp.Other)).GetProperty("workflowInstance").ValueKind);
    }

    [Fact]
    public async Task An_instance_with_branches_shows_where_each_stands_and_what_it_calls()
    {
        await app.Begin(subject, definition: "joint");

        var shown = (await Ask(Instance("stepLabel standings { token on call step { key kind } } tasks { role } calls { running picture definition { key } }"), "coordinator")).GetProperty("workflowInstance");

        Assert.Equal(["PARALLEL", "USER", "CALL", "USER"], shown.GetProperty("standings").EnumerateArray().Select(standing => standing.GetProperty("step").GetProperty("kind").GetString()));
        Assert.Equal(2, shown.GetProperty("tasks").GetArrayLength());
        var call = Assert.Single(shown.GetProperty("calls").EnumerateArray());
        Assert.True(call.GetProperty("running").GetBoolean());
        Assert.Equal("opinion", call.GetProperty("definition").GetProperty("key").GetString());
        Assert.Contains("étape en cours", call.GetProperty("picture").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coordinator_passes_a_step_and_gives_an_instance_up()
    {
        await app.Begin(subject);
        var shown = (await Ask(Instance("id standings { token step { ways { through } } }"), "coordinator")).GetProperty("workflowInstance");
        var (id, token) = (shown.GetProperty("id").GetString(), shown.GetProperty("standings")[0].GetProperty("token").GetString());

        var skipped = (await Ask($$"""mutation { payload: skipStep(id: "{{id}}", token: "{{token}}", through: "sample.reviewed=incomplete", reason: DONE_ELSEWHERE) { instance { step } userErrors { code } } }""", "coordinator")).GetProperty("payload");
        Assert.Equal("complete", skipped.GetProperty("instance").GetProperty("step").GetString());
        var cancelled = (await Ask($$"""mutation { payload: cancelInstance(id: "{{id}}", reason: DUPLICATE) { instance { outcome timers { dueOn } tasks { id } } userErrors { code } } }""", "coordinator")).GetProperty("payload");
        Assert.Equal("cancelled", cancelled.GetProperty("instance").GetProperty("outcome").GetString());
        Assert.Equal(0, cancelled.GetProperty("instance").GetProperty("timers").GetArrayLength() + cancelled.GetProperty("instance").GetProperty("tasks").GetArrayLength());

        Assert.Contains(await Listed("archived: false"), each => each == id);
        Assert.DoesNotContain(await Listed("archived: true"), each => each == id);
        Assert.True((await app.Graph($$"""mutation { cancelInstance(id: "{{id}}", reason: DUPLICATE) { userErrors { code } } }""", null, MilaApp.Mila, person, "board_member")).TryGetProperty("errors", out _));

        async Task<IEnumerable<string?>> Listed(string filter) => (await Ask($$"""{ workflowInstances(first: 100, running: false, {{filter}}) { nodes { id } } }""", "coordinator"))
            .GetProperty("workflowInstances").GetProperty("nodes").EnumerateArray().Select(each => each.GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_register_tells_what_rings_when_and_the_coordinator_moves_a_day()
    {
        await app.Begin(subject);
        var shown = (await Ask(Instance("id standings { token }"), "coordinator")).GetProperty("workflowInstance");
        var id = shown.GetProperty("id").GetString();
        await Ask($$"""mutation { payload: skipStep(id: "{{id}}", token: "{{shown.GetProperty("standings")[0].GetProperty("token").GetString()}}", through: "sample.reviewed=incomplete", reason: DONE_ELSEWHERE) { userErrors { code } } }""", "coordinator");
        var timers = await Register();
        var deadline = Assert.Single(timers, timer => !timer.GetProperty("isReminder").GetBoolean());
        Assert.Equal(("Compléter la candidature", JsonValueKind.Null), (deadline.GetProperty("stepLabel").GetString(), deadline.GetProperty("request").ValueKind));
        Assert.Equal("sample.remind", Assert.Single(timers, timer => timer.GetProperty("isReminder").GetBoolean()).GetProperty("request").GetString());

        var day = DateOnly.Parse(deadline.GetProperty("dueOn").GetString()!, System.Globalization.CultureInfo.InvariantCulture).AddDays(12);
        var moved = (await Ask(Move(deadline, $"{day:O}"), "coordinator")).GetProperty("payload");

        Assert.Equal($"{day:O}", moved.GetProperty("instance").GetProperty("task").GetProperty("dueOn").GetString());
        Assert.Equal($"{day:O}", Assert.Single(await Register(), timer => timer.GetProperty("id").GetString() == deadline.GetProperty("id").GetString()).GetProperty("dueOn").GetString());
        Assert.Contains($"Échéance déplacée au {French.Day(day)}\u00A0: c’est convenu avec les personnes concernées.", moved.GetProperty("instance").GetProperty("journal").EnumerateArray().Select(entry => entry.GetProperty("text").GetString()));
        Assert.Equal("timer.past_day", (await Ask(Move(deadline, "2020-01-01"), "coordinator")).GetProperty("payload").GetProperty("userErrors")[0].GetProperty("code").GetString());
        Assert.True((await app.Graph(Move(deadline, $"{day:O}"), null, MilaApp.Mila, person, "board_member")).TryGetProperty("errors", out _));

        string Move(JsonElement timer, string on) => $$"""mutation { payload: moveTimer(id: "{{id}}", token: "{{timer.GetProperty("id").GetString()}}", dueOn: "{{on}}", reason: AGREED) { instance { task { dueOn } journal { text } } userErrors { code } } }""";

        async Task<List<JsonElement>> Register() => [.. (await Ask("{ dueTimers(first: 100) { nodes { id isReminder dueOn stepLabel request instance { id } } } }", "coordinator"))
            .GetProperty("dueTimers").GetProperty("nodes").EnumerateArray().Where(timer => timer.GetProperty("instance").GetProperty("id").GetString() == id)];
    }

    [Fact]
    public async Task Instances_are_listed_with_their_journals_the_newest_first()
    {
        await app.Begin(subject);

        var listed = (await Ask("""{ workflowInstances(first: 5, running: true, definition: "sample") { nodes { subjectId stepLabel journal { text } } } }""", "operator"))
            .GetProperty("workflowInstances").GetProperty("nodes").EnumerateArray().ToList();

        Assert.Contains(listed, each => each.GetProperty("subjectId").GetGuid() == subject && each.GetProperty("journal").GetArrayLength() == 3);
    }

    [Fact]
    public async Task Definitions_are_listed_with_their_text_and_their_steps()
    {
        var listed = (await Ask("""{ workflowDefinitions { key title } workflowDefinition(key: "sample") { subject text steps { key kind role command request deadline ways { through to } } } }""", "auditor"));

        Assert.Contains(listed.GetProperty("workflowDefinitions").EnumerateArray(), each => each.GetProperty("key").GetString() == "sample");
        var complete = listed.GetProperty("workflowDefinition").GetProperty("steps")[1];
        Assert.Equal(("USER", "applicant", "sample.lapse_days"), (complete.GetProperty("kind").GetString(), complete.GetProperty("role").GetString(), complete.GetProperty("deadline").GetString()));
        Assert.Equal("deadline", complete.GetProperty("ways").EnumerateArray().Last().GetProperty("through").GetString());
    }

    [Fact]
    public async Task An_incident_is_listed_retried_and_resolved_with_a_reason()
    {
        app.Module().Answers[subject] = asked => asked.What == "open_vote" ? new TimeoutException() : null;
        await app.Begin(subject);
        await app.Send(Happening(subject, 1, "sample.reviewed", "complete", "hosted"));
        var first = await Open();
        Assert.Equal("FAILED", first.GetProperty("cause").GetString());

        await Mutate($$"""mutation { payload: retryIncident(id: "{{first.GetProperty("id").GetString()}}") { incident { end } userErrors { code message } } }""");
        await app.Quiet();
        var second = await Open();
        Assert.Equal(2, second.GetProperty("attempt").GetInt32());
        var id = second.GetProperty("id").GetString();

        Assert.Equal("incident.outcome_unknown", Error(await Mutate($$"""mutation { payload: resolveIncident(id: "{{id}}", reason: DONE_BY_HAND, outcome: "refused") { userErrors { code } } }""")));
        Assert.Equal("incident.reason_refused", Error(await Mutate($$"""mutation { payload: resolveIncident(id: "{{id}}", reason: STEP_LEFT) { userErrors { code } } }""")));
        var resolved = await Mutate($$"""mutation { payload: resolveIncident(id: "{{id}}", reason: DONE_BY_HAND) { incident { end } userErrors { code } } }""");
        Assert.Equal("DONE_BY_HAND", resolved.GetProperty("incident").GetProperty("end").GetString());
        Assert.Equal("incident.over", Error(await Mutate($$"""mutation { payload: retryIncident(id: "{{id}}") { userErrors { code } } }""")));
        Assert.Equal("vote", (await app.Instance(subject)).Step);

        async Task<JsonElement> Open() => Assert.Single(
            (await Ask("{ incidents(open: true, first: 100) { nodes { id subjectId cause code attempt step } } }", "operator")).GetProperty("incidents").GetProperty("nodes").EnumerateArray(),
            each => each.GetProperty("subjectId").GetGuid() == subject);
        async Task<JsonElement> Mutate(string document) => (await Ask(document, "operator")).GetProperty("payload");
    }

    [Theory]
    [InlineData("{ taskInbox { nodes { id } } }", "applicant")]
    [InlineData("{ incidents { nodes { id } } }", "board_member")]
    [InlineData("{ workflowInstances { nodes { id } } }", "member")]
    [InlineData("{ workflowDefinitions { key } }", "funder")]
    public async Task Who_has_no_business_here_is_refused(string document, string role)
    {
        Assert.True((await app.Graph(document, null, MilaApp.Mila, person, role)).TryGetProperty("errors", out _));
        Assert.True((await app.Graph(document)).TryGetProperty("errors", out _));
    }

    private string Instance(string fields) => $$"""{ workflowInstance(subjectKind: "application", subjectId: "{{subject}}") { {{fields}} } }""";

    private Task<JsonElement> Mine(params string[] roles) => roles[0] == MilaApp.Other ? Mine(MilaApp.Other, roles[1..]) : Mine(MilaApp.Mila, roles);

    /// <summary>The one task about the subject, as somebody of those roles sees it.</summary>
    private async Task<JsonElement> Mine(string tenant, string[] roles)
    {
        var answer = await app.Graph("{ taskInbox(first: 100) { nodes { id subjectId label page role dueOn claimedBy } } }", null, tenant, person, roles);
        return answer.GetProperty("data").GetProperty("taskInbox").GetProperty("nodes").EnumerateArray().SingleOrDefault(task => task.GetProperty("subjectId").GetGuid() == subject);
    }

    private async Task<JsonElement> Ask(string document, string role, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph(document, null, tenant, person, role);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    private static string Error(JsonElement payload) => Assert.Single(payload.GetProperty("userErrors").EnumerateArray()).GetProperty("code").GetString()!;
}
