using System.Diagnostics;

namespace Mila.House.Tests;

/// <summary>A project outside the checkout that obeys the checkout's rules, in which a violation is planted.</summary>
internal sealed class PlantedProject : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("mila-planted-").FullName;

    public PlantedProject()
    {
        Write("Directory.Build.props", $"""<Project><Import Project="{Repository.Root}/Directory.Build.props" /></Project>""");
        Write("Directory.Build.targets", $"""<Project><Import Project="{Repository.Root}/Directory.Build.targets" /></Project>""");
        Write("Directory.Packages.props", $"""<Project><Import Project="{Repository.Root}/Directory.Packages.props" /></Project>""");
        File.Copy(Path.Combine(Repository.Root, ".editorconfig"), Path.Combine(root, ".editorconfig"));
    }

    public void Write(string path, string content)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    /// <summary>What <c>dotnet</c> says, and whether it succeeded.</summary>
    public (bool Succeeded, string Output) Dotnet(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false" },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode == 0, output + errors.GetAwaiter().GetResult());
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
