using System.Text.Json;
using Mila.Membership.Structures;
using Mila.Testing;
using Xunit;

namespace Mila.Stories;

/// <summary>Structures and members by the API, with two associations side by side.</summary>
public sealed class MembersStory
{
    private const string List = """
        query ($asOf: Date, $knownAt: DateTime, $filter: MembersFilter, $first: Int, $after: String) {
          members(asOf: $asOf, knownAt: $knownAt, filter: $filter, first: $first, after: $after) {
            nodes { structureId name affiliation activities inQpv upToDate }
            pageInfo { hasNextPage endCursor }
            totalCount
          }
          memberCounts(asOf: $asOf, knownAt: $knownAt) {
            members upToDate inQpv byAffiliation { affiliation members } byActivity { activity members }
          }
        }
        """;

    private static readonly Guid Staff = Guid.CreateVersion7();

    [Fact]
    public async Task Members_are_listed_and_counted_as_they_were_on_a_day_and_as_it_was_known()
    {
        await using var app = await MilaApp.Begin();
        var label = await Register(app, "Éléphant Disques", [Activity.Label], inQpv: true);
        var tour = await Register(app, "Tournées du Canal", [Activity.TourPromoter, Activity.Producer]);
        await Register(app, "Ailleurs", [Activity.Label], tenant: MilaApp.Other, member: new DateOnly(2020, 1, 1));
        await app.Send(new SetAffiliation(label, Affiliation.Hosted, new DateOnly(2021, 1, 1)));
        await app.Send(new BeginMembership(label, new DateOnly(2021, 3, 1), null));
        await app.Send(new BeginMembership(tour, new DateOnly(2022, 1, 1), null));
        await app.Send(new EndMembership(tour, new DateOnly(2023, 2, 1), EndingCause.Resignation));
        var before = app.Now;
        await app.MoveTo(new DateOnly(2023, 6, 20));
        await app.Send(new BeginMembership(tour, new DateOnly(2023, 5, 1), null));

        Assert.Equal(["Éléphant Disques"], Names(await Ask(app, new { asOf = "2021-03-01" })));
        Assert.Equal(["Éléphant Disques", "Tournées du Canal"], Names(await Ask(app, new { asOf = "2022-06-01" })));
        Assert.Empty(Names(await Ask(app, new { asOf = "2021-02-28" })));
        Assert.Equal(["Éléphant Disques"], Names(await Ask(app, new { asOf = "2023-06-15", knownAt = before })));

        var today = await Ask(app, new { });
        Assert.Equal(["Éléphant Disques", "Tournées du Canal"], Names(today));
        var counts = today.GetProperty("memberCounts");
        Assert.Equal(2, counts.GetProperty("members").GetInt32());
        Assert.Equal(2, counts.GetProperty("upToDate").GetInt32());
        Assert.Equal(1, counts.GetProperty("inQpv").GetInt32());
        Assert.Equal(1, Count(counts, "byAffiliation", "affiliation", "HOSTED"));
        Assert.Equal(0, Count(counts, "byAffiliation", "affiliation", "SHOP"));
        Assert.Equal(1, Count(counts, "byActivity", "activity", "PRODUCER"));
        Assert.Equal(["Ailleurs"], Names(await Ask(app, new { }, MilaApp.Other)));
    }

