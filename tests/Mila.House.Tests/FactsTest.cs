using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Mila.Host.Composition;
using Xunit;

namespace Mila.House.Tests;

/// <summary>A sample of each fact as some store holds it: it must be read, and mean something, for ever.</summary>
public sealed class FactsTest
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Mila.House.Tests/Facts");

    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, WriteIndented = true };

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, IReadOnlyList<(Type? By, object Is)>> States = new();

    public static TheoryData<string> Names => new(StoredNamesTest.Facts().Select(fact => fact.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_fact_is_read_and_written_the_same(string name)
    {
        var fact = Read(name);

        var expected = JsonNode.Parse(File.ReadAllText(Sample(name)));
        var written = JsonSerializer.SerializeToNode(fact, fact.GetType(), Stored);
        Assert.True(JsonNode.DeepEquals(expected, written), $"{name}: {written}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_fact_moves_an_aggregate(string name)
    {
        var fact = Read(name);

        var moved = Aggregates(fact.GetType().Assembly).Any(aggregate => Moves(aggregate, fact));

        Assert.True(moved, $"No aggregate of {fact.GetType().Assembly.GetName().Name} is moved by {name}.");
    }

    [Fact]
    public void No_sample_is_left_of_a_fact_that_is_gone()
    {
        var known = StoredNamesTest.Facts().Select(fact => fact.Name).ToHashSet();

        Assert.Empty(Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Where(name => !known.Contains(name)));
    }

    private static object Read(string name)
    {
        var type = StoredNamesTest.Facts().Single(fact => fact.Name == name).Fact;
        var file = Sample(name);
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("MILA_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, JsonSerializer.Serialize(Specimen.Of(type), type, Stored) + "\n");
        }
        Assert.True(File.Exists(file), $"The fact {name} has no sample; MILA_WRITE_GOLDEN=1 writes one.");
        return JsonSerializer.Deserialize(File.ReadAllText(file), type, Stored)!;
    }

    private static string Sample(string name) => Path.Combine(Folder, $"{name}.json");

    private static IEnumerable<Type> Aggregates(System.Reflection.Assembly assembly) =>
        assembly.GetTypes().Where(type => type.GetMethod("Evolve", [typeof(object)]) is { IsStatic: false } evolve && evolve.ReturnType == type);

    /// <summary>Whether the fact changes a state: an empty one, or one that an earlier fact of its kind began.</summary>
    private static bool Moves(Type aggregate, object fact)
    {
        var evolve = aggregate.GetMethod("Evolve", [typeof(object)])!;
        return States.GetOrAdd(aggregate, Begun)
            .Any(state => state.By != fact.GetType() && Try(evolve, state.Is, fact) is { } moved && !ReferenceEquals(moved, state.Is) && Json(moved) != Json(state.Is));
    }

    /// <summary>The empty state of an aggregate, and those that one fact alone begins.</summary>
    private static IReadOnlyList<(Type? By, object Is)> Begun(Type aggregate)
    {
        var evolve = aggregate.GetMethod("Evolve", [typeof(object)])!;
        var empty = Activator.CreateInstance(aggregate)!;
        return
        [
            (null, empty),
            .. StoredNamesTest.Facts().Where(each => each.Fact.Assembly == aggregate.Assembly)
                .Select(each => ((Type?)each.Fact, Try(evolve, empty, Specimen.Of(each.Fact))))
                .Where(begun => begun.Item2 is not null && !ReferenceEquals(begun.Item2, empty))
                .Select(begun => (begun.Item1, begun.Item2!)),
        ];
    }

    private static object? Try(System.Reflection.MethodInfo evolve, object state, object fact)
    {
        try
        {
            return evolve.Invoke(state, [fact]);
        }
        catch (System.Reflection.TargetInvocationException)
        {
            return null; // A fact that presupposes another cannot move an empty state; another state is tried.
        }
    }

    private static string Json(object state) => JsonSerializer.Serialize(state, state.GetType(), Stored);
}
