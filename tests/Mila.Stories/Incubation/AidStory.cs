using System.Text.Json;
using Mila.Incubation.Contracts;
using Mila.Incubation.Figures;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.Modules.Figures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Incubation;

/// <summary>What a structure saves on its space and what it declares add up over three years; nobody else sees it, and another association nothing.</summary>
public sealed class AidStory : IAsyncLifetime
{
    private static readonly Guid Coordinator = NamedId.Of("aid", "coordinator");
    private static readonly Guid Hosted = NamedId.Of("aid", "hosted");
    private static readonly Guid Leader = NamedId.Of("aid", "leader");
    private static readonly Guid Stranger = NamedId.Of("aid", "stranger");
    private MilaApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        foreach (var (person, name) in new[] { (Coordinator, "Camille"), (Leader, "Ada"), (Stranger, "Bob") })
            await app.Send(new RecordPerson(person, name, "Exemple"));
        await app.Send(new RegisterStructure(Hosted, StructureKind.Company, "Les Aidées", null, null, null, [Activity.Label], false, null, [new Contact(Leader, ContactRole.Leader)], new(2022, 1, 3)));
        await app.Send(new BeginMembership(Hosted, new DateOnly(2022, 1, 3), null));
        await app.Send(new OpenSite(NamedId.Of("aid", "site"), "Pôle", null, 0));
        await app.Send(new RegisterSpace(NamedId.Of("aid", "office"), NamedId.Of("aid", "site"), SpaceKind.Office, "Bureau 1", 1000, 1));
        await app.Send(new SetOccupancyFee(NamedId.Of("aid", "office"), 2022, Money.Euros(180)));
        await app.Send(new AllocateSpace(NamedId.Of("aid", "stay"), NamedId.Of("aid", "office"), Hosted, new(2023, 5, 17), null, ContractKind.OccupancyAgreement, AlreadyThere: true));
        await app.Send(new ChangeSetting("occupancy.market_rent", "36500", app.Today)); // ten metres are 10 € a day
        await app.Quiet();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Advantage_and_declared_aid_add_up_against_the_ceiling()
    {
        var ask = $$"""{ aidReckoning(structureId: "{{Hosted}}", asOf: "2023-06-15") { structureName total { cents } ceiling { cents } ceilingSource isOver plannedLastDay lines { spaceName giver aidId amount { cents } } } }""";
        var before = (await Ask(ask, Leader, "member")).GetProperty("aidReckoning");
        Assert.Equal(("Les Aidées", 122_90, 200_000_00, false), (before.GetProperty("structureName").GetString(), Cents(before, "total"), Cents(before, "ceiling"), before.GetProperty("isOver").GetBoolean()));
        Assert.Equal("2025-05-16", before.GetProperty("plannedLastDay").GetString());

        string Declare(string giver, long cents) => $"""declareAid(structureId: "{Hosted}", giver: "{giver}", amountCents: {cents}, grantedOn: "2023-02-01")""";
        Assert.Equal("aid.not_yours", await Run(Declare("Région", 100), Stranger, "member"));
        Assert.Equal("aid.amount_refused", await Run(Declare("Région", 0), Leader, "member"));
        Assert.Null(await Run(Declare("Région", 199_900_00), Leader, "member"));
        var after = (await Ask(ask, Coordinator, "coordinator")).GetProperty("aidReckoning");
        Assert.Equal((200_022_90, true), (Cents(after, "total"), after.GetProperty("isOver").GetBoolean()));

        await using (var session = app.Query())
        {
            var figures = (await ShippedFigures.Handle(new ResolveFigures([.. new AidFigures().Names.Select(name => name.Key)], new(2023, 1, 1), new(2023, 6, 15), null), session, TestContext.Current.CancellationToken)).Figures
                .ToDictionary(each => each.Key, each => each.Value);
            Assert.Equal((1m, 1m, 200_022.90m), (figures[AidFigureKeys.Reckoned], figures[AidFigureKeys.OverCeiling], figures[AidFigureKeys.Highest]));
        }

        Assert.Equal(JsonValueKind.Null, (await Ask(ask, Stranger, "member")).GetProperty("aidReckoning").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await Ask(ask, Coordinator, "coordinator", MilaApp.Other)).GetProperty("aidReckoning").ValueKind);
        Assert.Equal("aid.structure_unknown", await Run(Declare("Région", 100), Coordinator, "coordinator", MilaApp.Other));
        Assert.True((await app.Graph(ask, null, MilaApp.Mila, Stranger, "expert")).TryGetProperty("errors", out _));

        var aid = after.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("giver").GetString() == "Région").GetProperty("aidId").GetGuid();
        Assert.Equal("aid.not_yours", await Run($"""withdrawAid(structureId: "{Hosted}", aidId: "{aid}")""", Stranger, "member"));
        Assert.Null(await Run($"""withdrawAid(structureId: "{Hosted}", aidId: "{aid}")""", Leader, "member"));
        Assert.Equal(122_90, Cents((await Ask(ask, Leader, "member")).GetProperty("aidReckoning"), "total"));
    }

    private static int Cents(JsonElement of, string field) => of.GetProperty(field).GetProperty("cents").GetInt32();

    private async Task<JsonElement> Ask(string document, Guid person, string role, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph(document, null, tenant, person, role);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind is JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }

    private async Task<string?> Run(string mutation, Guid person, string role, string tenant = MilaApp.Mila) =>
        (await Ask($"mutation {{ it: {mutation} {{ userErrors {{ code }} }} }}", person, role, tenant))
            .GetProperty("it").GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
}
