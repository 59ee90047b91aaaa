using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Mila.Host.Tests.Commands;

/// <summary>The host as its own process, as a person at a terminal has it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    /// <summary>A host that says nothing for so long hangs; one that loads says how far it is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly Stopwatch silence = Stopwatch.StartNew();

    private HostProcess(string[] words, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. words]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>Runs a command to its end.</summary>
    public static Task<Ended> Run(params string[] words) => Run(new Dictionary<string, string>(), words);

    public static async Task<Ended> Run(IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        await using var host = new HostProcess(words, environment);
        return await host.End();
    }

    /// <summary>Starts the host on a folder and waits until it says that it is ready.</summary>
    public static Task<HostProcess> Start(string data, int port, params string[] words) => Start(new Dictionary<string, string>(), data, port, words);

    /// <summary>The same on a configured server.</summary>
    public static Task<HostProcess> StartOn(string server, string data, int port, params string[] words) =>
        Start(new Dictionary<string, string> { ["ConnectionStrings__Mila"] = server }, data, port, words);

    private static async Task<HostProcess> Start(IReadOnlyDictionary<string, string> environment, string data, int port, string[] words)
    {
        var host = new HostProcess(["run", "--data", data, "--port", $"{port}", .. words], environment);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!host.output.Any(line => line.Contains("prête", StringComparison.Ordinal)))
        {
            if (host.process.HasExited)
                throw new InvalidOperationException($"The host ended with code {host.process.ExitCode}: {string.Join('\n', host.errors)}");
            if (host.silence.Elapsed > Patience)
                throw new TimeoutException($"The host hangs, after: {host.errors.Concat(host.output).LastOrDefault()}");
            await timer.WaitForNextTickAsync();
        }
        return host;
    }

    /// <summary>Asks the host to end, as a service manager does.</summary>
    public async Task<Ended> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        return await End();
    }

    /// <summary>Ends the host as a power cut would: no handler of it runs.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    private async Task<Ended> End()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new(process.ExitCode, string.Join('\n', output), string.Join('\n', errors));
    }

    private void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        silence.Restart();
    }

    /// <summary>The host's own build, not the copy beside the tests: as it is shipped.</summary>
    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory); // tests/Mila.Host.Tests/bin/CONFIGURATION/FRAMEWORK
        var root = here.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "Host", "Mila.Host", "bin", here.Parent.Name, here.Name, "Mila.Host.dll");
    }
}

internal sealed record Ended(int Code, string Output, string Errors);
