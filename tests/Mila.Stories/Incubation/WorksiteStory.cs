using System.Text.Json;
using Mila.Incubation.Contracts;
using Mila.Incubation.Figures;
using Mila.Incubation.Works;
using Mila.Kernel;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Incubation;

/// <summary>Works are studied, funded, held up by the insurer until the claim moves, and done; the morning page asks to chase; another association sees nothing.</summary>
public sealed class WorksiteStory : IAsyncLifetime
{
    private static readonly Guid Coordinator = NamedId.Of("worksite-story", "coordinator");
    private static readonly Guid Cellar = NamedId.Of("worksite-story", "cellar");

    private MilaApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        await app.Send(new RecordPerson(Coordinator, "Camille", "Exemple"));
        await app.Send(new RegisterPremises(Cellar, "Cave du pôle", null, PremisesUse.Site, null, 1));
        await app.Send(new SurveyPremises(Cellar, NamedId.Of("worksite-story", "survey"), Coordinator, [new(PremisesElement.Insulation, ElementCondition.Bad), new(PremisesElement.Doors, ElementCondition.Absent)], app.Today));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Works_go_from_their_quotes_through_a_blockage_that_is_chased_to_their_end()
    {
        Assert.Equal("worksite.premises_refused", await Run($$"""planWorksite(title: "Cave", premises: ["{{Guid.CreateVersion7()}}"])"""));
        Assert.Null(await Run($$"""planWorksite(title: "Remettre la cave en état", premises: ["{{Cellar}}"])"""));
        var id = (await Ask("{ worksites { nodes { id } } }")).GetProperty("worksites").GetProperty("nodes")[0].GetProperty("id").GetGuid();
        Assert.Null(await Run($"""receiveQuote(worksiteId: "{id}", contractor: "Atelier Zoé Lenoir", cents: 800000, kwhPerYear: 2500, savedCentsPerYear: 50000)"""));
        var quote = (await Ask($$"""{ worksite(id: "{{id}}") { quotes { id contractor paybackYears } } }""")).GetProperty("worksite").GetProperty("quotes")[0];
        Assert.Equal(("Atelier Zoé Lenoir", 16m), (quote.GetProperty("contractor").GetString(), quote.GetProperty("paybackYears").GetDecimal()));
        Assert.Null(await Run($"""chooseQuote(worksiteId: "{id}", quoteId: "{quote.GetProperty("id").GetGuid()}")"""));
        Assert.Equal("funding.sum_differs", await Run($$"""planFunding(worksiteId: "{{id}}", shares: [{ source: OWN, cents: 100000 }])"""));
        Assert.Null(await Run($$"""planFunding(worksiteId: "{{id}}", shares: [{ source: OWN, cents: 200000 }, { source: INSURANCE, cents: 600000, state: ASKED }])"""));
        Assert.Null(await Run($"""planPhase(worksiteId: "{id}", phaseTitle: "Assécher les murs")"""));
        await TheNameIsInNoFact(id);

        var claim = await Claim();
        Assert.Null(await Run($"""blockWorksite(worksiteId: "{id}", party: INSURER, awaited: EXPERTISE, claimId: "{claim}", since: "{app.Today:O}")"""));
        Assert.Equal(["Relancer qui bloque un chantier"], await Waiting());
        var phase = (await Ask($$"""{ worksite(id: "{{id}}") { phases { id } } }""")).GetProperty("worksite").GetProperty("phases")[0].GetProperty("id").GetGuid();
        Assert.Equal("worksite.blocked", await Run($"""advancePhase(worksiteId: "{id}", phaseId: "{phase}")"""));
        await app.MoveTo(app.Today.AddDays(32));
        Assert.Equal(["Relancer : un chantier reste bloqué trop longtemps"], await Waiting());
        Assert.Null(await Run($"""chaseBlockage(worksiteId: "{id}")"""));
        Assert.Equal(["Relancer qui bloque un chantier"], await Waiting());
        await app.MoveTo(app.Today.AddDays(32));
        Assert.Equal(["Relancer : un chantier reste bloqué trop longtemps"], await Waiting());
        await TheInsurerPays(claim);
        Assert.Null(await Run($"""freeWorksite(worksiteId: "{id}")"""));
        Assert.Empty(await Waiting());
        Assert.Equal("claim.not_open", await Run($"""blockWorksite(worksiteId: "{id}", party: INSURER, awaited: PAYMENT, claimId: "{claim}")"""));

        Assert.Null(await Run($"""answerFunding(worksiteId: "{id}", source: INSURANCE, state: GRANTED)"""));
        Assert.Equal("""[{"title":"Remettre la cave en état","state":"FUNDED","worstCondition":"BAD","missing":{"cents":0}}]""", (await Ask(
            "{ worksitePriorities { title state worstCondition missing { cents } } }")).GetProperty("worksitePriorities").GetRawText());
        Assert.Null(await Run($"""advancePhase(worksiteId: "{id}", phaseId: "{phase}")"""));
        Assert.Null(await Run($"""advancePhase(worksiteId: "{id}", phaseId: "{phase}")"""));
        Assert.Equal("worksite.over", await Run($"""abandonWorksite(worksiteId: "{id}")"""));
        Assert.Equal("[]", (await Ask("{ worksitePriorities { title } }")).GetProperty("worksitePriorities").GetRawText());
        await NobodyElse(id, claim);
        await using var session = app.Query();
        var figures = (await new WorksFigures().Count(session, new(new(app.Today.Year, 1, 1), app.Today, null, app.Now), default)).ToDictionary(figure => figure.Key, figure => figure.Value);
        Assert.Equal(
            (1m, 1m, 0m, 1m, 2_500m),
            (figures[WorksFigureKeys.Surveyed], figures[WorksFigureKeys.ElementsInNeed], figures[WorksFigureKeys.Blocked], figures[WorksFigureKeys.Done], figures[WorksFigureKeys.SavedKwh]));
    }

