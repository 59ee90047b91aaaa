using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Membership.Structures;
using Mila.Modules.Figures;
using Mila.People;
using Mila.Stories.Board;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Life;

/// <summary>What members and the office do with each other through a year, in two associations; each of its files tells one part.</summary>
public sealed partial class MembersLifeStory(BoardHost host) : IClassFixture<BoardHost>
{
    private static readonly Guid Coordinator = NamedId.Of("life", "coordinator");

    private MilaApp App => host.App;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A member structure and its leader, who has an address.</summary>
    private async Task<(Guid Structure, Guid Leader)> Member(string name, string tenant = MilaApp.Mila, Activity activity = Activity.Label)
    {
        var (id, leader) = (NamedId.Of("life", tenant, name), NamedId.Of("life", tenant, name, "leader"));
        await App.Send(new RecordPerson(leader, "Ada", name, $"{id:N}@exemple.fr"), tenant);
        await App.Send(new RegisterStructure(
            id, StructureKind.Company, name, null, null, null, [activity], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)), tenant);
        await App.Send(new BeginMembership(id, new DateOnly(2022, 1, 3), null), tenant);
        return (id, leader);
    }

    private async Task<JsonElement> Ask(string document, Guid person, string role, string tenant = MilaApp.Mila)
    {
        if (person == Coordinator)
            await App.Send(new RecordPerson(Coordinator, "Camille", "Roux"), tenant);
        var answer = await App.Graph(document, null, tenant, person, role);
        await App.Quiet();
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind is JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The view of a mutation that is not refused.</summary>
    private async Task<JsonElement> Do(string mutation, string view, Guid person, string role, string tenant = MilaApp.Mila)
    {
        var it = (await Ask($"mutation {{ it: {mutation} {{ {view} userErrors {{ code }} }} }}", person, role, tenant)).GetProperty("it");
        Assert.Equal("[]", it.GetProperty("userErrors").ToString());
        return it.EnumerateObject().First().Value;
    }

    private async Task<string?> Refused(string mutation, Guid person, string role, string tenant = MilaApp.Mila) =>
        (await Ask($"mutation {{ it: {mutation} {{ userErrors {{ code }} }} }}", person, role, tenant))
            .GetProperty("it").GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    private async Task<Guid> Upload(Guid person, string role, string name, byte[] bytes, string tenant = MilaApp.Mila)
    {
        using var client = App.Client(tenant, person, role);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var answer = await client.PostAsync($"/files?name={name}", content, Cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetGuid();
    }

    private async Task<int> StatusOf(string path, Guid? person, string role, string tenant = MilaApp.Mila)
    {
        using var client = person is null ? App.Client(tenant) : App.Client(tenant, person, role);
        using var answer = await client.GetAsync(path, Cancellation);
        return (int)answer.StatusCode;
    }

    private async Task<IReadOnlyList<Letter>> Written(string template, Guid subject, string tenant = MilaApp.Mila)
    {
        await using var session = App.Query(tenant);
        return await session.Query<Letter>().Where(letter => letter.Template == template && letter.SubjectId == subject).ToListAsync(Cancellation);
    }

    private async Task<Dictionary<string, decimal?>> Figures(FigureFamily family, DateTimeOffset? knownAt = null, string tenant = MilaApp.Mila)
    {
        await using var session = App.Query(tenant);
        var resolved = await ShippedFigures.Handle(
            new ResolveFigures([.. family.Names.Select(name => name.Key)], new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31), knownAt), session, Cancellation);
        Assert.Empty(resolved.Unknown);
        return resolved.Figures.ToDictionary(figure => figure.Key, figure => figure.Value);
    }
}
