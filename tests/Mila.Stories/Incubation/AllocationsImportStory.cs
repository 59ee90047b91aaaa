using System.Text;
using System.Text.Json;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Mila.Workflows.Instances;
using Marten;
using Xunit;

namespace Mila.Stories.Incubation;

public sealed partial class TenureStory
{
    [Fact]
    public async Task Stays_before_Mila_come_from_a_file_all_or_none_once()
    {
        var (gone, leader) = await Member("Partis Avant");
        var (here, _) = await Member("Toujours Là");
        await Space("Bureau K");
        var (begun, left) = (new DateOnly(2022, 1, 3), new DateOnly(2022, 7, 31));
        var present = App.Today.AddMonths(-3);
        var file = $"""
            structure;espace;premier jour;dernier jour;contrat;piece;prolonge au;decision du;motif prolongation;sortie;motif sortie
            Partis Avant;Bureau K;{begun:dd/MM/yyyy};02/07/2022;convention d’occupation;Convention 22-1;31/12/2022;01/06/2022;Une tournée;{left:dd/MM/yyyy};départ anticipé
            Toujours Là;Bureau K;{present:dd/MM/yyyy};;convention d’occupation;Convention 23-7;;;;;
            """;
        var wrong = await Import($"{file}\nInconnue;Bureau K;01/09/2022;;convention d’occupation;C;;;;;", dryRun: false);
        Assert.False(wrong.GetProperty("isApplied").GetBoolean());
        Assert.Equal("4 structure Aucune structure ne porte ce nom ou ce numéro. Corrigez-le.", Assert.Single(wrong.GetProperty("errors").EnumerateArray()
            .Select(error => $"{error.GetProperty("line")} {error.GetProperty("column")} {error.GetProperty("message")}")));
        Assert.Equal("2 1 1 False", Said(await Import(file, dryRun: true)));
        Assert.Null(await Tenure(gone));
        Assert.Equal("FORBIDDEN", (await App.Graph("mutation { importAllocations(file: \"\", dryRun: true) { userErrors { code } } }", null, MilaApp.Mila, leader, "member"))
            .GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(2, (await Import(file, dryRun: true, MilaApp.Other)).GetProperty("errors").GetArrayLength());

        Assert.Equal("2 1 1 True", Said(await Import(file, dryRun: false)));
        Assert.Equal("0 0 0 True", Said(await Import(file, dryRun: false)));
        Assert.Equal((left.AddDays(1), DepartureCause.Early), (await Tenure(gone)).Allocations.Single() is { } past ? (past.LeftUntil, past.Cause) : default);
        Assert.Equal((present.AddMonths(24), AllocationState.Here), (await Tenure(here)).Workplace is { } stay ? (stay.PlannedUntil, stay.State) : default);
        Assert.Null(await StepOf(gone)); // what is over asks for nothing
        Assert.Equal("stay", await StepOf(here));
        await using (var session = App.Query())
        {
            Assert.Equal(Affiliation.Hosted, (await session.LoadAsync<Structure>(here, Cancellation))!.Affiliations().At(App.Today)!.Value);
            Assert.False(await session.Query<Instance>().AnyAsync(each => each.SubjectId == Mila.Incubation.Tenures.Tenure.IdOf(gone), Cancellation));
        }
        var shown = (await Ask($$"""{ tenure(structureId: "{{gone}}") { stays { proof extensionReason extensionDecidedOn } } }""", Coordinator, "coordinator")).GetProperty("tenure").GetProperty("stays")[0];
        Assert.Equal(("Convention 22-1", "Une tournée", "2022-06-01"), (shown.GetProperty("proof").GetString(), shown.GetProperty("extensionReason").GetString(), shown.GetProperty("extensionDecidedOn").GetString()));
        Assert.Contains("Partis Avant", (await Ask("""{ occupations(asOf: "2022-03-01", first: 100) { nodes { structureName } } }""", Coordinator, "coordinator")).ToString(), StringComparison.Ordinal);

        await App.Send(new ErasePerson(leader));
        shown = (await Ask($$"""{ tenure(structureId: "{{gone}}") { stays { proof extensionReason } } }""", Coordinator, "coordinator")).GetProperty("tenure").GetProperty("stays")[0];
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (shown.GetProperty("proof").ValueKind, shown.GetProperty("extensionReason").ValueKind));
    }

    [Fact]
    public async Task The_database_guards_an_imported_stay_to_the_end_of_its_extension()
    {
        var (structure, _) = await Member("Les Prolongés");
        var space = await Space("Bureau N");
        var from = App.Today.AddMonths(-13);
        var first = from.AddMonths(12).AddDays(-1);
        var report = await Import(
            $"""
            structure;espace;premier jour;dernier jour;contrat;piece;prolonge au;decision du;motif prolongation;sortie;motif sortie
            Les Prolongés;Bureau N;{from:dd/MM/yyyy};{first:dd/MM/yyyy};convention d’occupation;Convention 21-4;{from.AddMonths(24).AddDays(-1):dd/MM/yyyy};{from.AddMonths(10):dd/MM/yyyy};Un album;;
            """, dryRun: false);
        Assert.Equal("1 1 0 True", Said(report));
        Assert.Equal(from.AddMonths(24), (await Tenure(structure)).Workplace!.PlannedUntil);
        Assert.Equal(Npgsql.PostgresErrorCodes.ExclusionViolation, await Breaks(space, NamedId.Of("other")));
    }

    private static string Said(JsonElement report) =>
        $"{report.GetProperty("stays")} {report.GetProperty("extensions")} {report.GetProperty("departures")} {report.GetProperty("isApplied")}";

    private async Task<JsonElement> Import(string file, bool dryRun, string tenant = MilaApp.Mila) => (await Ask(
        $$"""mutation { importAllocations(file: "{{Convert.ToBase64String(Encoding.UTF8.GetBytes(file))}}", dryRun: {{(dryRun ? "true" : "false")}}) { allocationsReport { isApplied stays extensions departures errors { line column message } } } }""",
        Coordinator, "coordinator", tenant)).GetProperty("importAllocations").GetProperty("allocationsReport");
}
