using Marten;
using Mila.Host.Composition;
using Mila.Host.Postgres;
using Mila.Modules;

namespace Mila.Host.Commands;

/// <summary>Prints a bearer token of a persona of the demonstration, and nothing else, so that a script can take it.</summary>
public static class TokenCommand
{
    public static async Task Run(Place place, string key, string? tenant, CancellationToken cancellation)
    {
        await using var database = await EmbeddedPostgres.OpenBeside(place.Configuration, place.DataFolder, cancellation);
        await using var app = place.Quiet(database);
        var store = app.Services.GetRequiredService<IDocumentStore>();
        var tenants = app.Services.GetRequiredService<Tenants>();
        await tenants.Load(store, cancellation);

        var association = AssociationOf(tenants, tenant ?? place.Configuration["Tenants:Default"]);
        await using var session = store.QuerySession(association);
        var persona = await session.LoadAsync<Persona>(key, cancellation) ?? throw Unknown(key, await session.Query<Persona>().ToListAsync(cancellation));
        Console.Out.WriteLine(SignIn.Token(app.Services, association, persona.PersonId, persona.Roles));
    }

    internal static string AssociationOf(Tenants tenants, string? named) => (named, tenants.All.ToList()) switch
    {
        ({ } name, _) when tenants.Has(name) => name,
        ({ } name, _) => throw new Refusal(ExitCode.TenantRefused, $"Aucune association ne s’appelle « {name} » : prenez-en une de {Names(tenants)}, ou ajoutez-la par « ./mila tenant add {name} »."),
        (null, []) => throw new Refusal(ExitCode.TenantRefused, "Ce dossier n’a pas encore d’association : démarrez Mila par « ./mila run », ou ajoutez-en une par « ./mila tenant add NOM »."),
        (null, [var only]) => only.Id,
        _ => tenants.Has(UsualTenant) ? UsualTenant : throw new Refusal(ExitCode.TenantRefused, $"Il y a plusieurs associations : dites laquelle avec --tenant ({Names(tenants)})."),
    };

    /// <summary>The demonstration's association.</summary>
    private const string UsualTenant = "mila";

    private static string Names(Tenants tenants) => string.Join(", ", tenants.All.Select(each => each.Id));

    private static Refusal Unknown(string key, IReadOnlyList<Persona> known) => new(ExitCode.PersonaUnknown, known.Count == 0
        ? $"Le personnage « {key} » n’existe pas, ni aucun autre : les personnages sont ceux de la démonstration, une fois chargée par « ./mila run »."
        : $"Le personnage « {key} » n’existe pas : prenez-en un de {string.Join(", ", known.Select(each => each.Id).Order(StringComparer.Ordinal))}.");
}
