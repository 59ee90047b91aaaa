using System.Text.Json;
using Mila.Incubation.Shops;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Incubation.Works;
using Mila.Kernel;
using Mila.Membership.Board;
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
    private static readonly Guid Former = NamedId.Of("shop-story", "former tenant");
    private static readonly Guid Space = NamedId.Of("shop-story", "space");

    private static Guid Seat(int seat) => NamedId.Of("shop-story", "board", $"{seat}");

    private MilaApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        await app.Send(new RecordPerson(Coordinator, "Camille", "Exemple"));
        await app.Send(new OpenSite(NamedId.Of("shop-story", "site"), "La Rue", null, 1));
        await app.Send(new RegisterSpace(Space, NamedId.Of("shop-story", "site"), SpaceKind.Shop, "3 rue de l’Essai", 2200, 1));
        await app.Send(new RegisterPremises(Shop, "Boutique 3", null, PremisesUse.Shop, Space, 1));
        for (var seat = 0; seat < 4; seat++)
        {
            await app.Send(new RecordPerson(Seat(seat), "Membre", $"Conseil {seat}"));
            await app.Send(new BeginMandate(NamedId.Of("shop-story", "mandate", $"{seat}"), Seat(seat), seat == 0 ? BoardRole.President : BoardRole.Member, new DateOnly(2023, 1, 1)));
        }
        foreach (var (structure, name) in new[] { (First, "Les Ondes"), (Second, "Le Fût Sonore"), (Former, "La Sortante") })
        {
            Contact[] contacts = structure == Second ? [new Contact(Seat(3), ContactRole.Leader)] : []; // a member of the board leads the rival: it stands aside of both votes
            await app.Send(new RegisterStructure(structure, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, contacts, new(2022, 1, 3)));
            await app.Send(new BeginMembership(structure, new(2022, 1, 3), null));
        }
        await app.Send(new AllocateSpace(NamedId.Of("shop-story", "former"), Space, Former, new(2022, 3, 1), null, ContractKind.OwnLease, AlreadyThere: true));
        await app.Quiet();
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

        Assert.Equal("allotment.not_an_applicant", await Propose(id, Former));
        await Voted(id, First, "not_proposed");
        Assert.Equal(["ProposeTenant"], await Waiting());
        await Voted(id, First, "proposed");
        Assert.Equal("allotment.not_in_vote", (await Assert.ThrowsAsync<RuleViolation>(() => app.Send(new CloseProposalVote(id)))).Code);
        Assert.Equal(["RecordLandlordAnswer"], await Waiting());
        await app.MoveTo(app.Today.AddDays(31));
        Assert.Equal(["Relancer le bailleur, qui n’a pas répondu"], await Waiting("label"));
        Assert.Null(await Run($"""recordLandlordAnswer(allotmentId: "{id}", accepts: false)"""));
        Assert.Equal("allotment.not_an_applicant", await Propose(id, First));
        await Voted(id, Second, "proposed");
        Assert.Null(await Run($"""recordLandlordAnswer(allotmentId: "{id}", accepts: true)"""));
        Assert.Equal(["RecordLease"], await Waiting());

        var sign = $"""recordLease(allotmentId: "{id}", signedOn: "{app.Today:O}", from: "{app.Today.AddDays(2):O}")""";
        Assert.Equal("lease.holder_unknown", await Run($"""recordPremisesLease(premisesId: "{Shop}", landlord: "Paris Habitat", role: REPRESENTS, holderId: "{Guid.CreateVersion7()}", from: "2020-01-01")"""));
        Assert.Equal("lease.no_landlord", await Run(sign));
        Assert.Null(await Run($"""recordPremisesLease(premisesId: "{Shop}", landlord: "Paris Habitat", role: REPRESENTS, holderId: "{Former}", from: "2022-03-01")"""));
        Assert.Equal("allocation.space_taken", await Run(sign)); // whoever has the shop has not given notice
        Assert.Null(await Run($"""recordPremisesLease(premisesId: "{Shop}", landlord: "Paris Habitat", role: REPRESENTS, from: "{app.Today:O}")"""));
        Assert.Null(await SitsThere(app.Today)); // the end of the lease ended the stay
        Assert.Null(await Run(sign));
        Assert.Empty(await Waiting());
        var begins = app.Today.AddDays(2);
        Assert.Equal("allocation.space_taken", (await Assert.ThrowsAsync<RuleViolation>(() => app.Send(new AllocateSpace(Guid.CreateVersion7(), Space, First, begins, null, ContractKind.OwnLease)))).Code); // promised
        Assert.Equal("""{"today":{"landlord":"Paris Habitat","holderName":null},"then":{"landlord":"Paris Habitat","holderName":"Le Fût Sonore"}}""", (await Ask(
            $$"""{ premises(id: "{{Shop}}") { today: lease { landlord holderName } then: lease(asOf: "{{begins:O}}") { landlord holderName } } }""")).GetProperty("premises").GetRawText());
        Assert.Equal("allotment.lease_to_come", await Run($"""enterShop(allotmentId: "{id}")"""));
        await app.MoveTo(begins);
        await app.Quiet();
        Assert.Equal((null, "Le Fût Sonore"), (await SitsThere(begins.AddDays(-1)), await SitsThere(begins)));
        Assert.Equal($"{begins:O}", (await Ask($$"""{ shopAllotment(id: "{{id}}") { enteredOn } }""")).GetProperty("shopAllotment").GetProperty("enteredOn").GetString());
        Assert.Equal("SHOP", (await Ask($$"""{ structure(id: "{{Second}}") { affiliation } }""")).GetProperty("structure").GetProperty("affiliation").GetString());
        Assert.Empty(await Waiting());
        await NobodyElse(id);
    }

    [Fact]
    public async Task A_structure_whose_space_was_taken_back_is_in_the_shop_once_it_is_given_again()
    {
        Assert.Null(await Run($$"""openShopAllotment(premisesId: "{{Shop}}", closesOn: "{{app.Today.AddDays(20):O}}")"""));
        var id = (await Ask("{ shopAllotments { nodes { id } } }")).GetProperty("shopAllotments").GetProperty("nodes")[0].GetProperty("id").GetGuid();
        foreach (var structure in new[] { First, Second })
            Assert.Null(await Run($"""askForShop(allotmentId: "{id}", structureId: "{structure}")"""));
        await Voted(id, Second, "proposed");
        Assert.Null(await Run($"""recordLandlordAnswer(allotmentId: "{id}", accepts: true)"""));
        Assert.Null(await Run($"""recordPremisesLease(premisesId: "{Shop}", landlord: "Paris Habitat", role: REPRESENTS, holderId: "{Former}", from: "2022-03-01")"""));
        Assert.Null(await Run($"""recordPremisesLease(premisesId: "{Shop}", landlord: "Paris Habitat", role: REPRESENTS, from: "{app.Today:O}")"""));
        var begins = app.Today.AddDays(2);
        Assert.Null(await Run($"""recordLease(allotmentId: "{id}", signedOn: "{app.Today:O}", from: "{begins:O}")"""));

        await app.Send(new CancelAllocation(Second, NamedId.Of("shop lease", id.ToString())));
        await app.MoveTo(begins);
        await app.Quiet();

        Assert.Equal(["EnterShop"], await Waiting());
        Assert.Equal("allotment.stay_cancelled", await Run($"""enterShop(allotmentId: "{id}")"""));
        await app.Send(new AllocateSpace(Guid.CreateVersion7(), Space, Second, begins, null, ContractKind.OwnLease, AlreadyThere: true));
        Assert.Null(await Run($"""enterShop(allotmentId: "{id}")"""));
        await app.Quiet();
        Assert.Empty(await Waiting());
    }

    private Task<string?> Propose(Guid id, Guid structure) => Run($"""proposeTenant(allotmentId: "{id}", structureId: "{structure}")""");

    /// <summary>The board is asked and answers: three vote, and who leads an applicant stands aside.</summary>
    private async Task Voted(Guid id, Guid structure, string option)
    {
        Assert.Null(await Propose(id, structure));
        var vote = (await Ask($$"""{ shopAllotment(id: "{{id}}") { deliberationId } }""")).GetProperty("shopAllotment").GetProperty("deliberationId").GetGuid();
        Assert.Equal("ballot.recused", (await Assert.ThrowsAsync<RuleViolation>(() => app.Send(new CastBallot(vote, option), actor: Seat(3)))).Code);
        for (var seat = 0; seat < 3; seat++)
            await app.Send(new CastBallot(vote, option), actor: Seat(seat));
        await app.Send(new CloseVote(vote));
        await app.Quiet();
    }

    private async Task<string?> SitsThere(DateOnly day)
    {
        var there = (await Ask($$"""{ space(id: "{{Space}}") { occupation(asOf: "{{day:O}}") { structureName } } }""")).GetProperty("space").GetProperty("occupation");
        return there.ValueKind is JsonValueKind.Null ? null : there.GetProperty("structureName").GetString();
    }

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
