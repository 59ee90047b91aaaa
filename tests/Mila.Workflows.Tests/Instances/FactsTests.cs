using System.Text.Json;
using Marten;
using SystemTextJsonSerializer = Marten.Services.SystemTextJsonSerializer;
using Mila.Modules;
using Mila.Workflows.Instances;
using Weasel.Core;
using Xunit;

namespace Mila.Workflows.Tests.Instances;

/// <summary>A journal as it was once stored: every fact must be read, written the same, and move its instance for ever.</summary>
public sealed class FactsTests
{
    private static readonly SystemTextJsonSerializer Serializer = new() { EnumStorage = EnumStorage.AsString, Casing = Casing.CamelCase };

    private static readonly JsonElement[] Stored = JsonSerializer.Deserialize<JsonElement[]>(Golden.Text("journal.json"))!;

    private static readonly Dictionary<string, Type> Names = Declared().Where(fact => fact.Fact.Namespace == typeof(Instance).Namespace).ToDictionary(fact => fact.Name, fact => fact.Fact);

    [Fact]
    public void Every_stored_fact_of_an_instance_has_a_sample() =>
        Assert.Equal(Names.Keys.Order(), Stored.Select(NameOf).Distinct().Order());

    [Fact]
    public void Every_sample_is_read_and_written_as_it_was_stored()
    {
        foreach (var stored in Stored)
            Assert.Equal(
                JsonSerializer.Serialize(stored.GetProperty("data")),
                JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(Serializer.ToCleanJson(Read(stored)))));
    }

    [Fact]
    public void Every_sample_moves_the_instance_and_together_they_end_it()
    {
        var instance = new Instance();
        foreach (var stored in Stored)
        {
            var moved = instance.Evolve(Read(stored));
            Assert.NotEqual(Serializer.ToJson(instance), Serializer.ToJson(moved));
            instance = moved;
        }

        Assert.Equal(Instance.Cancelled, instance.Outcome);
        Assert.Equal(["complete", "ask", "admitted"], instance.Path.Select(visit => visit.Step));
        Assert.Empty(instance.Timers);
        Assert.Empty(instance.Requests);
        Assert.Empty(instance.Incidents);
        Assert.Empty(instance.Tasks);
        Assert.Equal(1, instance.Heard);
        Assert.Equal(2, Assert.Single(instance.Held).Version);
    }

    private static object Read(JsonElement stored)
    {
        using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(stored.GetProperty("data")));
        return Serializer.FromJson(Names[NameOf(stored)], stream);
    }

    private static string NameOf(JsonElement stored) => stored.GetProperty("fact").GetString()!;

    private static IReadOnlyList<(Type Fact, string Name)> Declared()
    {
        var store = new StoreDeclaration("workflows", new StoreOptions());
        new WorkflowsPart().Store(store);
        return store.Facts;
    }
}
