using GraphQL;
using GraphQL.Types;
using Mila.Host.Composition;

namespace Mila.Host.Commands;

/// <summary>Prints the API's schema; asks no database.</summary>
public static class SchemaCommand
{
    public static Task Run()
    {
        using var services = new ServiceCollection().AddMilaGraph().BuildServiceProvider();
        var schema = services.GetRequiredService<ISchema>();
        schema.Initialize();
        Console.Out.Write(schema.Print(new() { StringComparison = StringComparison.Ordinal }));
        return Task.CompletedTask;
    }
}
