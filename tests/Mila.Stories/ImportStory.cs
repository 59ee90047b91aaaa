using System.Text;
using System.Text.Json;
using Marten;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories;

/// <summary>A file of members comes in by the API: all of it, or nothing.</summary>
public sealed class ImportStory
{
    private const string File = """
        structure;nature;activites;siret;adhesion debut;adhesion fin;motif fin;rattachement;prenom;nom;courriel
        Les Ondes;association;label;;01/02/2021;01/02/2022;démission;bénéficiaire;Ada;Morel;ada@exemple.fr
        Les Ondes;association;label;;01/09/2022;;;hébergée;Ada;Morel;ada@exemple.fr
        Élan;société;tourneur | producteur;732 829 320 00074;01/01/2023;;;;;;
        """;

    private static readonly Guid Staff = Guid.CreateVersion7();

    [Fact]
    public async Task A_dry_run_records_nothing_an_import_records_all_and_a_second_one_changes_nothing()
    {
        await using var app = await MilaApp.Begin();

        var dry = await Import(app, File, dryRun: true);
        Assert.Equal((false, 2, 3, 1), (Applied(dry), Number(dry, "structures"), Number(dry, "memberships"), Number(dry, "people")));
        Assert.Equal(0, await Count<Structure>(app));

        Assert.True(Applied(await Import(app, File, dryRun: false)));
        Assert.Equal((2, 2, 1), (await Count<Structure>(app), await Count<IdentitySheet>(app), await Count<Person>(app)));
        Assert.Equal((0, 0), (await Count<Structure>(app, MilaApp.Other), await Count<Person>(app, MilaApp.Other)));

        var again = await Import(app, File, dryRun: false);
        Assert.True(again.GetProperty("changesNothing").GetBoolean());
        await using var session = app.Query();
        Assert.Equal(9, await session.Events.QueryAllRawEvents().CountAsync(fact => fact.EventTypeName.StartsWith("membership.")));
    }

    [Fact]
    public async Task One_line_with_an_error_keeps_the_whole_file_out()
    {
        await using var app = await MilaApp.Begin();

        var report = await Import(app, File + "\nTrop tôt;société;label;;32/01/2021;;;;;;", dryRun: false);

        Assert.False(Applied(report));
        var error = Assert.Single(report.GetProperty("errors").EnumerateArray());
        Assert.Equal((5, "adhesion debut"), (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetString()));
        Assert.StartsWith("Cette date n’est pas lisible.", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await Count<Structure>(app));
        Assert.Equal(0, await Count<Person>(app));
    }

    [Fact]
    public async Task A_file_that_is_no_file_or_too_large_is_refused()
    {
        await using var app = await MilaApp.Begin();

        Assert.Equal("import.not_base64", Code(await Answer(app, "pas du base64 !", true)));
        Assert.Equal("import.too_large", (await Assert.ThrowsAsync<Kernel.RuleViolation>(() => app.Send(
            new Membership.Structures.Import.ImportMembers(Guid.CreateVersion7(), new byte[1_000_001], true)))).Code);
    }

    private static async Task<JsonElement> Import(MilaApp app, string file, bool dryRun)
    {
        var answer = await Answer(app, Convert.ToBase64String(Encoding.UTF8.GetBytes(file)), dryRun);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        await app.Quiet();
        return answer.GetProperty("data").GetProperty("importMembers").GetProperty("importReport");
    }

    private static Task<JsonElement> Answer(MilaApp app, string file, bool dryRun) => app.Graph("""
        mutation ($file: String!, $dryRun: Boolean!) {
          importMembers(file: $file, dryRun: $dryRun) {
            importReport { isApplied changesNothing structures memberships people errors { line column message } }
            userErrors { code }
          }
        }
        """, new { file, dryRun }, MilaApp.Mila, Staff, "coordinator");

    private static string? Code(JsonElement answer) =>
        answer.GetProperty("data").GetProperty("importMembers").GetProperty("userErrors")[0].GetProperty("code").GetString();

    private static bool Applied(JsonElement report) => report.GetProperty("isApplied").GetBoolean();

    private static int Number(JsonElement report, string field) => report.GetProperty(field).GetInt32();

    private static async Task<int> Count<T>(MilaApp app, string tenant = MilaApp.Mila) where T : notnull
    {
        await using var session = app.Query(tenant);
        return await session.Query<T>().CountAsync();
    }
}
