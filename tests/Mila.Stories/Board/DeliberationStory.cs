using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Mila.Membership.Numbering;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Board;

/// <summary>A question before the board, over HTTP and into PostgreSQL, with another association beside.</summary>
public sealed class DeliberationStory(BoardHost host) : IClassFixture<BoardHost>
{
    private readonly MilaApp app = host.App;
    private readonly BoardAtWork board = host.Board;
    private readonly BoardAtWork other = host.Other;

    private DateOnly ClosesOn => app.Today.AddDays(10);

    [Fact]
    public async Task A_resolution_is_put_voted_with_a_recusal_and_a_proxy_counted_and_signed_by_GraphQL_alone()
    {

        var opened = Done(await board.Ask(
            """mutation($on: Date!) { openMotion(body: BOARD, text: "Acheter une table de mixage", closesOn: $on) { deliberation { id subjectTitle quorum { electors needed } } userErrors { code } } }""",
            new { on = ClosesOn }, 0, "president"), "openMotion").GetProperty("deliberation");
        var id = opened.GetProperty("id").GetGuid();
        Assert.Equal("Acheter une table de mixage", opened.GetProperty("subjectTitle").GetString());
        Assert.Equal((5, 3), (opened.GetProperty("quorum").GetProperty("electors").GetInt32(), opened.GetProperty("quorum").GetProperty("needed").GetInt32()));

        Done(await board.Ask("mutation($id: Guid!) { recuse(deliberationId: $id) { userErrors { code } } }", new { id }, 4), "recuse");
        Done(await board.Ask("mutation($id: Guid!, $to: Guid!) { giveProxy(deliberationId: $id, to: $to) { userErrors { code } } }", new { id, to = board.Members[1] }, 3), "giveProxy");
        await Vote(board, id, 0, "adopted");
        await Vote(board, id, 1, "rejected");
        await Vote(board, id, 2, "adopted");
        Assert.Equal("deliberation.still_open", Refused(await Close(board, id), "closeDeliberation"));
        await Vote(board, id, 1, "abstain", inNameOf: board.Members[3]);

        var closed = Done(await Close(board, id), "closeDeliberation").GetProperty("deliberation");
        Assert.Equal("ADOPTED", closed.GetProperty("state").GetString());
        Assert.Equal((4, 1), (closed.GetProperty("tally").GetProperty("voters").GetInt32(), closed.GetProperty("tally").GetProperty("recused").GetInt32()));

        var signed = Done(await board.Ask(
            "mutation($id: Guid!) { signMinutes(deliberationId: $id) { deliberation { minutes { number text signedByName } } userErrors { code } } }",
            new { id }, 1, "secretary"), "signMinutes").GetProperty("deliberation").GetProperty("minutes");
        Assert.StartsWith($"{app.Today.Year}-", signed.GetProperty("number").GetString(), StringComparison.Ordinal);
        Assert.Equal("Membre1 mila", signed.GetProperty("signedByName").GetString());
        Assert.Contains("Représentés", signed.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_association_sees_and_touches_nothing_of_a_vote()
    {
        var id = await board.OpenMotion(ClosesOn);

        Assert.Equal(JsonValueKind.Null, (await other.Ask("query($id: Guid!) { deliberation(id: $id) { id } }", new { id }, 0)).GetProperty("data").GetProperty("deliberation").ValueKind);
        Assert.DoesNotContain($"{id}", (await other.Ask("{ deliberations(first: 100) { nodes { id } } }", null, 0)).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain($"{id}", (await other.Ask("{ ballotsToCast { id } nextAgenda { id } }", null, 0)).GetRawText(), StringComparison.Ordinal);
        Assert.Contains($"{id}", (await board.Ask("{ deliberations(first: 100) { nodes { id } } }", null, 0)).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(3, (await other.Ask("{ board { mandates { name } } }", null, 0)).GetProperty("data").GetProperty("board").GetProperty("mandates").GetArrayLength());
        Assert.Equal("id.unknown", Refused(await other.Ask(CastDocument, new { id, option = "adopted" }, 0), "castBallot"));
        Assert.Empty((await board.Load(id)).Ballots);
    }

    [Fact]
    public async Task Ballots_are_secret_while_and_after_the_vote_and_comments_go_to_the_secretary()
    {
        var id = await board.OpenMotion(ClosesOn);
        await board.Cast(id, 0, "adopted");
        await board.Cast(id, 2, "rejected", comment: "Le devis est trop élevé");

        var seen = await Seen(board, id, 1);
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("tally").ValueKind);
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("mine").GetProperty("option").ValueKind);
        Assert.Equal(2, seen.GetProperty("electors").EnumerateArray().Count(elector => elector.GetProperty("hasVoted").GetBoolean()));
        Assert.DoesNotContain("rejected\"", seen.GetProperty("electors").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0, seen.GetProperty("comments").GetArrayLength());
        Assert.Equal("rejected", (await Seen(board, id, 2)).GetProperty("mine").GetProperty("option").GetString());
        Assert.Equal(1, (await Seen(board, id, 2)).GetProperty("comments").GetArrayLength());

        foreach (var member in new[] { 1, 3, 4 })
            await board.Cast(id, member, "adopted");
        await app.Send(new CloseDeliberation(id), actor: board.President);
        Assert.Equal(1, (await Seen(board, id, 1, "secretary")).GetProperty("comments").GetArrayLength());
        Assert.Equal(0, (await Seen(board, id, 0)).GetProperty("comments").GetArrayLength());
        await using var session = app.Query();
        var facts = await session.Events.FetchStreamAsync(id);
        Assert.DoesNotContain(facts, fact => JsonSerializer.Serialize(fact.Data, fact.Data.GetType()).Contains("devis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_who_may_vote_runs_or_signs_does_so()
    {
        var id = await board.OpenMotion(ClosesOn);

        Assert.Equal("ballot.not_elector", Refused(
            await app.Graph(CastDocument, new { id, option = "adopted" }, person: Guid.CreateVersion7(), roles: ["board_member"]), "castBallot"));
        Assert.True((await app.Graph(CastDocument, new { id, option = "adopted" }, person: board.Members[2], roles: ["member"])).TryGetProperty("errors", out _));
        Assert.True((await app.Graph("query($id: Guid!) { deliberation(id: $id) { id } }", new { id })).TryGetProperty("errors", out _));
        Assert.True((await board.Ask("mutation($id: Guid!) { signMinutes(deliberationId: $id) { userErrors { code } } }", new { id }, 2)).TryGetProperty("errors", out _));
        Assert.Equal("ballot.no_proxy", Refused(await board.Ask(
            "mutation($id: Guid!, $other: Guid!) { castBallot(deliberationId: $id, option: \"adopted\", inNameOf: $other) { userErrors { code } } }",
            new { id, other = board.Members[1] }, 2), "castBallot"));
        Assert.Empty((await board.Load(id)).Ballots);
    }

    [Fact]
    public async Task Fifty_ballots_at_once_and_each_of_them_twice_are_counted_once_each()
    {
        await using var crowded = await MilaApp.Begin();
        var fifty = await BoardAtWork.Begin(crowded, MilaApp.Mila, 50);
        var id = await fifty.OpenMotion(ClosesOn);

        await Task.WhenAll(fifty.Members.Concat(fifty.Members).Select((_, i) => i % 50).Select(member => Task.Run(
            () => fifty.Cast(id, member, member % 3 == 0 ? "rejected" : "adopted"))));
        await crowded.Send(new CloseDeliberation(id), actor: fifty.President);

        var vote = await fifty.Load(id);
        Assert.Equal(50, vote.Ballots.Count);
        Assert.Equal((50, 33, 17), (vote.Tally!.Voters, vote.Tally.Votes["adopted"], vote.Tally.Votes["rejected"]));
        await using var session = crowded.Query();
        Assert.Equal(52, (await session.Events.FetchStreamStateAsync(id))!.Version);
    }

    [Fact]
    public async Task Minutes_signed_at_once_take_numbers_without_a_gap_each_year_and_association_for_itself()
    {
        var votes = new List<Guid>();
        for (var i = 0; i < 6; i++)
            votes.Add(await board.OpenMotion(app.Today, $"Résolution {i}"));
        var elsewhere = await other.OpenMotion(app.Today);
        await app.MoveTo(app.Today.AddDays(1));
        foreach (var vote in votes)
            await app.Send(new CloseDeliberation(vote));
        await app.Send(new CloseDeliberation(elsewhere), MilaApp.Other);

        await Task.WhenAll(votes.Concat(votes).Select(vote => Task.Run(() => app.Send(new SignMinutes(vote), actor: board.Secretary))));
        await app.Send(new SignMinutes(elsewhere), MilaApp.Other, other.Secretary);

        var numbers = new List<string?>();
        foreach (var vote in votes)
            numbers.Add((await board.Load(vote)).MinutesNumber);
        var year = app.Today.Year;
        await using var session = app.Query();
        var last = (await session.LoadAsync<NumberSeries>(NumberSeries.IdOf("minutes", year)))!.Last;
        Assert.Equal(Enumerable.Range(last - 5, 6).Select(number => $"{year}-{number:00}"), numbers.Order());
        Assert.Equal($"{year}-01", (await other.Load(elsewhere)).MinutesNumber);
        Assert.Equal(await session.Query<Minutes>().CountAsync(minutes => minutes.Number.StartsWith($"{year}-")), last);
    }

    [Fact]
    public async Task A_vote_waits_until_its_deadline_is_over_and_without_quorum_goes_to_the_next_agenda_until_it_is_put_again()
    {
        var subject = Guid.CreateVersion7();
        OpenDeliberation Put(DateOnly closesOn) =>
            new(Guid.CreateVersion7(), Deliberations.Board, "structure", subject, "structure.affiliation", ["granted", "refused"], closesOn, []);
        var first = Put(app.Today);
        await app.Send(first, actor: board.President);
        await board.Cast(first.DeliberationId, 0, "granted");

        await app.MoveTo(app.Today.AddDays(1));
        var late = await Assert.ThrowsAsync<RuleViolation>(() => board.Cast(first.DeliberationId, 1, "granted"));

        Assert.Equal("deliberation.closed", late.Code); // counted by itself, once its day was over
        Assert.Equal(DeliberationState.NoQuorum, (await board.Load(first.DeliberationId)).State);
        Assert.Contains(first.DeliberationId, await NextAgenda(board));
        await app.Send(Put(app.Today.AddDays(9)), actor: board.President);
        Assert.DoesNotContain(first.DeliberationId, await NextAgenda(board));
    }

    [Fact]
    public async Task A_declared_interest_recuses_from_a_vote_about_the_structure_and_a_mandate_gives_its_rights_for_its_days()
    {
        var subject = Guid.CreateVersion7();
        await app.Send(new RegisterStructure(subject, StructureKind.Company, "Les Ondes", null, null, null, [Activity.Label], false, null, [], new(2022, 1, 3)));
        Done(await board.Ask(
            "mutation($id: Guid!) { declareInterest(subjectKind: \"structure\", subjectId: $id) { interest { holds } userErrors { code } } }", new { id = subject }, 2), "declareInterest");
        var vote = new OpenDeliberation(Guid.CreateVersion7(), Deliberations.Board, "structure", subject, "structure.removal", ["removed", "kept"], ClosesOn, []);
        await app.Send(vote, actor: board.President);

        Assert.Equal([board.Members[2]], (await board.Load(vote.DeliberationId)).Electors.Select(elector => elector.PersonId).Where((await board.Load(vote.DeliberationId)).IsRecused)); // of a vote about the structure itself, from its opening

        var newcomer = new BeginMandate(Guid.CreateVersion7(), Guid.CreateVersion7(), BoardRole.Treasurer, app.Today.AddDays(300));
        await app.Send(newcomer);
        await app.Send(new EndMandate(newcomer.MandateId, newcomer.On.AddDays(3)));
        await using var session = app.Query();
        var rights = await session.Query<RoleGrant>().Where(grant => grant.PersonId == newcomer.PersonId).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["board_member", "treasurer"], rights.Select(right => right.Role).Order());
        Assert.All(rights, right => Assert.Equal((newcomer.On, newcomer.On.AddDays(3)), (right.From, right.Until!.Value)));
        Assert.Equal(6, await Seats(newcomer.On));
        Assert.Equal(5, await Seats(newcomer.On.AddDays(3)));

        async Task<int> Seats(DateOnly day) => (await board.Ask("query($day: Date!) { board(asOf: $day) { mandates { role } } }", new { day }, 1))
            .GetProperty("data").GetProperty("board").GetProperty("mandates").GetArrayLength();
    }

    private const string CastDocument =
        "mutation($id: Guid!, $option: String!) { castBallot(deliberationId: $id, option: $option) { deliberation { mine { option } } userErrors { code } } }";

    private static async Task Vote(BoardAtWork board, Guid id, int member, string option, Guid? inNameOf = null) => Done(await board.Ask(
        "mutation($id: Guid!, $option: String!, $for: Guid) { castBallot(deliberationId: $id, option: $option, inNameOf: $for) { userErrors { code } } }",
        new { id, option, @for = inNameOf }, member), "castBallot");

    private static Task<JsonElement> Close(BoardAtWork board, Guid id) => board.Ask(
        "mutation($id: Guid!) { closeDeliberation(deliberationId: $id) { deliberation { state tally { voters recused outcome } } userErrors { code } } }",
        new { id }, 0, "president");

    private static async Task<JsonElement> Seen(BoardAtWork board, Guid id, int member, params string[] more) => (await board.Ask(
        "query($id: Guid!) { deliberation(id: $id) { tally { voters } mine { option } electors { name hasVoted proxyTo } comments { text } } }",
        new { id }, member, more)).GetProperty("data").GetProperty("deliberation");

    private static async Task<IEnumerable<Guid>> NextAgenda(BoardAtWork board) =>
        (await board.Ask("{ nextAgenda { id } }", null, 0)).GetProperty("data").GetProperty("nextAgenda").EnumerateArray().Select(vote => vote.GetProperty("id").GetGuid());

    private static JsonElement Done(JsonElement answer, string field)
    {
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        var payload = answer.GetProperty("data").GetProperty(field);
        Assert.Equal("[]", payload.GetProperty("userErrors").GetRawText());
        return payload;
    }

    private static string? Refused(JsonElement answer, string field) =>
        answer.GetProperty("data").GetProperty(field).GetProperty("userErrors")[0].GetProperty("code").GetString();
}
