using System.Text.Json;
using Mila.Testing;
using Mila.Workflows.Tests.Engine;
using Mila.Workflows.Tests.Instances;
using Xunit;
using static Mila.Workflows.Tests.Engine.SampleApp;

namespace Mila.Workflows.Tests.Drafts;

[Collection(OnSampleHost.Name)]
public sealed class DraftGraphTests(SampleHost host)
{
    private const string Fields = "ownDefinition { publishedVersion draft basedOn errors { step line message } changes { text } picture } userErrors { code }";

    private readonly MilaApp app = host.App;
    private readonly Guid writer = Guid.CreateVersion7();

    [Fact]
    public async Task A_draft_is_written_tried_published_and_withdrawn_while_instances_stay_with_their_version()
    {
        var (before, after) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.Begin(before, definition: "opinion");
        var wrong = await Mutate("saveWorkflowDraft", Story.Opinion.Text.Replace("coordinator", "king", StringComparison.Ordinal));
        Assert.Equal("ask", wrong.GetProperty("errors")[0].GetProperty("step").GetString());
        Assert.True(wrong.GetProperty("errors")[0].GetProperty("line").GetInt32() > 1);
        Assert.Equal("draft.not_right", await Refusal("publishWorkflowDraft"));

        var right = await Mutate("saveWorkflowDraft", Story.Opinion.Text.Replace("Lire la candidature", "Lire et relire", StringComparison.Ordinal));
        Assert.Empty(right.GetProperty("errors").EnumerateArray());
        Assert.Equal("« Lire et relire » : elle s’appelait « Lire la candidature ».", right.GetProperty("changes")[0].GetProperty("text").GetString()!.Replace('\u00A0', ' '));
        var tried = (await Ask("""{ workflowSimulation(key: "opinion", lines: ["sample.reviewed=complete"]) { outcome journal { text } } }""")).GetProperty("workflowSimulation");
        Assert.Equal("for", tried.GetProperty("outcome").GetString());
        Assert.Contains(tried.GetProperty("journal").EnumerateArray(), entry => entry.GetProperty("text").GetString()!.Contains("Lire et relire", StringComparison.Ordinal));

        var version = (await Mutate("publishWorkflowDraft")).GetProperty("publishedVersion").GetInt32();
        await app.Begin(after, definition: "opinion");
        Assert.Equal((1, version), ((await app.Instance(before, definition: "opinion")).DefinitionVersion, (await app.Instance(after, definition: "opinion")).DefinitionVersion));
        Assert.Equal("Lire et relire", Assert.Single((await app.Instance(after, definition: "opinion")).Tasks).Opened.Label);
        Assert.Equal(1, (await Ask("""{ workflowDefinition(key: "opinion") { version } }""", MilaApp.Other)).GetProperty("workflowDefinition").GetProperty("version").GetInt32());
        await app.Begin(before, MilaApp.Other, "opinion");
        Assert.Equal(1, (await app.Instance(before, MilaApp.Other, "opinion")).DefinitionVersion);

        var id = StartInstance.IdOf("opinion", "application", before);
        var dryRun = (await Ask($$"""{ workflowInstance(id: "{{id}}") { newerVersion migrationObstacles } }""")).GetProperty("workflowInstance");
        Assert.Equal((version, 0), (dryRun.GetProperty("newerVersion").GetInt32(), dryRun.GetProperty("migrationObstacles").GetArrayLength()));
        var migrated = (await Ask($$"""mutation { migrateInstance(id: "{{id}}") { instance { newerVersion step definition { version } tasks { label } journal { text } picture } userErrors { code } } }""")).GetProperty("migrateInstance").GetProperty("instance");
        Assert.Equal((version, "ask"), (migrated.GetProperty("definition").GetProperty("version").GetInt32(), migrated.GetProperty("step").GetString()));
        Assert.Equal("Lire et relire", migrated.GetProperty("tasks")[0].GetProperty("label").GetString());
        Assert.Contains(migrated.GetProperty("journal").EnumerateArray(), entry => entry.GetProperty("text").GetString()!.Contains($"version {version}", StringComparison.Ordinal));
        Assert.Equal("instance.not_migratable", Assert.Single((await Ask($$"""mutation { migrateInstance(id: "{{id}}") { userErrors { code } } }""")).GetProperty("migrateInstance").GetProperty("userErrors").EnumerateArray()).GetProperty("code").GetString());

        await AllMigrate(version);

        Assert.Equal(JsonValueKind.Null, (await Mutate("withdrawWorkflowDefinition")).GetProperty("publishedVersion").ValueKind);
        Assert.Equal(1, (await Ask("""{ workflowDefinition(key: "opinion") { version } }""")).GetProperty("workflowDefinition").GetProperty("version").GetInt32());
        await app.Send(Happening(after, 1, "sample.reviewed", "complete"));
        Assert.Equal("for", (await app.Instance(after, definition: "opinion")).Outcome);
        Assert.Equal("definition.not_published", await Refusal("withdrawWorkflowDefinition"));
        await Mutate("saveWorkflowDraft", "{}");
        Assert.Equal(JsonValueKind.Null, (await Mutate("discardWorkflowDraft")).GetProperty("draft").ValueKind);
        Assert.Equal("draft.none", await Refusal("discardWorkflowDraft"));
    }

