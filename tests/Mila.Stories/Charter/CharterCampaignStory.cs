using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Charter;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Stories.Charter;

/// <summary>A version of the charter is adopted, signed by campaign, and chased until it is over, in two associations.</summary>
public sealed class CharterCampaignStory : IAsyncLifetime
{
    private static readonly Guid Coordinator = NamedId.Of("coordinator");
    private MilaApp app = null!;

    public async ValueTask InitializeAsync() => app = await MilaApp.Begin();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Members_are_asked_reminded_if_they_do_not_answer_and_no_more_once_they_have()
    {
        var (signing, declining, silent) = (await Member("Signataire"), await Member("Réservée"), await Member("Muette"));
        var elsewhere = await Member("Voisine", MilaApp.Other);
        await Do("""adoptCharterVersion(version: 1, text: "Nos valeurs.", on: "2023-06-14")""");
        await Do("openCharterCampaign(version: 1)");
        await Do("openCharterCampaign(version: 1)");

        Assert.Equal([signing, declining, silent], await Written("charter_to_sign"));
        Assert.Equal("IN_ORDER: 3 0 0 3", await Count());
        Assert.Equal("charter.not_leader", await Answer(silent, signing, true));
        Assert.Null(await Answer(signing, signing, true));
        Assert.Null(await Answer(declining, declining, false));
        Assert.Equal("IN_ORDER: 3 1 1 1", await Count());
        Assert.Equal(["Muette"], await Signatories("MISSING"));
        Assert.Equal(["Signataire"], await Signatories("SIGNED"));

        await app.MoveTo(app.Today.AddDays(14));
        Assert.Equal([silent], await Written("charter_reminder"));
        Assert.Null(await Answer(silent, silent, true));
        await app.MoveTo(app.Today.AddDays(14));
        Assert.Equal([silent], await Written("charter_reminder"));

        await app.MoveTo(app.Today.AddDays(18));
        var campaign = (await Ask("{ charterCampaign { version closedOn } }")).GetProperty("charterCampaign");
        Assert.Equal("2023-07-31", campaign.GetProperty("closedOn").GetString());
        await using var session = app.Query();
        Assert.Equal("closed", (await session.LoadAsync<Instance>(CharterWorkflow.Start(CharterCampaign.IdOf(1)).InstanceId, TestContext.Current.CancellationToken))!.Outcome);

        Assert.Empty(await Written("charter_to_sign", MilaApp.Other));
        Assert.Equal(JsonValueKind.Null, (await Ask("{ charterCampaign(version: 1) { version } }", MilaApp.Other)).GetProperty("charterCampaign").ValueKind);
        Assert.Equal("charter.not_leader", await Answer(elsewhere, silent, true, MilaApp.Other));
    }

    [Fact]
    public async Task A_leader_sees_the_structures_he_may_answer_for_and_nobody_is_written_to_about_a_version_that_was_replaced()
    {
        var mine = await Member("Mienne");
        await Member("Autre");
        await Do("""adoptCharterVersion(version: 1, text: "Nos valeurs.", on: "2023-06-14")""");
        await Do("openCharterCampaign(version: 1)");

        var seen = await app.Graph("{ chartersToAnswer { structureName version answer } }", null, MilaApp.Mila, LeaderOf(mine), "member");
        Assert.Equal("""[{"structureName":"Mienne","version":1,"answer":"MISSING"}]""", seen.GetProperty("data").GetProperty("chartersToAnswer").GetRawText());

        await app.MoveTo(app.Today.AddDays(2));
        await Do("""adoptCharterVersion(version: 2, text: "Nos valeurs, revues.", on: "2023-06-17")""");
        await app.MoveTo(app.Today.AddDays(13));
        Assert.Empty(await Written("charter_reminder"));
        Assert.Equal("charter.not_in_force", await Answer(mine, mine, true));

        await Do("openCharterCampaign(version: 2)"); // the former campaign is over, and waits on nobody's page
        await using var session = app.Query();
        Assert.Equal(app.Today, (await session.LoadAsync<CharterCampaign>(CharterCampaign.IdOf(1), TestContext.Current.CancellationToken))!.ClosedOn);
        Assert.Equal("closed", (await session.LoadAsync<Instance>(CharterWorkflow.Start(CharterCampaign.IdOf(1)).InstanceId, TestContext.Current.CancellationToken))!.Outcome);
    }

    private static Guid LeaderOf(Guid structure) => NamedId.Of("leader", structure.ToString());

    private async Task<Guid> Member(string name, string tenant = MilaApp.Mila)
    {
        var id = Guid.CreateVersion7();
        await app.Send(new RecordPerson(LeaderOf(id), "Ada", name), tenant);
        await app.Send(new RegisterStructure(
            id, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, [new Contact(LeaderOf(id), ContactRole.Leader)], new(2022, 1, 3)), tenant);
        await app.Send(new BeginMembership(id, new DateOnly(2022, 1, 3), null), tenant);
        return id;
    }

    /// <summary>The rule that refused; none when the answer was taken.</summary>
    private async Task<string?> Answer(Guid by, Guid structure, bool signs, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph(
            "mutation($structure: Guid!, $signs: Boolean!) { answerCharter(structureId: $structure, version: 1, signs: $signs) { userErrors { code } } }",
            new { structure, signs }, tenant, LeaderOf(by), "member");
        return answer.GetProperty("data").GetProperty("answerCharter").GetProperty("userErrors").EnumerateArray()
            .Select(error => error.GetProperty("code").GetString()).FirstOrDefault();
    }

    private async Task Do(string mutation)
    {
        var answer = (await Ask($"mutation {{ it: {mutation} {{ userErrors {{ code }} }} }}")).GetProperty("it");
        Assert.Empty(answer.GetProperty("userErrors").EnumerateArray());
        await app.Quiet();
    }

    private async Task<string> Count()
    {
        var count = (await Ask("{ charterSignatures { members signed declined missing } }")).GetProperty("charterSignatures");
        return $"IN_ORDER: {string.Join(' ', count.EnumerateObject().Select(each => each.Value.GetInt32()))}";
    }

    private async Task<IEnumerable<string?>> Signatories(string answer) =>
        (await Ask($"{{ charterSignatories(version: 1, answer: {answer}) {{ nodes {{ name }} }} }}")).GetProperty("charterSignatories").GetProperty("nodes")
            .EnumerateArray().Select(node => node.GetProperty("name").GetString());

    private async Task<JsonElement> Ask(string document, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph(document, null, tenant, Coordinator, "coordinator");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind is JsonValueKind.Undefined ? "" : errors.GetRawText());
        return answer.GetProperty("data");
    }

    /// <summary>The structures whose leaders were written a letter, in the order they were registered.</summary>
    private async Task<IEnumerable<Guid>> Written(string template, string tenant = MilaApp.Mila)
    {
        await using var session = app.Query(tenant);
        var letters = await session.Query<Letter>().Where(letter => letter.Template == template).ToListAsync(TestContext.Current.CancellationToken);
        var structures = await session.Query<Structure>().ToListAsync(TestContext.Current.CancellationToken);
        return letters.Select(letter => structures.Single(structure => LeaderOf(structure.Id) == letter.ToPersonId).Id).Order();
    }
}
