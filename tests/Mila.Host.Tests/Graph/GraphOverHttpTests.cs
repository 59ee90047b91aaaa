using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Mila.Host.Tests.Graph;

/// <summary>The public GraphQL-over-HTTP audit (npm graphql-http), every check of it.</summary>
public sealed class GraphOverHttpTests
{
    private const int Checks = 61;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Graph", "audit");

    [Fact]
    public async Task Every_check_of_the_audit_is_ok()
    {
        await using var app = await GraphApp.Start(("Mila:Graph:Introspection", "true"));
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            await Run("npm", "ci", "--no-audit", "--no-fund");

        var results = (await Run("node", "audit.mjs", app.Url.ToString()))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Check>(line, JsonSerializerOptions.Web)!)
            .ToList();

        Assert.Equal(Checks, results.Count);
        Assert.Empty(results.Where(check => check.Status != "ok").Select(check => $"{check.Id} {check.Name}: {check.Status}, {check.Reason}"));
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    private sealed record Check(string Id, string Name, string Status, string? Reason);
}
