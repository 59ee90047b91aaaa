using System.Text.Json;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Breaches;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Board;

/// <summary>Links that members of the board declare with structures: seen by the board and the office, withdrawn, and remembered when anything about the structure comes to a vote.</summary>
public sealed class InterestStory(BoardHost host) : IClassFixture<BoardHost>
{
    private readonly MilaApp app = host.App;
    private readonly BoardAtWork board = host.Board;

    private static readonly Guid Structure = NamedId.Of("interest-story", "structure");

    [Fact]
    public async Task A_link_with_a_structure_is_declared_seen_by_the_board_proposed_for_a_breach_of_it_and_withdrawn()
    {
        await app.Send(new RegisterStructure(Structure, StructureKind.Company, "Les Ondes", null, null, null, [Activity.Label], false, null, [], new(2022, 1, 3)));
        await app.Send(new BeginMembership(Structure, new(2022, 1, 3), null));
        Assert.Null(await Declare(2));
        Assert.Null(await Declare(2)); // once more changes nothing
        Assert.Null(await Declare(3));
        Assert.Equal("interest.unknown_subject", await Declare(2, subject: Guid.CreateVersion7()));
        Assert.Equal("interest.unknown_subject", await Declare(2, kind: "invoice"));

        Assert.Equal(["Membre2 mila", "Membre3 mila"], (await Seen()).Order());
        await app.Send(new ReportBreach(NamedId.Of("interest-story", "breach"), Structure, BreachKind.GoodPractice, "Des affiches sauvages"), actor: board.President);
        var vote = new OpenDeliberation(Guid.CreateVersion7(), Deliberations.Board, SubjectTitles.Breach, NamedId.Of("interest-story", "breach"), "breach.sanction", ["none", "warning", "exclusion"], app.Today.AddDays(5), []);
        await app.Send(vote, actor: board.President);
        Assert.Equal([board.Members[2], board.Members[3]], (await Proposed(vote.DeliberationId)).OrderBy(person => board.Members.ToList().IndexOf(person)));

        Assert.Null(await Declare(3, holds: false));
        Assert.Equal(["Membre2 mila"], await Seen());
        Assert.Equal([board.Members[2]], await Proposed(vote.DeliberationId));
        await NobodyElse();
        await TheyReadTheirPage();
    }

    private async Task NobodyElse()
    {
        Assert.True((await app.Graph("{ interests { totalCount } }", null, MilaApp.Mila, NamedId.Of("member"), "member")).TryGetProperty("errors", out _));
        Assert.True((await app.Graph($$"""mutation { declareInterest(subjectKind: "structure", subjectId: "{{Structure}}") { userErrors { code } } }""", null, MilaApp.Mila, NamedId.Of("coordinator"), "coordinator")).TryGetProperty("errors", out _));
        Assert.Contains("\"totalCount\":0", (await host.Other.Ask("{ interests { totalCount } }", null, 0)).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("interest.unknown_subject", (await host.Other.Ask($$"""mutation { declareInterest(subjectKind: "structure", subjectId: "{{Structure}}") { userErrors { code } } }""", null, 0)).GetRawText(), StringComparison.Ordinal);
    }

    private async Task TheyReadTheirPage()
    {
        Assert.Contains("declared_interests", (await board.Ask("{ myExport }", null, 2)).GetRawText(), StringComparison.Ordinal);
        using var coordinator = app.PageReader(MilaApp.Mila, NamedId.Of("interest-story", "coordinator"), "coordinator");
        var cancel = TestContext.Current.CancellationToken;
        var page = await coordinator.GetStringAsync(new Uri("/interets", UriKind.Relative), cancel);
        Assert.Contains("Membre2 mila", page, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Declare", page, StringComparison.Ordinal);
        Assert.Contains("Membre2 mila", await coordinator.GetStringAsync(new Uri($"/structures/{Structure}", UriKind.Relative), cancel), StringComparison.Ordinal);
    }

    private async Task<string?> Declare(int member, string kind = "structure", Guid? subject = null, bool holds = true) =>
        (await board.Ask(
            "mutation($kind: String!, $id: Guid!, $holds: Boolean!) { declareInterest(subjectKind: $kind, subjectId: $id, holds: $holds) { userErrors { code } } }",
            new { kind, id = subject ?? Structure, holds }, member)).GetProperty("data").GetProperty("declareInterest").GetProperty("userErrors").EnumerateArray()
        .Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    private async Task<IEnumerable<string?>> Seen() =>
        (await app.Graph("query($id: Guid!) { interests(subjectId: $id) { nodes { name subjectTitle } } }", new { id = Structure }, MilaApp.Mila, NamedId.Of("interest-story", "coordinator"), "coordinator"))
        .GetProperty("data").GetProperty("interests").GetProperty("nodes").EnumerateArray()
        .Where(each => each.GetProperty("subjectTitle").GetString() == "Les Ondes").Select(each => each.GetProperty("name").GetString());

    private async Task<IEnumerable<Guid>> Proposed(Guid vote) =>
        (await board.Ask("query($id: Guid!) { deliberation(id: $id) { proposedRecusals } }", new { id = vote }, 0))
        .GetProperty("data").GetProperty("deliberation").GetProperty("proposedRecusals").EnumerateArray().Select(each => each.GetGuid());
}
