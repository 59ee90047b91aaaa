using Marten;
using MimeKit;
using Mila.Graph;
using Mila.Host.Account;
using Mila.Host.Composition;
using Mila.Host.Postgres;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Mila.People;

namespace Mila.Host.Commands;

/// <summary>
/// Makes a person coordinator, known already or not, and prints a link to sign in with once: how the first person of an association comes in,
/// and how one comes in whom no mail reaches.
/// </summary>
public static class CoordinatorCommand
{
    private const string Role = "coordinator";

    public static async Task Run(Place place, string who, string? tenant, CancellationToken cancellation)
    {
        await using var database = await EmbeddedPostgres.OpenBeside(place.Configuration, place.DataFolder, cancellation);
        await using var app = place.Quiet(database);
        var store = app.Services.GetRequiredService<IDocumentStore>();
        var tenants = app.Services.GetRequiredService<Tenants>();
        await tenants.Load(store, cancellation);
        var association = TokenCommand.AssociationOf(tenants, tenant ?? place.Configuration["Tenants:Default"]);
        try
        {
            await using var session = store.LightweightSession(association);
            var moment = new Moment(await Now(store, cancellation), tenants.CalendarOf(association), association, Actor: null);
            var path = await LetIn(session, who, moment, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellation);
            Console.Out.WriteLine(new Uri(app.Services.GetRequiredService<PublicAddress>().Of(association), path));
        }
        catch (RuleViolation refused)
        {
            throw new Refusal(ExitCode.PersonRefused, app.Services.GetRequiredService<Sentences>().Of(refused).Message);
        }
    }

    private static async Task<string> LetIn(IDocumentSession session, string who, Moment moment, DateTimeOffset realNow, CancellationToken cancellation)
    {
        Rule.That(MailboxAddress.TryParse(who, out var typed) && EmailAddress.IsValid(typed.Address), "email.refused", "This is not a name and an address.", "email");
        var key = typed.Address.ToLowerInvariant();
        var person = await session.Query<Person>().Where(each => each.EmailKey == key).OrderBy(each => each.Id).FirstOrDefaultAsync(cancellation)
            ?? Typed(typed);
        await session.Keep(person, moment, cancellation);
        session.Grant(new() { Id = NamedId.Of("coordinator by command", $"{person.Id}"), PersonId = person.Id, Role = Role, From = moment.Today });
        var path = SignInLinks.Mint(session, person.Id, realNow);
        await session.SaveChangesAsync(cancellation);
        return path;
    }

    /// <summary>« Prénom Nom »: what follows the first space is the family name.</summary>
    private static Person Typed(MailboxAddress typed)
    {
        var names = (typed.Name ?? "").Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Person.Of(Guid.CreateVersion7(), names.ElementAtOrDefault(0) ?? "", names.ElementAtOrDefault(1) ?? "", typed.Address, phone: null);
    }

    /// <summary>The domain's instant: a demonstration's clock is not real time.</summary>
    private static async Task<DateTimeOffset> Now(IDocumentStore store, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(HostTenant.Name);
        var origin = await session.LoadAsync<StoreOrigin>(StoreOrigin.Only, cancellation);
        return TimeProvider.System.GetUtcNow() + new TimeSpan(origin?.ClockOffset ?? 0);
    }
}
