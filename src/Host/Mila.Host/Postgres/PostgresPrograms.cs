using System.Globalization;
using System.Text.RegularExpressions;

namespace Mila.Host.Postgres;

/// <summary>One version of PostgreSQL's programs, as installed on this machine.</summary>
/// <param name="Folder">Where pg_ctl, initdb and postgres are.</param>
public sealed partial record PostgresPrograms(string Folder, int Major)
{
    /// <summary>The oldest version that Mila is tried on.</summary>
    public const int Oldest = 15;

    public string this[string program] => Path.Combine(Folder, program);

    /// <summary>The versions that will do, newest first.</summary>
    /// <param name="only">A folder to look in instead of everywhere (<c>Mila:Postgres</c>).</param>
    public static async Task<IReadOnlyList<PostgresPrograms>> Installed(string? only, CancellationToken cancellation)
    {
        var found = new List<PostgresPrograms>();
        foreach (var folder in only is null ? UsualFolders().Distinct() : [only])
            if (await MajorOf(folder, cancellation) is { } major and >= Oldest)
                found.Add(new(folder, major));
        return [.. found.OrderByDescending(each => each.Major)];
    }

    private static IEnumerable<string> UsualFolders()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // PATH often has a link to one program only; its neighbours are where it really is.
            var program = new FileInfo(Path.Combine(folder, "pg_ctl"));
            if (program.Exists)
                yield return (program.ResolveLinkTarget(returnFinalTarget: true) ?? program) is FileInfo real ? real.DirectoryName! : folder;
        }
        if (Directory.Exists("/usr/lib/postgresql"))
            foreach (var version in Directory.EnumerateDirectories("/usr/lib/postgresql"))
                yield return Path.Combine(version, "bin");
    }

    private static async Task<int?> MajorOf(string folder, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(folder, "pg_ctl")) || !File.Exists(Path.Combine(folder, "initdb")))
            return null;
        var said = await ChildProcess.Run([Path.Combine(folder, "pg_ctl"), "--version"], cancellation);
        var version = Version().Match(said.Output);
        return said.Succeeded && version.Success ? int.Parse(version.Groups["major"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
