using Marten;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Postgres;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Host.Commands;

/// <summary>Adds an association; a host that runs on the same store knows it at once.</summary>
public static class TenantCommand
{
    public static async Task Add(Place place, string name, string? title, string? zone, CancellationToken cancellation)
    {
        if (zone is not null && !CivilCalendar.Exists(zone))
            throw new Refusal(ExitCode.TenantRefused, $"Le fuseau « {zone} » n’existe pas : écrivez-le comme Europe/Paris ou Indian/Reunion.");

        await using var database = await EmbeddedPostgres.OpenBeside(place.Configuration, place.DataFolder, cancellation);
        await using var app = place.Quiet(database);
        var tenant = new Tenant { Id = name, Title = title ?? name, Zone = zone ?? CivilCalendar.DefaultZone };
        var (tenants, store) = (app.Services.GetRequiredService<Tenants>(), app.Services.GetRequiredService<IDocumentStore>());
        try
        {
            await tenants.Add(store, tenant, cancellation);
        }
        catch (RuleViolation refused)
        {
            throw new Refusal(ExitCode.TenantRefused, app.Services.GetRequiredService<Sentences>().Of(refused).Message);
        }
        Console.Out.WriteLine(French.Typeset($"L’association « {tenant.Title} » est ajoutée : son adresse est {tenant.Id}.localhost."));
        await tenants.Load(store, cancellation);
        // The bare address led to the only association; with two it leads to none, and who used it should know.
        if (tenants.All.ToList() is { Count: > 1 } all)
            Console.Out.WriteLine(French.Typeset($"Chaque association répond à la sienne seulement : {string.Join(", ", all.Select(each => $"{each.Id}.localhost"))}."));
    }
}
