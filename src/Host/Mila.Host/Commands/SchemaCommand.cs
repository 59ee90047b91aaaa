using Mila.Host.Graph;

namespace Mila.Host.Commands;

/// <summary>Prints the API's schema as it is published; asks no database.</summary>
public static class SchemaCommand
{
    public static Task Run()
    {
        Console.Out.Write(PublishedSchema.Text());
        return Task.CompletedTask;
    }
}
