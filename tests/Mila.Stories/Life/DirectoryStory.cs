using System.Net;
using System.Text.Json;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    private static readonly byte[] Logo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_member_writes_its_entry_and_everybody_sees_it_as_long_as_it_consents()
    {
        var (structure, leader) = await Member("Les Éditions du Quai", activity: Activity.Publisher);
        var logo = await Upload(leader, "member", "logo.png", Logo);
        await Do($$"""editDirectoryEntry(structureId: "{{structure}}", presentation: "Partitions et synchronisation.", links: ["https://quai.example"], logo: "{{logo}}", logoText: "Un quai, la nuit.")""",
            "directoryEntry { isListed }", leader, "member");
        Assert.Equal((404, 200), (await StatusOf($"/files/{logo}", null, ""), await StatusOf($"/files/{logo}", leader, "member")));
        Assert.Empty(await Listed());
        Assert.DoesNotContain("Les Éditions du Quai", await Public("/musique/edition"), StringComparison.Ordinal);

        await Do($$"""chooseListing(structureId: "{{structure}}", listed: true)""", "directoryEntry { isListed }", leader, "member");
        Assert.Equal(["Les Éditions du Quai"], await Listed());
        var page = await Public("/musique/edition");
        Assert.Contains("Partitions et synchronisation.", page, StringComparison.Ordinal);
        Assert.Contains("alt=\"Un quai, la nuit.\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("exemple.fr", page, StringComparison.Ordinal);
        Assert.Equal(200, await StatusOf($"/files/{logo}", null, ""));
        Assert.Equal(1, (await Figures(new DirectoryFigures()))[DirectoryFigureKeys.Listed]);
        Assert.Equal(0, (await Figures(new DirectoryFigures(), tenant: MilaApp.Other))[DirectoryFigureKeys.Listed]);
        Assert.DoesNotContain("Les Éditions du Quai", await Public("/musique/edition", MilaApp.Other), StringComparison.Ordinal);

        var text = await Upload(leader, "member", "logo.txt", "Bonjour"u8.ToArray());
        Assert.Equal("directory.not_an_image", await Refused($$"""editDirectoryEntry(structureId: "{{structure}}", logo: "{{text}}", logoText: "Un quai.")""", leader, "member"));
        await Do($$"""editDirectoryEntry(structureId: "{{structure}}", presentation: "Partitions.")""", "directoryEntry { logoId }", leader, "member");
        Assert.Equal(404, await StatusOf($"/files/{logo}", leader, "member"));

        await Do($$"""chooseListing(structureId: "{{structure}}", listed: false)""", "directoryEntry { isListed }", leader, "member");
        Assert.Empty(await Listed());
    }

    [Fact]
    public async Task A_public_page_is_the_same_for_everybody_and_may_be_kept_by_caches()
    {
        using var visitor = App.Client();
        using var answer = await visitor.GetAsync("/musique", Cancellation);
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var read = await Public("/musique");
        using var member = App.Client(MilaApp.Mila, Coordinator, "coordinator");
        Assert.Equal(read, WebUtility.HtmlDecode(await member.GetStringAsync("/musique", Cancellation)));
        using var unknown = await visitor.GetAsync("/musique/plomberie", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private async Task<string> Public(string path, string tenant = MilaApp.Mila)
    {
        using var visitor = App.Client(tenant);
        return WebUtility.HtmlDecode(await visitor.GetStringAsync(path, Cancellation));
    }

    private async Task<string?[]> Listed()
    {
        var answer = await App.Graph("{ directory(activity: PUBLISHER) { nodes { structureName } } }");
        return [.. answer.GetProperty("data").GetProperty("directory").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("structureName").GetString())];
    }
}
