using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Mila.Kernel;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Documents;

/// <summary>A document enters the register, its renewal waits for the coordinator in time, a newer version ends the wait; another association sees nothing.</summary>
public sealed class DocumentStory : IAsyncLifetime
{
    private static readonly Guid Coordinator = NamedId.Of("coordinator");

    private MilaApp app = null!;

    public async ValueTask InitializeAsync() => app = await MilaApp.Begin();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_renewal_of_an_agreement_waits_from_six_months_before_its_end_until_a_newer_version_is_there()
    {
        var file = await Upload();
        var id = await Register($$"""kind: CIVIC_SERVICE_AGREEMENT, file: "{{file}}", from: "2021-10-01", until: "2024-09-30" """);
        Assert.Empty(await Waiting());
        await app.MoveTo(new DateOnly(2024, 3, 30));
        Assert.Empty(await Waiting());
        await app.MoveTo(new DateOnly(2024, 4, 2));
        Assert.Equal([$"/documents/{id}"], await Waiting());
        Assert.Equal("EXPIRING", await State("2024-10-01"));

        await app.MoveTo(new DateOnly(2024, 10, 2));
        Assert.Equal("EXPIRED", await State("2024-12-31"));
        await Register($$"""kind: CIVIC_SERVICE_AGREEMENT, file: "{{await Upload()}}", from: "2024-10-02", until: "2027-10-01", replaces: "{{id}}" """);
        await app.Quiet();

        Assert.Empty(await Waiting());
        Assert.Equal("IN_FORCE", await State("2024-12-31"));
        var then = (await Ask("""{ registeredDocuments(asOf: "2024-09-01") { id replacedFrom fileName } }""")).GetProperty("registeredDocuments");
        Assert.Equal($$"""[{"id":"{{id}}","replacedFrom":"2024-10-02","fileName":"agrement.txt"}]""", then.GetRawText());
        await NobodyElseSees(id, file);
    }

    private async Task NobodyElseSees(Guid id, Guid file)
    {
        using var member = app.Client(MilaApp.Mila, NamedId.Of("member"), "member");
        using var officer = app.Client(MilaApp.Mila, NamedId.Of("treasurer"), "treasurer");
        using var refused = await member.GetAsync($"/files/{file}", TestContext.Current.CancellationToken);
        using var given = await officer.GetAsync($"/files/{file}", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (refused.StatusCode, given.StatusCode));
        var beside = await app.Graph("query($i: Guid!) { registeredDocuments { id } registeredDocument(id: $i) { id } }", new { i = id }, MilaApp.Other, Coordinator, "coordinator");
        Assert.Equal("""{"registeredDocuments":[],"registeredDocument":null}""", beside.GetProperty("data").GetRawText());
        Assert.True((await app.Graph("mutation($i: Guid!) { withdrawDocument(documentId: $i) { userErrors { code } } }", new { i = id }, person: NamedId.Of("treasurer"), roles: ["treasurer"])).TryGetProperty("errors", out _));
    }

    private async Task<Guid> Upload()
    {
        using var client = app.Client(MilaApp.Mila, Coordinator, "coordinator");
        using var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes("Agrément de service civique."));
        bytes.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var form = new MultipartFormDataContent { { bytes, "file", "agrement.txt" } };
        using var answer = await client.PostAsync("/files", form, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();
    }

    private async Task<Guid> Register(string arguments)
    {
        var payload = (await Ask($"mutation {{ registerDocument({arguments}) {{ registeredDocument {{ id }} userErrors {{ code }} }} }}")).GetProperty("registerDocument");
        Assert.Equal("[]", payload.GetProperty("userErrors").GetRawText());
        return payload.GetProperty("registeredDocument").GetProperty("id").GetGuid();
    }

    private async Task<IEnumerable<string?>> Waiting() =>
        [.. (await Ask("{ taskInbox { nodes { page } } }")).GetProperty("taskInbox").GetProperty("nodes").EnumerateArray().Select(task => task.GetProperty("page").GetString())];

    private async Task<string?> State(string before) => (await Ask($$"""{ schemePapers(before: "{{before}}") { key papers { kind state } } }""")).GetProperty("schemePapers").EnumerateArray()
        .Single(scheme => scheme.GetProperty("key").GetString() == "civic_service").GetProperty("papers").EnumerateArray()
        .Single(paper => paper.GetProperty("kind").GetString() == "CIVIC_SERVICE_AGREEMENT").GetProperty("state").GetString();

    private async Task<JsonElement> Ask(string document)
    {
        var answer = await app.Graph(document, null, MilaApp.Mila, Coordinator, "coordinator");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        return answer.GetProperty("data");
    }
}
