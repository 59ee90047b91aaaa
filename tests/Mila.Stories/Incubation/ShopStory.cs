using System.Text.Json;
using Mila.Incubation.Works;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Incubation;

/// <summary>A shop looks for a tenant: two ask, the landlord refuses the first and accepts the second, who signs; each step waits on the morning page; another association sees nothing.</summary>
public sealed class ShopStory : IAsyncLifetime
{
    private static readonly Guid Coordinator = NamedId.Of("shop-story", "coordinator");
    private static readonly Guid Shop = NamedId.Of("shop-story", "shop");
    private static readonly Guid First = NamedId.Of("shop-story", "first");
    private static readonly Guid Second = NamedId.Of("shop-story", "second");

    private MilaApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        await app.Send(new RecordPerson(Coordinator, "Camille", "Exemple"));
        await app.Send(new RegisterPremises(Shop, "Boutique 3", null, PremisesUse.Shop, null, 1));
        foreach (var (structure, name) in new[] { (First, "Les Ondes"), (Second, "Le Fût Sonore") })
        {
            await app.Send(new RegisterStructure(structure, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, [], new(2022, 1, 3)));
            await app.Send(new BeginMembership(structure, new(2022, 1, 3), null));
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_shop_is_proposed_by_the_board_accepted_by_the_landlord_and_its_lease_signed_by_the_structure()
    {
        var open = $$"""openShopAllotment(premisesId: "{{Shop}}", closesOn: "{{app.Today.AddDays(20):O}}")""";
        Assert.Null(await Run(open));
        Assert.Equal("allotment.open_already", await Run(open));
        var id = (await Ask("{ shopAllotments { nodes { id } } }")).GetProperty("shopAllotments").GetProperty("nodes")[0].GetProperty("id").GetGuid();
        Assert.Equal(["ProposeTenant"], await Waiting());
        foreach (var structure in new[] { First, Second })
            Assert.Null(await Run($"""askForShop(allotmentId: "{id}", structureId: "{structure}")"""));
        Assert.Equal("allotment.structure_unknown", await Run($"""askForShop(allotmentId: "{id}", structureId: "{Guid.CreateVersion7()}")"""));

        Assert.Null(await Propose(id, First));
        Assert.Equal(["RecordLandlordAnswer"], await Waiting());
        await app.MoveTo(app.Today.AddDays(31));
        Assert.Equal(["Relancer le bailleur, qui n’a pas répondu"], await Waiting("label"));
        Assert.Null(await Run($"""recordLandlordAnswer(allotmentId: "{id}", accepts: false)"""));
        Assert.Equal("allotment.not_an_applicant", await Propose(id, First));
        Assert.Null(await Propose(id, Second));
        Assert.Null(await Run($"""recordLandlordAnswer(allotmentId: "{id}", accepts: true)"""));
        Assert.Equal(["RecordLease"], await Waiting());

        var sign = $"""recordLease(allotmentId: "{id}", signedOn: "{app.Today:O}", from: "{app.Today.AddDays(1):O}")""";
        Assert.Equal("lease.no_landlord", await Run(sign));
        Assert.Null(await Run($"""recordPremisesLease(premisesId: "{Shop}", landlord: "Paris Habitat", role: REPRESENTS, from: "2020-01-01")"""));
        Assert.Equal("lease.holder_unknown", await Run($"""recordPremisesLease(premisesId: "{Shop}", landlord: "Paris Habitat", role: REPRESENTS, holderId: "{Guid.CreateVersion7()}", from: "2020-01-01")"""));
        Assert.Null(await Run(sign));
        Assert.Empty(await Waiting());
        Assert.Equal("""{"today":{"landlord":"Paris Habitat","holderName":null},"tomorrow":{"landlord":"Paris Habitat","holderName":"Le Fût Sonore"}}""", (await Ask(
            $$"""{ premises(id: "{{Shop}}") { today: lease { landlord holderName } tomorrow: lease(asOf: "{{app.Today.AddDays(1):O}}") { landlord holderName } } }""")).GetProperty("premises").GetRawText());
        await NobodyElse(id);
    }

    private Task<string?> Propose(Guid id, Guid structure) => Run($"""proposeTenant(allotmentId: "{id}", structureId: "{structure}", decidedOn: "{app.Today:O}", minutes: "2023-04")""");

    private async Task NobodyElse(Guid id)
    {
        Assert.True((await app.Graph("{ shopAllotments { totalCount } }", null, MilaApp.Mila, NamedId.Of("stranger"), "member")).TryGetProperty("errors", out _));
        Assert.True((await app.Graph($$"""mutation { callOffAllotment(allotmentId: "{{id}}") { userErrors { code } } }""", null, MilaApp.Mila, NamedId.Of("board"), "board_member")).TryGetProperty("errors", out _));
        Assert.Equal("""{"shopAllotment":null,"shopAllotments":{"totalCount":0}}""", (await app.Graph(
            $$"""{ shopAllotment(id: "{{id}}") { id } shopAllotments { totalCount } }""", null, MilaApp.Other, Coordinator, "coordinator")).GetProperty("data").GetRawText());
        Assert.Contains("allotment.unknown", (await app.Graph(
            $$"""mutation { callOffAllotment(allotmentId: "{{id}}") { userErrors { code } } }""", null, MilaApp.Other, Coordinator, "coordinator")).GetRawText(), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string?>> Waiting(string field = "command") =>
        [.. (await Ask($$"""{ taskInbox { nodes { {{field}} } } }""")).GetProperty("taskInbox").GetProperty("nodes").EnumerateArray().Select(task => task.GetProperty(field).GetString())];

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
