using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Mila.Membership.Board;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Intake;

/// <summary>What waits for a person, and for that person alone: asked once, and watched as it changes.</summary>
public sealed class InboxStory
{
    private static readonly Guid President = IntakeWorld.Board[0];
    private static readonly Guid Treasurer = IntakeWorld.Board[1];
    private static readonly Guid Secretary = IntakeWorld.Board[2];
    private static readonly Guid Member = IntakeWorld.Board[3];

    [Fact]
    public async Task A_vote_waits_for_its_electors_until_each_has_voted_or_stepped_aside()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();
        await world.Complete(applicant);
        var vote = (await applicant.Now()).DeliberationId!.Value;
        Assert.Equal("oui, oui, oui, non", await VoteWaitsFor(world, President, Treasurer, Secretary, Member)); // the officers decide

        await world.App.Send(new CastBallot(vote, "admitted"), actor: President);
        Assert.Equal("non, oui, oui", await VoteWaitsFor(world, President, Treasurer, Secretary));
        await world.As(Treasurer, "board_member", $"""recuseFromCandidacy(id: "{applicant.Id}", link: BUSINESS)""");
        Assert.Equal("non, non, oui", await VoteWaitsFor(world, President, Treasurer, Secretary));
    }

    [Fact]
    public async Task A_proxy_is_voted_by_who_holds_it()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Apply();
        await world.Complete(applicant);
        var vote = (await applicant.Now()).DeliberationId!.Value;

        await world.App.Send(new GiveProxy(vote, Secretary), actor: Treasurer);
        await world.App.Send(new CastBallot(vote, "admitted"), actor: Secretary);
        Assert.Equal("non, oui", await VoteWaitsFor(world, Treasurer, Secretary));
        await world.App.Send(new CastBallot(vote, "admitted", Treasurer), actor: Secretary);
        Assert.Equal("non, non", await VoteWaitsFor(world, Treasurer, Secretary));
    }

    [Fact]
    public async Task An_inbox_that_is_watched_shows_its_own_association_alone()
    {
        await using var world = await IntakeWorld.Begin();
        await world.Seat(MilaApp.Other);
        using var here = world.App.Client(MilaApp.Mila, IntakeWorld.Coordinator, "coordinator");
        using var there = world.App.Client(MilaApp.Other, IntakeWorld.Coordinator, "coordinator");
        using var own = await Watched.Open(here, Cancel);
        using var others = await Watched.Open(there, Cancel);
        Assert.Equal(("[]", "[]"), (await own.Next(Cancel), await others.Next(Cancel)));

        var applicant = await world.Apply(name: "Les Ondes");
        Assert.Equal("""["Vérifier que le dossier est complet : Les Ondes"]""", await own.Until(tasks => tasks != "[]", Cancel));
        await applicant.Do("withdrawCandidacy(link: $link)");
        Assert.Equal("[]", await own.Until(tasks => tasks == "[]", Cancel));

        // What wakes the other association comes after all of that: it has been told nothing before.
        await using (var session = world.App.Store.LightweightSession(MilaApp.Other))
        {
            Modules.InboxWakings.WakeInboxes(session);
            await session.SaveChangesAsync(Cancel);
        }
        Assert.Equal("[]", await others.Next(Cancel));
        Assert.Equal(2, others.Told);
    }

    [Fact]
    public async Task An_inbox_is_watched_by_who_has_one()
    {
        await using var app = await MilaApp.Begin();
        using var stranger = app.Client();
        using var watched = await Watched.Open(stranger, Cancel);
        Assert.Contains("UNAUTHENTICATED", await watched.Next(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stepped_aside_from_a_candidacy_downloads_none_of_its_files()
    {
        await using var world = await IntakeWorld.Begin();
        var applicant = await world.Draft();
        using var public_ = world.App.Client();
        var file = await Upload(public_);
        await applicant.Do($"""attachCandidacyPiece(link: $link, file: "{file}", piece: STATUTES)""");
        using var coordinator = world.App.Client(MilaApp.Mila, IntakeWorld.Coordinator, "coordinator");
        Assert.Equal(HttpStatusCode.NotFound, await Download(coordinator, file)); // still a draft: the applicant's own

        await applicant.Do("submitCandidacy(link: $link)");
        Assert.Equal(HttpStatusCode.OK, await Download(coordinator, file));
        await world.As(IntakeWorld.Coordinator, "coordinator", $"""recuseFromCandidacy(id: "{applicant.Id}", link: BUSINESS)""");

        Assert.Equal(HttpStatusCode.NotFound, await Download(coordinator, file));
        using var president = world.App.Client(MilaApp.Mila, President, "board_member", "president");
        Assert.Equal(HttpStatusCode.OK, await Download(president, file));
        Assert.Equal(HttpStatusCode.OK, await Download(public_, $"{file}?lien={applicant.Link}"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>For each whether the inbox has the vote, as <c>oui, non</c>.</summary>
    private static async Task<string> VoteWaitsFor(IntakeWorld world, params Guid[] people)
    {
        var waits = new List<string>();
        foreach (var person in people)
        {
            var inbox = (await world.App.Graph("{ taskInbox { totalCount nodes { command } } }", person: person, roles: "board_member")).GetProperty("data").GetProperty("taskInbox");
            Assert.Equal(inbox.GetProperty("totalCount").GetInt32(), inbox.GetProperty("nodes").GetArrayLength());
            waits.Add(inbox.GetProperty("nodes").EnumerateArray().Any(task => task.GetProperty("command").GetString() == "CastBallot") ? "oui" : "non");
        }
        return string.Join(", ", waits);
    }

    private static async Task<string> Upload(HttpClient client)
    {
        using var content = new ByteArrayContent("%PDF-1.7\n%%EOF\n"u8.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/pdf") } };
        using var answer = await client.PostAsync("/files?name=statuts.pdf", content, Cancel);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
    }

    private static async Task<HttpStatusCode> Download(HttpClient client, string file)
    {
        using var answer = await client.GetAsync($"/files/{file}", Cancel);
        return answer.StatusCode;
    }

    /// <summary>An inbox as its subscription tells it.</summary>
    private sealed class Watched : IDisposable
    {
        private readonly HttpResponseMessage answer;
        private readonly StreamReader reader;

        private Watched(HttpResponseMessage answer, StreamReader reader) => (this.answer, this.reader) = (answer, reader);

        /// <summary>How often it was told.</summary>
        public int Told { get; private set; }

        public static async Task<Watched> Open(HttpClient client, CancellationToken cancellation)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription { inbox { tasks { label subjectTitle } } }" }) };
            request.Headers.Accept.ParseAdd("text/event-stream");
            var begun = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return new(begun, new StreamReader(await begun.Content.ReadAsStreamAsync(cancellation)));
        }

        /// <summary>The tasks of the next event; its errors where it has any.</summary>
        public async Task<string> Next(CancellationToken cancellation)
        {
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                if (!line.StartsWith("data: {", StringComparison.Ordinal))
                    continue;
                Told++;
                using var json = JsonDocument.Parse(line["data: ".Length..]);
                return json.RootElement.TryGetProperty("errors", out var errors)
                    ? errors.GetRawText()
                    : JsonSerializer.Serialize(json.RootElement.GetProperty("data").GetProperty("inbox").GetProperty("tasks").EnumerateArray()
                        .Select(task => $"{task.GetProperty("label")} : {task.GetProperty("subjectTitle")}"), Plain);
            }
            throw new InvalidOperationException("The stream ended.");
        }

        public async Task<string> Until(Predicate<string> tasks, CancellationToken cancellation)
        {
            while (true)
                if (await Next(cancellation) is var told && tasks(told))
                    return told;
        }

        public void Dispose()
        {
            reader.Dispose();
            answer.Dispose();
        }

        private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    }
}
