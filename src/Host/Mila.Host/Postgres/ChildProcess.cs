using System.Diagnostics;

namespace Mila.Host.Postgres;

/// <summary>A program run to its end.</summary>
/// <param name="Output">What it said, on both streams.</param>
public sealed record ChildProcess(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    public static Task<ChildProcess> Run(IReadOnlyList<string> words, CancellationToken cancellation) => Run(words, input: "", cancellation);

    public static async Task<ChildProcess> Run(IReadOnlyList<string> words, string input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // Whoever starts Mila may have settings for another PostgreSQL.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{words[0]} did not start.");
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new(process.ExitCode, await output + await errors);
    }
}
