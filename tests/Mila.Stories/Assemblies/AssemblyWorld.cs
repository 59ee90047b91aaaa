using System.Text.Json;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Dues;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Mila.Workflows;
using Mila.Workflows.Instances;

namespace Mila.Stories.Assemblies;

/// <summary>Two associations on one host, each with structures that are members, their leaders, a board of three and a coordinator.</summary>
public sealed class AssemblyWorld(MilaApp app) : IAsyncDisposable
{
    public static readonly Guid Coordinator = NamedId.Of("assembly-story", "coordinator");
    public static readonly Guid President = NamedId.Of("assembly-story", "president");
    public static readonly Guid Treasurer = NamedId.Of("assembly-story", "treasurer");
    public static readonly Guid Secretary = NamedId.Of("assembly-story", "secretary");

    public MilaApp App => app;

    public static Guid Structure(int number) => NamedId.Of("assembly-story", "structure", $"{number}");

    public static Guid Leader(int number) => NamedId.Of("assembly-story", "leader", $"{number}");

    /// <param name="members">How many structures each association has; the last owes its dues.</param>
    public static async Task<AssemblyWorld> Begin(int members)
    {
        var world = new AssemblyWorld(await MilaApp.Begin());
        await world.Found(MilaApp.Mila, members);
        await world.Found(MilaApp.Other, 2);
        return world;
    }

    private async Task Found(string tenant, int members)
    {
        await app.Send(new RecordPerson(Coordinator, "Camille", "Roux", "camille@exemple.fr"), tenant);
        await app.Send(new GrantRole(NamedId.Of("assembly-story", tenant), Coordinator, "coordinator", new DateOnly(2020, 1, 1)), tenant);
        foreach (var (person, name, role) in new[] { (President, "Aïcha", BoardRole.President), (Treasurer, "Bruno", BoardRole.Treasurer), (Secretary, "Clara", BoardRole.Secretary) })
        {
            await app.Send(new RecordPerson(person, name, "Conseil"), tenant);
            await app.Send(new BeginMandate(NamedId.Of("assembly-story", $"{person}"), person, role, new DateOnly(2020, 6, 1)), tenant);
        }
        for (var number = 0; number < members; number++)
            await Join(tenant, number, owes: number == members - 1);
    }

    private async Task Join(string tenant, int number, bool owes)
    {
        var since = new DateOnly(2021, 3, 1);
        await app.Send(new RecordPerson(Leader(number), $"Dirigeante{number}", tenant, $"d{number}@exemple.fr"), tenant);
        await app.Send(new RegisterStructure(Structure(number), StructureKind.Association, $"Structure {number} de {tenant}", null, null, null,
            [Activity.Label], InQpv: false, WomenLed: null, [new Contact(Leader(number), ContactRole.Leader)], since), tenant);
        await app.Send(new SetAffiliation(Structure(number), Affiliation.Beneficiary, since), tenant);
        await app.Send(new BeginMembership(Structure(number), since, CandidacyId: null), tenant);
        if (owes)
            await app.Send(new CallDues(CallDues.IdOf(Structure(number), 2023), Structure(number), 2023, new DateOnly(2023, 1, 15)), tenant);
    }

    public Task<JsonElement> Coordinate(string field, string tenant = MilaApp.Mila) => Act(Coordinator, "coordinator", field, tenant);

    /// <summary>Sends one mutation and waits until all it set going is done; its payload.</summary>
    public async Task<JsonElement> Act(Guid person, string role, string field, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph($"mutation {{ done: {field} {{ assembly {{ id state minutes {{ number text }} quorum {{ voters voices needed reached }} }} userErrors {{ code }} }} }}", tenant: tenant, person: person, roles: role);
        await app.Quiet();
        return answer.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object && data.GetProperty("done") is { ValueKind: JsonValueKind.Object } done
            ? done
            : throw new InvalidOperationException($"{answer}");
    }

    public static string? Refused(JsonElement payload) =>
        payload.GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("code").GetString()).FirstOrDefault();

    /// <summary>What waits for a role, by the commands that settle it.</summary>
    public async Task<IReadOnlyList<string>> Waiting(Guid person, string role, string tenant = MilaApp.Mila)
    {
        var answer = await app.Graph("{ taskInbox { nodes { command } } }", tenant: tenant, person: person, roles: role);
        return [.. answer.GetProperty("data").GetProperty("taskInbox").GetProperty("nodes").EnumerateArray().Select(task => task.GetProperty("command").GetString()!)];
    }

    public async Task<Instance> InstanceOf(Guid assembly)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<Instance>(StartInstance.IdOf("assembly", "assembly", assembly)))!;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
