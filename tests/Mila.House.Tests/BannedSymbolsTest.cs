using Xunit;

namespace Mila.House.Tests;

public sealed class BannedSymbolsTest
{
    [Fact]
    public void The_machines_clock_sleeps_and_random_ids_do_not_build()
    {
        using var planted = new PlantedProject();
        planted.Write("Planted.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        planted.Write("Planted.cs", """
            namespace Planted;

            /// <summary>Breaks what the house forbids.</summary>
            public static class Violations
            {
                public static DateTime Now() => DateTime.UtcNow;

                public static Guid Id() => Guid.NewGuid();

                public static int Blocked(Task<int> task) => task.Result;

                public static Task Sleep() => Task.Delay(1);
            }
            """);

        var (succeeded, output) = planted.Dotnet("build", "-nologo", "-v:q");

        Assert.False(succeeded, output);
        foreach (var symbol in new[] { "DateTime.UtcNow", "Guid.NewGuid", "Task<TResult>.Result", "Task.Delay" })
            Assert.True(output.Contains($"error RS0030: The symbol '{symbol}", StringComparison.Ordinal), $"{symbol} builds: {output}");
    }
}
