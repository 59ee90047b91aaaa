using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Modules.Figures;
using Mila.Testing;
using Mila.Workflows;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Stories.Board;

/// <summary>A meeting of the board by its workflow, from its agenda to numbered minutes; what had no decision comes back; another association sees nothing.</summary>
public sealed class BoardMeetingStory(BoardHost host) : IClassFixture<BoardHost>
{
    private static readonly Guid Coordinator = NamedId.Of("coordinator");
    private readonly MilaApp app = host.App;
    private readonly BoardAtWork board = host.Board;

    [Fact]
    public async Task A_meeting_is_convened_held_and_its_minutes_are_signed_and_what_was_not_reached_is_on_the_next_agenda()
    {
        var day = app.Today.AddDays(10);
        var id = await Plan(day);
        var cleaning = await Place(id, "Renouveler le contrat de nettoyage", true);
        var left = await Place(id, "Refaire la vitrine", true);
        await Place(id, "Nouvelles de la cave", false);
        var vote = await board.OpenMotion(day.AddDays(5), "Changer d’assureur");
        Assert.Null(await Run($"""placeVote(meetingId: "{id}", deliberationId: "{vote}")"""));
        Assert.DoesNotContain("Changer d’assureur", (await board.Ask("{ ballotsToCast { subjectTitle } }", null, 2)).GetRawText(), StringComparison.Ordinal);
        Assert.Equal("deliberation.on_agenda", (await Assert.ThrowsAsync<RuleViolation>(() => board.Cast(vote, 2, "adopted"))).Code);
        var file = await Upload();
        Assert.Null(await Run($"""attachPaper(meetingId: "{id}", itemId: "{cleaning}", file: "{file}")"""));

        Assert.Null(await Run($"""conveneBoardMeeting(meetingId: "{id}")"""));
        await EachMemberIsWrittenTo(id);
        Assert.Null(await Run($"""giveMeetingProxy(meetingId: "{id}", to: "{board.Members[3]}")""", 4));
        Assert.Equal("proxy.holder_has_one", await Run($"""giveMeetingProxy(meetingId: "{id}", to: "{board.Members[3]}")""", 2));
        Assert.Equal("meeting.presence_not_now", await Run($"""recordMeetingPresence(meetingId: "{id}", personId: "{board.Members[0]}", isPresent: true)"""));

        await app.MoveTo(day);
        foreach (var member in new[] { 0, 1, 3 })
            Assert.Null(await Run($"""recordMeetingPresence(meetingId: "{id}", personId: "{board.Members[member]}", isPresent: true)"""));
        Assert.Null(await Run($"""openBoardMeeting(meetingId: "{id}")"""));
        Assert.Equal(["CloseBoardMeeting"], await Waiting(id, "coordinator", Coordinator));
        Assert.Null(await Run($"""recuseFromItem(meetingId: "{id}", itemId: "{cleaning}")""", 1));
        Assert.Equal("meeting.not_all_voices", await Count(id, cleaning, 4, 0, 0));
        Assert.Null(await Count(id, cleaning, 2, 0, 1));
        Assert.Null(await Count(id, vote, 3, 1, 0));
        Assert.Equal((DeliberationState.Adopted, true), await board.Load(vote) is var decided ? (decided.State, decided.DecidedByHands) : default);
        Assert.Null(await Run($"""noteMeetingItem(meetingId: "{id}", itemId: "{left}", text: "Faute de temps.")"""));
        Assert.Null(await Run($"""closeBoardMeeting(meetingId: "{id}")"""));

        Assert.Equal(["SignBoardMinutes"], await Waiting(id, "secretary", board.Secretary));
        Assert.Null(await Run($"""signBoardMinutes(meetingId: "{id}")""", 1, "secretary"));
        var minutes = (await Ask($$"""{ boardMeeting(id: "{{id}}") { minutes { number text } } }""")).GetProperty("boardMeeting").GetProperty("minutes");
        Assert.Equal("2023-01", minutes.GetProperty("number").GetString());
        foreach (var told in new[] { "Représentés : Membre4 mila, par Membre3 mila.", "Déportés : Membre1 mila.", "Décision : Adopter.", "Faute de temps.", "Non examiné, reporté" })
            Assert.Contains(told, minutes.GetProperty("text").GetString()!.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal("held", (await Instance(id)).Outcome);
        Assert.Equal("minutes.of_a_meeting", (await Assert.ThrowsAsync<RuleViolation>(() => app.Send(new SignMinutes(vote), MilaApp.Mila, board.Secretary))).Code);

        var next = (await Ask($$"""{ boardMeeting(id: "{{await Plan(day.AddDays(20))}}") { items { text } } }""")).GetProperty("boardMeeting").GetProperty("items");
        Assert.Equal("""[{"text":"Refaire la vitrine"}]""", next.GetRawText());
        await NobodyElseSees(id, file);
        await using var session = app.Query();
        var figures = (await ShippedFigures.Handle(
            new ResolveFigures([BoardMeetingFigureKeys.OfBody("board"), BoardMeetingFigureKeys.NoQuorum, BoardMeetingFigureKeys.Presence, BoardMeetingFigureKeys.Decisions], day, day, null), session, default)).Figures;
        Assert.Equal([1m, 0m, 60m, 2m], figures.Select(figure => figure.Value)); // three of five came, one was represented; two votes
    }

    [Fact]
    public async Task Too_few_come_and_what_was_to_be_decided_waits_while_a_vote_that_leaves_its_meeting_takes_ballots_again()
    {
        var day = app.Today.AddDays(3);
        var id = await Plan(day, "BUREAU");
        var motion = await Place(id, "Acheter une table de mixage", true);
        Assert.Null(await Run($"""conveneBoardMeeting(meetingId: "{id}")"""));
        await app.MoveTo(day.AddDays(1));
        Assert.Equal("meeting.no_quorum", await Run($"""openBoardMeeting(meetingId: "{id}")"""));
        Assert.Null(await Run($"""findBoardQuorumMissed(meetingId: "{id}")"""));
        await app.MoveTo(day.AddDays(17));
        Assert.Equal(1, await Letters("board_minutes_to_sign"));

        var second = await Plan(day.AddDays(30));
        var vote = await board.OpenMotion(day.AddDays(40), "Adhérer au réseau");
        Assert.Null(await Run($"""placeVote(meetingId: "{second}", deliberationId: "{vote}")"""));
        Assert.Null(await Run($"""callOffBoardMeeting(meetingId: "{second}")"""));
        await board.Cast(vote, 2, "adopted");
        Assert.Equal("called_off", (await Instance(second)).Outcome);
        Assert.Equal("meeting.unknown", await Run($"""conveneBoardMeeting(meetingId: "{Guid.CreateVersion7()}")"""));
        var third = (await Ask($$"""{ boardMeeting(id: "{{await Plan(day.AddDays(30), "BUREAU")}}") { items { id } } }""")).GetProperty("boardMeeting").GetProperty("items");
        Assert.Equal($$"""[{"id":"{{motion}}"}]""", third.GetRawText());
    }

    [Fact]
    public async Task A_meeting_is_put_off_with_its_proxies_and_told_in_time_and_its_workflow_follows_the_new_day()
    {
        var day = app.Today.AddDays(12);
        var id = await Plan(day);
        await Place(id, "Changer les serrures", true);
        Assert.Null(await Run($"""conveneBoardMeeting(meetingId: "{id}")"""));
        Assert.Null(await Run($"""giveMeetingProxy(meetingId: "{id}", to: "{board.Members[3]}")""", 4));
        Assert.Equal("meeting.notice_too_short", await PutOff(app.Today.AddDays(7)));
        Assert.Equal("meeting.no_reason", await PutOff(day.AddDays(20), reason: ""));
        Assert.Null(await PutOff(day.AddDays(20)));
        Assert.True((await board.Ask($$"""mutation { putOffBoardMeeting(meetingId: "{{id}}", day: "{{day:O}}", time: "18:30:00", place: "Pôle") { userErrors { code } } }""", null, 2)).TryGetProperty("errors", out _));
        Assert.Contains("meeting.unknown", (await app.Graph(
            $$"""mutation { putOffBoardMeeting(meetingId: "{{id}}", day: "{{day:O}}", time: "18:30:00", place: "Pôle") { userErrors { code } } }""", null, MilaApp.Other, Coordinator, "coordinator")).GetRawText(), StringComparison.Ordinal);

        var seen = (await Ask($$"""{ boardMeeting(id: "{{id}}") { day putOffFrom putOffReason members { proxyTo } } }""")).GetProperty("boardMeeting");
        Assert.Equal(($"{day.AddDays(20):O}", $"{day:O}", "La salle est prise"), (seen.GetProperty("day").GetString(), seen.GetProperty("putOffFrom").GetString(), seen.GetProperty("putOffReason").GetString()));
        Assert.Single(seen.GetProperty("members").EnumerateArray(), member => member.GetProperty("proxyTo").ValueKind is JsonValueKind.String);
        await using (var session = app.Query())
        {
            var letters = await session.Query<Letter>().Where(letter => letter.SubjectId == id && letter.Template == "board_meeting_put_off").ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(5, letters.Count);
            Assert.Contains("La salle est prise", letters[0].Text!, StringComparison.Ordinal);
            Assert.DoesNotContain(await session.Events.FetchStreamAsync(id, token: TestContext.Current.CancellationToken), fact => JsonSerializer.Serialize(fact.Data, fact.Data.GetType()).Contains("prise", StringComparison.Ordinal));
        }
        await app.MoveTo(day.AddDays(5));
        Assert.Equal(["hold"], (await Instance(id)).Stays.Select(stay => stay.Step)); // not late: its day is to come
        await app.MoveTo(day.AddDays(22));
        Assert.Equal(["hold_late"], (await Instance(id)).Stays.Select(stay => stay.Step));

        Task<string?> PutOff(DateOnly to, string reason = "La salle est prise") =>
            Run($$"""putOffBoardMeeting(meetingId: "{{id}}", day: "{{to:O}}", time: "19:00:00", place: "Salle des fêtes", reason: "{{reason}}")""");
    }

    private async Task EachMemberIsWrittenTo(Guid id)
    {
        await using var session = app.Query();
        var letters = await session.Query<Letter>().Where(letter => letter.SubjectId == id && letter.Template == "board_meeting_convocation").ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, letters.Count);
        Assert.Contains("1. Renouveler le contrat de nettoyage", letters[0].Text!, StringComparison.Ordinal);
        Assert.Contains("4. Changer d’assureur – Faut-il adopter cette résolution", letters[0].Text!, StringComparison.Ordinal);
        Assert.DoesNotContain("nettoyage", letters[0].Values!["agenda"], StringComparison.Ordinal); // joined when it is written
    }

