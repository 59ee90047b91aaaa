using System.Net;
using Mila.Membership.Board;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Board;

/// <summary>The board's pages as a member of the board uses them: find the vote, vote in one click, read the result.</summary>
public sealed class CouncilPagesStory(BoardHost host) : IClassFixture<BoardHost>
{
    private readonly MilaApp app = host.App;
    private readonly BoardAtWork board = host.Board;

    [Fact]
    public async Task A_member_finds_the_vote_votes_in_one_click_changes_his_mind_and_reads_the_result()
    {
        var vote = await board.OpenMotion(app.Today.AddDays(10), "Repeindre la vitrine");
        using var member = app.PageReader(MilaApp.Mila, board.Members[2], "board_member");

        Assert.Contains("Repeindre la vitrine", await Read(member, "/conseil"), StringComparison.Ordinal);
        await Post(member, vote, "Cast", ("option", "adopted"));
        await Post(member, vote, "Cast", ("option", "rejected"), ("comment", "Plutôt l’an prochain"));
        var page = await Read(member, $"/conseil/votes/{vote}");
        Assert.Contains("Bulletin enregistré", page, StringComparison.Ordinal);
        Assert.Equal("rejected", Assert.Single((await board.Load(vote)).Ballots).Option);

        foreach (var other in new[] { 0, 1, 3, 4 })
            await board.Cast(vote, other, "adopted");
        using var president = app.PageReader(MilaApp.Mila, board.President, "board_member", "president");
        await Post(president, vote, "Close");
        await Post(president, vote, "Sign");
        var closed = await Read(member, $"/conseil/votes/{vote}");
        Assert.Contains("Procès-verbal n°", closed, StringComparison.Ordinal);
        Assert.Equal(DeliberationState.Adopted, (await board.Load(vote)).State);
    }

    [Fact]
    public async Task A_proxy_and_a_recusal_are_given_on_the_page_and_what_a_rule_refuses_is_said_there()
    {
        var vote = await board.OpenMotion(app.Today.AddDays(10), "Changer d’assureur");
        using var absent = app.PageReader(MilaApp.Mila, board.Members[3], "board_member");
        using var holder = app.PageReader(MilaApp.Mila, board.Members[2], "board_member");

        await Post(absent, vote, "Give", ("to", $"{board.Members[2]}"));
        Assert.Contains("Membre3", await Read(holder, $"/conseil/votes/{vote}"), StringComparison.Ordinal);
        await Post(holder, vote, "Cast", ("option", "adopted"), ("inNameOf", $"{board.Members[3]}"));
        using var late = app.PageReader(MilaApp.Mila, board.Members[4], "board_member");
        var refused = await Send(late, vote, "Give", ("to", $"{board.Members[2]}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("chacun n’en porte qu’une", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
        await Post(late, vote, "Recuse");

        Assert.True((await board.Load(vote)).IsRecused(board.Members[4]));
        Assert.Equal(board.Members[2], Assert.Single((await board.Load(vote)).Ballots).CastBy);
    }

    [Fact]
    public async Task Strangers_and_another_association_see_no_vote()
    {
        var vote = await board.OpenMotion(app.Today.AddDays(10));
        using var stranger = app.PageReader(MilaApp.Mila, Guid.CreateVersion7(), "member");
        using var neighbour = app.PageReader(MilaApp.Other, host.Other.President, "board_member");

        using var forbidden = await stranger.GetAsync($"/conseil/votes/{vote}", Cancel);
        using var missing = await neighbour.GetAsync($"/conseil/votes/{vote}", Cancel);

        Assert.DoesNotContain("nettoyage", await forbidden.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<string> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Cancel);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.True(answer.StatusCode is HttpStatusCode.OK, page);
        return page;
    }

    private static async Task Post(HttpClient client, Guid vote, string handler, params (string Name, string Value)[] fields)
    {
        using var answer = await Send(client, vote, handler, fields);
        Assert.Equal((HttpStatusCode.Redirect, $"/conseil/votes/{vote}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    /// <summary>Sends a form of the page with the token that the page gave against forgery.</summary>
    private static async Task<HttpResponseMessage> Send(HttpClient client, Guid vote, string handler, params (string Name, string Value)[] fields)
    {
        var token = PageForm.TokenOf(await Read(client, $"/conseil/votes/{vote}"));
        using var form = new FormUrlEncodedContent(
            fields.Append((PageForm.TokenField, token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync($"/conseil/votes/{vote}?handler={handler}", form, Cancel);
    }
}
