using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Mila.Kernel;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Incubation;

/// <summary>The office surveys premises with a photo and reads their meters; the board reads the register as of any day; others and another association see nothing.</summary>
public sealed class PremisesStory : IAsyncLifetime
{
    private static readonly Guid Coordinator = NamedId.Of("premises-story", "coordinator");

    private MilaApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await MilaApp.Begin();
        await app.Send(new RecordPerson(Coordinator, "Camille", "Exemple"));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Premises_are_surveyed_with_a_photo_and_the_register_is_read_as_of_any_day()
    {
        Assert.Null(await Run("""registerPremises(name: "Boutique 3", use: SHOP)"""));
        Assert.Equal("premises.name_taken", await Run("""registerPremises(name: "boutique 3", use: SHOP)"""));
        var id = (await Ask("{ premisesRegister { id } }")).GetProperty("premisesRegister")[0].GetProperty("id").GetGuid();
        var photo = await Upload(Photo, "image/png", "vitrine.png");
        Assert.Null(await Run($$"""surveyPremises(premisesId: "{{id}}", seenOn: "2023-01-10", elements: [{ element: WINDOWS, condition: BAD, trait: SINGLE_GLAZED, photoId: "{{photo}}" }, { element: SHUTTER, condition: OUT_OF_ORDER, trait: BLOCKED }])"""));
        Assert.Null(await Run($$"""surveyPremises(premisesId: "{{id}}", elements: [{ element: WINDOWS, condition: GOOD }])"""));
        Assert.Equal("survey.not_a_photo", await Run($$"""surveyPremises(premisesId: "{{id}}", elements: [{ element: DOORS, condition: WORN, photoId: "{{await Upload("Une note."u8.ToArray(), "text/plain", "note.txt")}}" }])"""));
        Assert.Equal("premises.unknown", await Run($$"""surveyPremises(premisesId: "{{Guid.CreateVersion7()}}", elements: [{ element: DOORS, condition: WORN }])"""));

        Assert.Equal("[]", await Register("2023-01-09"));
        Assert.Equal("""[{"element":"WINDOWS","condition":"BAD","seenByName":"Camille Exemple"},{"element":"SHUTTER","condition":"OUT_OF_ORDER","seenByName":"Camille Exemple"}]""", await Register("2023-06-14"));
        Assert.Contains("""{"element":"WINDOWS","condition":"GOOD",""", await Register($"{app.Today:O}"), StringComparison.Ordinal);
        var last = (await Ask($$"""{ premises(id: "{{id}}") { surveys { id } } }""")).GetProperty("premises").GetProperty("surveys")[0].GetProperty("id").GetGuid();
        Assert.Null(await Run($"""withdrawSurvey(premisesId: "{id}", surveyId: "{last}")"""));
        Assert.Contains("""{"element":"WINDOWS","condition":"BAD",""", await Register($"{app.Today:O}"), StringComparison.Ordinal);
        await MetersAreRead(id);
        await NobodyElse(id, photo);
    }

    private async Task MetersAreRead(Guid id)
    {
        Assert.Null(await Run($"""readMeter(premisesId: "{id}", kind: ELECTRICITY, index: 1000, readOn: "2023-01-10")"""));
        Assert.Null(await Run($"""readMeter(premisesId: "{id}", kind: ELECTRICITY, index: 1400, readOn: "2023-04-10")"""));
        Assert.Equal("meter.index_back", await Run($"""readMeter(premisesId: "{id}", kind: ELECTRICITY, index: 12)"""));
        Assert.Null(await Run($"""readMeter(premisesId: "{id}", kind: ELECTRICITY, index: 12, isNewMeter: true)"""));
        var used = (await Ask($$"""{ premises(id: "{{id}}") { consumption(kind: ELECTRICITY, until: "2023-05-01") { quantity perYear } readings(kind: ELECTRICITY) { id index } } }""")).GetProperty("premises");
        Assert.Equal("""{"quantity":400,"perYear":1622}""", used.GetProperty("consumption").GetRawText());
        Assert.Null(await Run($"""withdrawReading(premisesId: "{id}", readingId: "{used.GetProperty("readings")[0].GetProperty("id").GetGuid()}")"""));
    }

    private async Task NobodyElse(Guid id, Guid photo)
    {
        Assert.True((await app.Graph("{ premisesRegister { id } }", null, MilaApp.Mila, NamedId.Of("stranger"), "member")).TryGetProperty("errors", out _));
        Assert.True((await app.Graph($$"""mutation { readMeter(premisesId: "{{id}}", kind: GAS, index: 1) { userErrors { code } } }""", null, MilaApp.Mila, NamedId.Of("board"), "board_member")).TryGetProperty("errors", out _));
        Assert.Equal("""{"premises":null,"premisesRegister":[]}""", (await app.Graph(
            $$"""{ premises(id: "{{id}}") { id } premisesRegister { id } }""", null, MilaApp.Other, Coordinator, "coordinator")).GetProperty("data").GetRawText());
        Assert.Contains("premises.unknown", (await app.Graph(
            $$"""mutation { readMeter(premisesId: "{{id}}", kind: GAS, index: 1) { userErrors { code } } }""", null, MilaApp.Other, Coordinator, "coordinator")).GetRawText(), StringComparison.Ordinal);
        foreach (var (role, expected) in new[] { ("member", HttpStatusCode.NotFound), ("board_member", HttpStatusCode.OK) })
        {
            using var reader = app.Client(MilaApp.Mila, NamedId.Of("reader", role), role);
            using var answer = await reader.GetAsync(new Uri($"/files/{photo}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    private async Task<string> Register(string day) =>
        (await app.Graph($$"""{ premisesRegister { conditions(asOf: "{{day}}") { element condition seenByName } } }""", null, MilaApp.Mila, NamedId.Of("board"), "board_member"))
        .GetProperty("data").GetProperty("premisesRegister")[0].GetProperty("conditions").GetRawText();

    private async Task<string?> Run(string field) => (await Ask($"mutation {{ done: {field} {{ userErrors {{ code }} }} }}")).GetProperty("done").GetProperty("userErrors").EnumerateArray()
        .Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    private async Task<JsonElement> Ask(string document)
    {
        var answer = await app.Graph(document, null, MilaApp.Mila, Coordinator, "coordinator");
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data");
    }

    private async Task<Guid> Upload(byte[] bytes, string type, string name)
    {
        using var client = app.Client(MilaApp.Mila, Coordinator, "coordinator");
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var form = new MultipartFormDataContent { { content, "file", name } };
        using var answer = await client.PostAsync("/files", form, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();
    }

    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
