using System.Collections.Concurrent;
using Marten;
using Marten.Services;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Host.Composition;

/// <summary>
/// What whoever asks may be today: the roles granted on the association's day, read anew and never kept in a cookie, so that a mandate that
/// ended yesterday opens nothing today. The roles that a token names are a limit: it opens no more than it was made for.
/// </summary>
public sealed class RolesOfRequest(RequestDelegate next, GrantedRoles granted, Tenants tenants, Clock clock)
{
    public async Task InvokeAsync(HttpContext context, RequestScope scope)
    {
        if (scope.Actor.PersonId is { } person)
        {
            var today = tenants.CalendarOf(scope.Tenant).DayOf(clock.UtcNow);
            var roles = await granted.Of(scope.Tenant, person, today, context.RequestAborted);
            var limit = scope.Actor.Roles;
            context.User = SignIn.Principal(
                scope.Tenant, person, limit.Count == 0 ? roles : roles.Where(limit.Contains), context.User.Identity!.AuthenticationType!);
            scope.Begin(scope.Tenant, Actor.Of(context.User));
        }
        await next(context);
    }
}

/// <summary>The roles of persons, remembered for a few seconds and forgotten at once when this host changes a grant.</summary>
public sealed class GrantedRoles(IServiceProvider services, TimeProvider time, IConfiguration configuration)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private const int Most = 10_000;

    private readonly bool remembers = !configuration.GetValue<bool>("Mila:SeveralHosts");
    private readonly ConcurrentDictionary<(string Tenant, Guid Person, DateOnly Day), (IReadOnlySet<string> Roles, long ReadAt, int Generation)> known = new();
    private int generation;

    public async Task<IReadOnlySet<string>> Of(string tenant, Guid person, DateOnly day, CancellationToken cancellation)
    {
        var current = Volatile.Read(ref generation);
        if (remembers && known.TryGetValue((tenant, person, day), out var found) && found.Generation == current && time.GetElapsedTime(found.ReadAt) < Fresh)
            return found.Roles;

        var readAt = time.GetTimestamp();
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession(tenant);
        var roles = await RolesOnDay.Of(session, person, day, cancellation);
        if (known.Count >= Most)
            known.Clear();
        known[(tenant, person, day)] = (roles, readAt, current);
        return roles;
    }

    private void Forget() => Interlocked.Increment(ref generation);

    internal sealed class ForgetsAfterCommit(GrantedRoles granted) : DocumentSessionListenerBase
    {
        public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
        {
            if (commit.Inserted.OfType<RoleGrant>().Any() || commit.Updated.OfType<RoleGrant>().Any() || commit.Deleted.Any(deletion => deletion.DocumentType == typeof(RoleGrant)))
                granted.Forget();
            return Task.CompletedTask;
        }
    }
}

public static class GrantedRolesComposition
{
    public static IServiceCollection AddGrantedRoles(this IServiceCollection services)
    {
        services.AddSingleton<GrantedRoles>();
        services.ConfigureMarten((provider, options) => options.Listeners.Add(new GrantedRoles.ForgetsAfterCommit(provider.GetRequiredService<GrantedRoles>())));
        return services;
    }
}
