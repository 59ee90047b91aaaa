using Marten;
using Mila.Host.Composition;
using Mila.Modules;
using Xunit;

namespace Mila.House.Tests;

/// <summary>Names that are in stores for ever: the file beside this test changes on purpose, and only by addition once released.</summary>
public sealed class StoredNamesTest
{
    private static readonly string File = Path.Combine(Repository.Root, "tests/Mila.House.Tests/stored-names.txt");

    [Fact]
    public void Stored_names_of_facts_and_messages_are_those_written_down()
    {
        var names = Facts().Select(fact => $"fact {fact.Name}").Concat(Messages().Values.Select(name => $"message {name}")).Order(StringComparer.Ordinal).ToList();

        var written = System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [];
        if (Environment.GetEnvironmentVariable("MILA_WRITE_GOLDEN") == "1")
            System.IO.File.WriteAllLines(File, names);
        else
            Assert.Equal(written, names);
    }

    [Fact]
    public void A_stored_name_is_unique()
    {
        var names = Facts().Select(fact => fact.Name).Concat(Messages().Values).ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal).Count(), names.Count);
    }

    internal static IReadOnlyList<(Type Fact, string Name)> Facts() =>
        [.. Parts.All.SelectMany(part =>
        {
            var declaration = new StoreDeclaration(part.Name, new StoreOptions());
            part.Store(declaration);
            return declaration.Facts;
        })];

    private static IReadOnlyDictionary<Type, string> Messages()
    {
        var names = new MessageNames();
        foreach (var part in Parts.All)
            part.Messages(names);
        return names.All;
    }
}
