using System.Text;
using System.Text.Json;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task The_hotlines_file_is_tried_counted_once_and_kept_out_by_one_wrong_line()
    {
        var (structure, member) = await Member("Les Appelants");
        const string File = "structure;mois;appels\nLes Appelants;04/2023;2\nLes Appelants;05/2023;1";
        Assert.Equal((false, 2, 3), Of(await Import(File, dryRun: true)));
        Assert.Equal(0, await Calls(structure));
        Assert.True((await App.Graph($$"""mutation { importHotline(file: "{{Base64(File)}}", dryRun: true) { userErrors { code } } }""", null, MilaApp.Mila, member, "member")).TryGetProperty("errors", out _));
        var wrong = await Import($"{File}\nInconnue;05/2023;1", dryRun: false);
        Assert.Equal((false, 4), (wrong.GetProperty("isApplied").GetBoolean(), wrong.GetProperty("errors")[0].GetProperty("line").GetInt32()));
        Assert.Equal(0, await Calls(structure));

        Assert.Equal((true, 2, 3), Of(await Import(File, dryRun: false)));
        Assert.Equal((true, 0, 0), Of(await Import(File, dryRun: false)));
        Assert.Equal(3, await Calls(structure));
        Assert.Equal(2, (await Import(File, dryRun: true, MilaApp.Other)).GetProperty("errors").GetArrayLength());
    }

    private static string Base64(string file) => Convert.ToBase64String(Encoding.UTF8.GetBytes(file));

    private async Task<JsonElement> Import(string file, bool dryRun, string tenant = MilaApp.Mila) => await Do(
        $$"""importHotline(file: "{{Base64(file)}}", dryRun: {{(dryRun ? "true" : "false")}})""", "hotlineReport { isApplied counts calls errors { line } }", Coordinator, "coordinator", tenant);

    private static (bool, int, int) Of(JsonElement report) =>
        (report.GetProperty("isApplied").GetBoolean(), report.GetProperty("counts").GetInt32(), report.GetProperty("calls").GetInt32());

    private async Task<int> Calls(Guid structure) =>
        (await Ask($$"""{ usagesOf(structureId: "{{structure}}", year: 2023) { usages { count } } }""", Coordinator, "coordinator")).GetProperty("usagesOf").GetProperty("usages")
            .EnumerateArray().Sum(usage => usage.GetProperty("count").GetInt32());
}