    [Fact]
    public async Task The_list_is_searched_without_accents_filtered_and_paged_by_name()
    {
        await using var app = await MilaApp.Begin();
        var day = new DateOnly(2022, 1, 1);
        foreach (var name in (string[])["Zoé Musique", "Élan", "elan bis", "Çedille", "Écho"])
            await Register(app, name, [Activity.Label], member: day);
        await Register(app, "Écho éditions", [Activity.Publisher], inQpv: true, member: day);

        Assert.Equal(["Çedille", "Écho", "Écho éditions", "Élan", "elan bis", "Zoé Musique"], Names(await Ask(app, new { })));
        Assert.Equal(["Élan", "elan bis"], Names(await Ask(app, new { filter = new { search = "ÉLAN" } })));
        Assert.Equal(["Écho éditions"], Names(await Ask(app, new { filter = new { search = "edi echo" } })));
        Assert.Equal(["Écho éditions"], Names(await Ask(app, new { filter = new { activity = "PUBLISHER", inQpv = true, upToDate = true } })));
        Assert.Empty(Names(await Ask(app, new { filter = new { upToDate = false } })));
        Assert.Empty(Names(await Ask(app, new { filter = new { affiliation = "SHOP" } })));

        var first = (await Ask(app, new { first = 4 })).GetProperty("members");
        Assert.Equal(6, first.GetProperty("totalCount").GetInt32());
        Assert.True(first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        var rest = await Ask(app, new { first = 4, after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString() });
        Assert.Equal(["elan bis", "Zoé Musique"], Names(rest));
    }

    [Fact]
    public async Task A_sheet_tells_the_whole_life_of_a_structure_and_who_recorded_it()
    {
        await using var app = await MilaApp.Begin();
        var person = Guid.CreateVersion7();
        await app.Send(new People.RecordPerson(person, "Ada", "Morel", null, null));
        var answer = await app.Graph("""
            mutation ($person: Guid!) {
              registerStructure(kind: ASSOCIATION, name: "Les Ondes", activities: [LABEL], inQpv: false, contacts: [{ personId: $person, role: LEADER }], on: "2021-01-05") {
                structure { id } userErrors { code }
              }
            }
            """, new { person }, MilaApp.Mila, person, "coordinator");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        var id = answer.GetProperty("data").GetProperty("registerStructure").GetProperty("structure").GetProperty("id").GetGuid();
        await app.Send(new BeginMembership(id, new DateOnly(2021, 2, 1), null), actor: person);
        await app.Send(new TakeArtistOn(id, Guid.CreateVersion7(), "Nuit Claire", "pop", ["https://exemple.fr/nuit"], new DateOnly(2021, 2, 1)));
        await app.Send(new CorrectDay(id, 3, new DateOnly(2021, 3, 1), CorrectionReason.TypingError, "Lettre datée du 1er mars"), actor: person);

        var sheet = (await app.Graph("""
            query ($id: Guid!) {
              structure(id: $id) {
                identity { name } isMember isBehind
                contacts { name role } artists { stageName genre links }
                memberships { from until cause }
                history { number sentence on recordedBy text mayChange isCancelled }
              }
              memberSeries(from: "2021-01-01", until: "2021-04-30") { day members }
            }
            """, new { id }, MilaApp.Mila, Staff, "coordinator")).GetProperty("data");

        var structure = sheet.GetProperty("structure");
        Assert.Equal("Les Ondes", structure.GetProperty("identity").GetProperty("name").GetString());
        Assert.Equal("Ada Morel", structure.GetProperty("contacts")[0].GetProperty("name").GetString());
        Assert.Equal("Nuit Claire", structure.GetProperty("artists")[0].GetProperty("stageName").GetString());
        Assert.Equal("2021-03-01", structure.GetProperty("memberships")[0].GetProperty("from").GetString());
        var begun = structure.GetProperty("history").EnumerateArray().Single(line => line.GetProperty("number").GetInt32() == 3);
        Assert.Equal("Début d’adhésion", begun.GetProperty("sentence").GetString());
        Assert.Equal("2021-03-01", begun.GetProperty("on").GetString());
        Assert.Equal("Ada Morel", begun.GetProperty("recordedBy").GetString());
        Assert.Equal("Lettre datée du 1er mars", structure.GetProperty("history")[0].GetProperty("text").GetString());
        Assert.Equal([0, 0, 1, 1], sheet.GetProperty("memberSeries").EnumerateArray().Select(month => month.GetProperty("members").GetInt32()));

        var elsewhere = await app.Graph("query ($id: Guid!) { structure(id: $id) { id } }", new { id }, MilaApp.Other, Staff, "coordinator");
        Assert.Equal(JsonValueKind.Null, elsewhere.GetProperty("data").GetProperty("structure").ValueKind);
    }

    [Fact]
    public async Task A_structure_has_a_name_or_a_sheet_that_has_one()
    {
        await using var app = await MilaApp.Begin();
        var id = Guid.CreateVersion7();
        var nameless = new RegisterStructure(id, StructureKind.Project, null, null, null, null, [Activity.Label], false, null, [], app.Today);

        Assert.Equal("structure.nameless", (await Assert.ThrowsAsync<Kernel.RuleViolation>(() => app.Send(nameless))).Code);

        await using (var session = app.Store.LightweightSession(MilaApp.Mila))
        {
            session.Store(People.IdentitySheet.Of(id, "Projet", null, null, null));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await app.Send(nameless);
        await using var query = app.Query();
        Assert.NotNull(await query.LoadAsync<Structure>(id, TestContext.Current.CancellationToken));
    }

    private static async Task<Guid> Register(
        MilaApp app, string name, IReadOnlyList<Activity> activities, bool inQpv = false, string tenant = MilaApp.Mila, DateOnly? member = null)
    {
        var id = Guid.CreateVersion7();
        await app.Send(new RegisterStructure(id, StructureKind.Company, name, null, null, null, activities, inQpv, null, [], new DateOnly(2020, 1, 1)), tenant);
        if (member is { } day)
            await app.Send(new BeginMembership(id, day, null), tenant);
        return id;
    }

    private static async Task<JsonElement> Ask(MilaApp app, object variables, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph(List, variables, tenant, Staff, "coordinator");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    private static List<string?> Names(JsonElement data) =>
        [.. data.GetProperty("members").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString())];

    private static int Count(JsonElement counts, string list, string key, string word) =>
        counts.GetProperty(list).EnumerateArray().Single(each => each.GetProperty(key).GetString() == word).GetProperty("members").GetInt32();
}
