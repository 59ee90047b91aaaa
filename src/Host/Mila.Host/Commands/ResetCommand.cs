using Marten;
using Mila.Host.Composition;
using Mila.Host.Postgres;
using Mila.Modules;

namespace Mila.Host.Commands;

/// <summary>Clears a demonstration away, so that the next start makes it anew. Real data are never touched.</summary>
public static class ResetCommand
{
    private static readonly string[] Made = ["postgres", "files", "keys", "erasures", FolderLock.FileName];

    public static async Task Run(Place place, CancellationToken cancellation)
    {
        if (!EmbeddedPostgres.IsMeant(place.Configuration))
            throw new Refusal(ExitCode.HasItsOwnServer, "Mila utilise ici le serveur de ConnectionStrings__Mila, qu’elle n’efface jamais : effacez sa base vous-même, ou retirez ce réglage pour effacer la démonstration.");

        if (Directory.Exists(Path.Combine(place.DataFolder, "postgres")))
            await BeSureOfIt(place, cancellation);
        foreach (var path in Made.Select(name => Path.Combine(place.DataFolder, name)))
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        Console.Out.WriteLine(Kernel.French.Typeset("La démonstration est effacée : « ./mila run » la refait."));
    }

    private static async Task BeSureOfIt(Place place, CancellationToken cancellation)
    {
        await using var database = await EmbeddedPostgres.Open(place.Configuration, place.DataFolder, cancellation);
        await using var app = place.Quiet(database);
        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession(HostTenant.Name);
        if (await session.LoadAsync<StoreOrigin>(StoreOrigin.Only, cancellation) is { Demonstration: false })
            throw new Refusal(ExitCode.NotADemonstration, $"Le dossier {place.DataFolder} n’est pas une démonstration et n’est pas effacé : s’il le faut vraiment, sauvegardez-le puis supprimez-le vous-même.");
    }
}
