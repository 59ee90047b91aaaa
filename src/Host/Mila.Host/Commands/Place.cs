using Mila.Host.Composition;

namespace Mila.Host.Commands;

/// <summary>Where a command works: the data folder and the configuration.</summary>
public sealed record Place(string DataFolder, IConfiguration Configuration)
{
    /// <param name="dataFolder">As typed; else <c>data</c> beside the solution it was built from, or in the working directory where there is none.</param>
    public static Place Of(string? dataFolder) => new(Path.GetFullPath(dataFolder ?? Path.Combine(Solution() ?? "", "data")), Configured());

    /// <summary>The host without its doors: nothing starts, only the store is asked.</summary>
    public WebApplication Quiet(EmbeddedPostgres database) => MilaHost.Build([], database.ConnectionString, DataFolder);

    private static string? Solution()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Mila.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }

    private static IConfiguration Configured() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables("ASPNETCORE_")
        .AddEnvironmentVariables()
        .Build();
}
