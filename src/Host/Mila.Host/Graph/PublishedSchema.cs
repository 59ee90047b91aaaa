using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using Mila.Host.Composition;

namespace Mila.Host.Graph;

/// <summary>The API as it is published, without what belongs to a demonstration: <c>docs/schema.graphql</c>.</summary>
public static class PublishedSchema
{
    private static readonly GraphSettings Plain = new(Introspection: false, Demonstration: false, TimeSpan.Zero, TimeSpan.Zero);

    public static string Text()
    {
        var services = new ServiceCollection().AddMilaGraph().AddSingleton(Plain);
        using var provider = services.BuildServiceProvider();
        var schema = provider.GetRequiredService<ISchema>();
        schema.Initialize();
        return schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal }).ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