    private async Task NobodyElseSees(Guid id, Guid file)
    {
        using var member = app.Client(MilaApp.Mila, NamedId.Of("stranger"), "member");
        using var refused = await member.GetAsync($"/files/{file}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var sitting = app.Client(MilaApp.Mila, board.Members[2], "board_member");
        using var given = await sitting.GetAsync($"/files/{file}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        Assert.True((await app.Graph($$"""{ boardMeeting(id: "{{id}}") { id } }""", null, MilaApp.Mila, NamedId.Of("stranger"), "member")).TryGetProperty("errors", out _));
        Assert.True((await board.Ask($$"""mutation { closeBoardMeeting(meetingId: "{{id}}") { userErrors { code } } }""", null, 2)).TryGetProperty("errors", out _));
        var beside = await app.Graph($$"""{ boardMeeting(id: "{{id}}") { id } boardMeetings { totalCount } }""", null, MilaApp.Other, Coordinator, "coordinator");
        Assert.Equal("""{"boardMeeting":null,"boardMeetings":{"totalCount":0}}""", beside.GetProperty("data").GetRawText());
    }

    private async Task<Guid> Plan(DateOnly day, string body = "BOARD") => (await Ask(
        $$"""mutation { planBoardMeeting(body: {{body}}, day: "{{day:O}}", time: "18:30:00", place: "Pôle MILA") { boardMeeting { id } } }""")).GetProperty("planBoardMeeting").GetProperty("boardMeeting").GetProperty("id").GetGuid();

    private async Task<Guid> Place(Guid meeting, string text, bool isVotedOn) => (await Ask(
        $$"""mutation { placeItem(meetingId: "{{meeting}}", text: "{{text}}", isVotedOn: {{(isVotedOn ? "true" : "false")}}) { boardMeeting { items { id } } } }"""))
        .GetProperty("placeItem").GetProperty("boardMeeting").GetProperty("items").EnumerateArray().Last().GetProperty("id").GetGuid();

    private Task<string?> Count(Guid meeting, Guid item, int adopted, int rejected, int abstentions) => Run(
        $$"""countMeetingItem(meetingId: "{{meeting}}", itemId: "{{item}}", votes: [{ option: "adopted", voices: {{adopted}} }, { option: "rejected", voices: {{rejected}} }], abstentions: {{abstentions}})""");

    /// <summary>What a rule refused, if one did.</summary>
    /// <param name="member">Which member of the board asks; the coordinator when none.</param>
    private async Task<string?> Run(string field, int? member = null, params string[] roles)
    {
        var document = $"mutation {{ done: {field} {{ userErrors {{ code }} }} }}";
        var answer = member is { } one ? await board.Ask(document, null, one, roles) : await app.Graph(document, null, MilaApp.Mila, Coordinator, "coordinator");
        await app.Quiet();
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data").GetProperty("done").GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
    }

    private async Task<JsonElement> Ask(string document)
    {
        var answer = await app.Graph(document, null, MilaApp.Mila, Coordinator, "coordinator");
        await app.Quiet();
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data");
    }

    /// <summary>What waits for a person at that meeting, by the commands that settle it.</summary>
    private async Task<IEnumerable<string?>> Waiting(Guid meeting, string role, Guid person) =>
        (await app.Graph("{ taskInbox { nodes { command subjectId } } }", null, MilaApp.Mila, person, role)).GetProperty("data").GetProperty("taskInbox").GetProperty("nodes")
            .EnumerateArray().Where(task => task.GetProperty("subjectId").GetGuid() == meeting).Select(task => task.GetProperty("command").GetString());

    private async Task<Instance> Instance(Guid meeting)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<Instance>(StartInstance.IdOf("board_meeting", "board_meeting", meeting), TestContext.Current.CancellationToken))!;
    }

    private async Task<int> Letters(string template)
    {
        await using var session = app.Query();
        return await session.Query<Letter>().CountAsync(letter => letter.Template == template, TestContext.Current.CancellationToken);
    }

    private async Task<Guid> Upload()
    {
        using var client = app.Client(MilaApp.Mila, Coordinator, "coordinator");
        using var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes("Devis du nettoyage."));
        bytes.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var form = new MultipartFormDataContent { { bytes, "file", "devis.txt" } };
        using var answer = await client.PostAsync("/files", form, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();
    }
}