    [Fact]
    public async Task A_second_blockage_is_a_second_dossier_and_an_abandoned_worksite_waits_for_nobody()
    {
        Assert.Null(await Run($$"""planWorksite(title: "Vitrines", premises: ["{{Cellar}}"])"""));
        var id = (await Ask("{ worksites { nodes { id } } }")).GetProperty("worksites").GetProperty("nodes")[0].GetProperty("id").GetGuid();
        for (var n = 0; n < 2; n++)
        {
            Assert.Null(await Run($"""blockWorksite(worksiteId: "{id}", party: LANDLORD, awaited: AGREEMENT)"""));
            Assert.Single(await Waiting());
            Assert.Null(await Run(n == 0 ? $"""freeWorksite(worksiteId: "{id}")""" : $"""abandonWorksite(worksiteId: "{id}")"""));
            Assert.Empty(await Waiting());
        }
    }

    private async Task<Guid> Claim()
    {
        Assert.Null(await Run($$"""openClaim(kind: WATER, premises: ["{{Cellar}}"], insurer: "Assurance du Nord", happenedOn: "2021-07-20")"""));
        return (await Ask("{ damageClaims { nodes { id } } }")).GetProperty("damageClaims").GetProperty("nodes")[0].GetProperty("id").GetGuid();
    }

    private async Task TheInsurerPays(Guid claim)
    {
        Assert.Equal("Remettre la cave en état", Assert.Single((await Ask($$"""{ damageClaim(id: "{{claim}}") { blocks { title } } }""")).GetProperty("damageClaim").GetProperty("blocks").EnumerateArray()).GetProperty("title").GetString());
        Assert.Null(await Run($"""recordExpertVisit(claimId: "{claim}", day: "{app.Today.AddDays(-2):O}")"""));
        Assert.Equal("claim.not_accepted", await Run($"""recordClaimPayment(claimId: "{claim}", cents: 1)"""));
        Assert.Null(await Run($"""answerClaim(claimId: "{claim}", cents: 600000)"""));
        Assert.Equal("claim.overpaid", await Run($"""recordClaimPayment(claimId: "{claim}", cents: 600001)"""));
        Assert.Null(await Run($"""recordClaimPayment(claimId: "{claim}", cents: 600000)"""));
        Assert.Contains("\"PAID\"", (await Ask($$"""{ damageClaim(id: "{{claim}}") { state } }""")).GetRawText(), StringComparison.Ordinal);
    }

    private async Task TheNameIsInNoFact(Guid id)
    {
        await using var session = app.Query();
        var facts = await session.Events.FetchStreamAsync(id, token: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(facts, fact => JsonSerializer.Serialize(fact.Data, fact.Data.GetType()).Contains("Lenoir", StringComparison.Ordinal));
    }

    private async Task NobodyElse(Guid id, Guid claim)
    {
        Assert.True((await app.Graph("{ worksites { totalCount } }", null, MilaApp.Mila, NamedId.Of("stranger"), "member")).TryGetProperty("errors", out _));
        Assert.True((await app.Graph($$"""mutation { freeWorksite(worksiteId: "{{id}}") { userErrors { code } } }""", null, MilaApp.Mila, NamedId.Of("board"), "board_member")).TryGetProperty("errors", out _));
        Assert.Equal("""{"worksite":null,"worksites":{"totalCount":0},"damageClaim":null,"damageClaims":{"totalCount":0}}""", (await app.Graph(
            $$"""{ worksite(id: "{{id}}") { id } worksites { totalCount } damageClaim(id: "{{claim}}") { id } damageClaims { totalCount } }""", null, MilaApp.Other, Coordinator, "coordinator")).GetProperty("data").GetRawText());
        foreach (var (field, code) in new[] { ($$"""freeWorksite(worksiteId: "{{id}}")""", "worksite.unknown"), ($$"""recordClaimPayment(claimId: "{{claim}}", cents: 1)""", "claim.unknown") })
            Assert.Contains(code, (await app.Graph($$"""mutation { done: {{field}} { userErrors { code } } }""", null, MilaApp.Other, Coordinator, "coordinator")).GetRawText(), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string?>> Waiting() => [.. (await Ask("{ taskInbox { nodes { label } } }")).GetProperty("taskInbox").GetProperty("nodes").EnumerateArray().Select(task => task.GetProperty("label").GetString())];

    private async Task<string?> Run(string field) => (await Ask($"mutation {{ done: {field} {{ userErrors {{ code }} }} }}")).GetProperty("done").GetProperty("userErrors").EnumerateArray()
        .Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    private async Task<JsonElement> Ask(string document)
    {
        var answer = await app.Graph(document, null, MilaApp.Mila, Coordinator, "coordinator");
        await app.Quiet();
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data");
    }
}
