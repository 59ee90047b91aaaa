namespace Mila.Host.Postgres;

/// <summary>The user PostgreSQL runs as. It refuses root, so that a host run by root gives it to another.</summary>
public sealed class PostgresOwner
{
    private readonly string? user;
    private readonly string? group;

    private PostgresOwner(string? user, string? group) => (this.user, this.group) = (user, group);

    /// <summary>Who this process is, or, for root, who the folder belongs to, else <c>postgres</c>, else <c>nobody</c>.</summary>
    /// <exception cref="Refusal">When root can be nobody else.</exception>
    public static async Task<PostgresOwner> Of(string folder, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
            return new(null, null);
        if (Directory.Exists(folder))
        {
            var owner = (await ChildProcess.Run(["stat", "-c", "%u:%g", folder], cancellation)).Output.Trim().Split(':');
            if (owner is [not "0", _])
                return new(owner[0], owner[1]);
        }
        return Among(await File.ReadAllLinesAsync("/etc/passwd", cancellation));
    }

    /// <summary>The first of those whom root may give a database to, among the machine's users.</summary>
    /// <param name="users">The lines of <c>/etc/passwd</c>.</param>
    /// <exception cref="Refusal">When there is none.</exception>
    public static PostgresOwner Among(IReadOnlyList<string> users)
    {
        foreach (var name in (string[])["postgres", "nobody"])
            if (users.Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == name) is { } entry)
                return new(entry[2], entry[3]);
        throw new Refusal(ExitCode.NoUserForPostgres, "PostgreSQL refuse d’être lancé par root et aucun utilisateur « postgres » ou « nobody » n’existe : créez l’utilisateur « postgres », ou lancez Mila sous un autre nom que root.");
    }

    /// <summary>
    /// The words that run a program as this user with <paramref name="folder"/> open as descriptor 9. The programs are told
    /// <see cref="OpenFolder"/>: root's folders are often closed to every other user, and a path through them would be too.
    /// </summary>
    public IReadOnlyList<string> Words(string folder, params IEnumerable<string> program) =>
    [
        "sh", "-c", "cd / && exec 9<\"$0\" && exec \"$@\"", folder,
        .. user is null ? [] : (string[])["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups", "--"],
        .. program,
    ];

    /// <summary>The cluster's folder as its own programs see it.</summary>
    public const string OpenFolder = "/proc/self/fd/9";

    public async Task Give(string folder, CancellationToken cancellation)
    {
        if (user is not null && await ChildProcess.Run(["chown", "-R", $"{user}:{group}", folder], cancellation) is { Succeeded: false } failed)
            throw new Refusal(ExitCode.NoUserForPostgres, $"Le dossier {folder} ne peut pas être confié à l’utilisateur de PostgreSQL ({failed.Output.Trim()}) : choisissez un autre dossier avec --data.");
    }
}