    [Fact]
    public async Task A_question_is_added_by_form_answered_from_the_inbox_and_taken_out_again()
    {
        const string There = MilaApp.Other;
        var subject = Guid.CreateVersion7();
        await Settled("""addWorkflowDraftStep(key: "opinion", after: "ask", through: "sample.reviewed=complete", question: "Seconde lecture", role: "board_member", goOn: "avis favorable", otherwise: "à relire", otherwiseTo: "ask")""");
        await Settled("""publishWorkflowDraft(key: "opinion")""");
        await app.Begin(subject, There, "opinion");
        await app.Send(Happening(subject, 1, "sample.reviewed", "complete"), There);

        var task = await Mine();
        Assert.Equal(("Seconde lecture", "à relire"), (task.GetProperty("label").GetString(), task.GetProperty("answers")[1].GetProperty("label").GetString()));
        Assert.Equal("task.of_another_role", await Answer(task, "otherwise", "coordinator"));
        Assert.Equal("task.answer_unknown", await Answer(task, "perhaps"));
        Assert.Null(await Answer(task, "otherwise"));
        Assert.Equal("ask", (await app.Instance(subject, There, "opinion")).Step);
        Assert.Equal("task.settled", await Answer(task, "go_on"));
        await app.Send(Happening(subject, 2, "sample.reviewed", "complete"), There);
        Assert.Null(await Answer(await Mine(), "go_on"));
        await app.Quiet();
        Assert.Equal("for", (await app.Instance(subject, There, "opinion")).Outcome);
        var journal = (await Ask($$"""{ workflowInstance(id: "{{StartInstance.IdOf("opinion", "application", subject)}}") { journal { text by } } }""", There)).GetProperty("workflowInstance").GetProperty("journal");
        Assert.Contains(journal.EnumerateArray(), entry => entry.GetProperty("text").GetString()!.Contains("avis favorable", StringComparison.Ordinal) && entry.GetProperty("by").GetString() == $"{writer}");

        await Settled("""removeWorkflowDraftStep(key: "opinion", step: "question_1", to: "open")""");
        Assert.Contains("Étape retirée", (await Ask("""{ workflowDefinition(key: "opinion") { own { changes { text } } } }""", There)).GetProperty("workflowDefinition").GetProperty("own").GetProperty("changes")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        await Settled("""discardWorkflowDraft(key: "opinion")""");
        await Settled("""withdrawWorkflowDefinition(key: "opinion")""");

        async Task Settled(string mutation) =>
            Assert.Empty((await Ask($$"""mutation { payload: {{mutation}} { userErrors { code } } }""", There)).GetProperty("payload").GetProperty("userErrors").EnumerateArray());

        async Task<JsonElement> Mine() => Assert.Single((await app.Graph("""{ taskInbox(first: 100) { nodes { id label subjectId answers { outcome label } } } }""", null, There, writer, "board_member"))
            .GetProperty("data").GetProperty("taskInbox").GetProperty("nodes").EnumerateArray(), task => task.GetProperty("subjectId").GetGuid() == subject);

        async Task<string?> Answer(JsonElement task, string outcome, string role = "board_member")
        {
            var errors = (await app.Graph($$"""mutation { answerTask(id: "{{task.GetProperty("id").GetString()}}", outcome: "{{outcome}}") { userErrors { code } } }""", null, There, writer, role))
                .GetProperty("data").GetProperty("answerTask").GetProperty("userErrors");
            return errors.GetArrayLength() == 0 ? null : errors[0].GetProperty("code").GetString();
        }
    }

    /// <summary>A step of the version in force has another key in the next: all its instances go there, once a person has said where.</summary>
    private async Task AllMigrate(int version)
    {
        await Mutate("saveWorkflowDraft", Story.Opinion.Text.Replace("\"ask\"", "\"read\"", StringComparison.Ordinal));
        var next = (await Mutate("publishWorkflowDraft")).GetProperty("publishedVersion").GetInt32();
        const string Groups = "groups { version count obstacles displaced { step { key } places { key } } }";
        var group = Assert.Single((await Ask($$"""{ workflowMigration(key: "opinion") { version {{Groups}} } }""")).GetProperty("workflowMigration").GetProperty("groups").EnumerateArray());
        Assert.Equal((version, 2, 1), (group.GetProperty("version").GetInt32(), group.GetProperty("count").GetInt32(), group.GetProperty("obstacles").GetArrayLength()));
        Assert.Equal(["read"], group.GetProperty("displaced")[0].GetProperty("places").EnumerateArray().Select(place => place.GetProperty("key").GetString()));

        Assert.Equal("workflow.other_in_force", await MigrateAll(version, "read"));
        Assert.Null(await MigrateAll(next, "nowhere"));
        await app.Quiet();
        Assert.Equal(2, (await Ask("""{ workflowMigration(key: "opinion") { groups { count } } }""")).GetProperty("workflowMigration").GetProperty("groups")[0].GetProperty("count").GetInt32());
        Assert.Null(await MigrateAll(next, "read"));
        await app.Quiet();
        Assert.Empty((await Ask("""{ workflowMigration(key: "opinion") { groups { count } } }""")).GetProperty("workflowMigration").GetProperty("groups").EnumerateArray());
    }

    private async Task<string?> MigrateAll(int version, string to)
    {
        var errors = (await Ask($$"""mutation { migrateInstances(key: "opinion", version: {{version}}, steps: [{ from: "ask", to: "{{to}}" }]) { userErrors { code } } }"""))
            .GetProperty("migrateInstances").GetProperty("userErrors");
        return errors.GetArrayLength() == 0 ? null : errors[0].GetProperty("code").GetString();
    }

    [Theory]
    [InlineData("""mutation { migrateInstances(key: "opinion", version: 1) { userErrors { code } } }""", "board_member")]
    [InlineData("""mutation { publishWorkflowDraft(key: "opinion") { userErrors { code } } }""", "secretary")]
    [InlineData("""mutation { addWorkflowDraftStep(key: "opinion", after: "ask", through: "x", question: "x", role: "x", goOn: "x") { userErrors { code } } }""", "board_member")]
    [InlineData("""mutation { removeWorkflowDraftStep(key: "opinion", step: "open", to: "for") { userErrors { code } } }""", "treasurer")]
    [InlineData("""mutation { saveWorkflowDraft(key: "opinion", text: "{}") { userErrors { code } } }""", "board_member")]
    [InlineData("""{ workflowSimulation(key: "opinion") { outcome } }""", "board_member")]
    public async Task Who_may_not_write_or_publish_is_refused(string document, string role) =>
        Assert.True((await app.Graph(document, null, MilaApp.Mila, writer, role)).TryGetProperty("errors", out _));

    private async Task<JsonElement> Mutate(string field, string? text = null)
    {
        var payload = await Payload(field, text);
        Assert.Empty(payload.GetProperty("userErrors").EnumerateArray());
        return payload.GetProperty("ownDefinition");
    }

    private async Task<string?> Refusal(string field) => Assert.Single((await Payload(field)).GetProperty("userErrors").EnumerateArray()).GetProperty("code").GetString();

    private async Task<JsonElement> Payload(string field, string? text = null)
    {
        var answer = await app.Graph(text is null
            ? $$"""mutation { payload: {{field}}(key: "opinion") { {{Fields}} } }"""
            : $$"""mutation Save($text: String!) { payload: {{field}}(key: "opinion", text: $text) { {{Fields}} } }""",
            text is null ? null : new { text }, MilaApp.Mila, writer, "coordinator");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data").GetProperty("payload");
    }

    private async Task<JsonElement> Ask(string document, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph(document, null, tenant, writer, "coordinator");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }
}
