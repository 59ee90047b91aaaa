using System.Diagnostics;
using Xunit;

namespace Mila.Host.Tests.Commands;

/// <summary>The scripts at the root: what they say last and how they end.</summary>
public sealed class ScriptTests : IAsyncLifetime
{
    private readonly Folder folder = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Theory]
    [InlineData(0, "  failed: 0\n  succeeded: 12\n", "12 passed, 0 failed", 0)]
    [InlineData(2, "  failed: 3\n  succeeded: 9\n", "9 passed, 3 failed", 2)]
    [InlineData(8, "  failed: 0\n  succeeded: 9\n", "9 passed, 0 failed", 8)]
    [InlineData(0, "  failed: 0\n  succeeded: 0\n", "0 passed, 0 failed", 1)]
    public async Task The_checks_end_with_their_sum_and_the_code_of_the_tests(int code, string counts, string sum, int ends)
    {
        var ended = await Check($"printf 'one passed\\nTest run summary:\\n{counts.Replace("\n", "\\n")}  duration: 1s\\n'; exit {code}");
        Assert.Equal(sum, ended.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(ends, ended.Code);
    }

    [Fact]
    public async Task A_build_that_breaks_is_no_success()
    {
        var ended = await Check("echo 'error CS1002: ; expected'; exit 1");
        Assert.Equal("0 passed, 0 failed", ended.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(1, ended.Code);
    }

    [Fact]
    public async Task Without_the_SDK_one_sentence_says_what_to_install()
    {
        foreach (var tool in (string[])["dirname", "realpath", "grep", "bash", "env"])
            File.CreateSymbolicLink(folder[tool], Path.Combine("/usr/bin", tool));
        var ended = await Run(Root("mila"), new() { ["PATH"] = folder.Path }, "run");
        Assert.Equal(13, ended.Code);
        Assert.Contains("SDK .NET 10", Assert.Single(ended.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Runs a copy of the checks beside a stand-in for <c>./mila</c>.</summary>
    private async Task<Ended> Check(string mila)
    {
        Directory.CreateDirectory(folder[".ci"]);
        File.Copy(Root(".ci/run"), folder[".ci/run"]);
        await File.WriteAllTextAsync(folder["mila"], $"#!/bin/sh\n{mila}\n");
        File.SetUnixFileMode(folder["mila"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return await Run(folder[".ci/run"], []);
    }

    private static async Task<Ended> Run(string script, Dictionary<string, string> environment, params string[] words)
    {
        var start = new ProcessStartInfo("/bin/bash", [script, .. words]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    private static string Root(string path) => Path.Combine(AppContext.BaseDirectory, "../../../../..", path);
}
