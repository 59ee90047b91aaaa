using System.Threading.RateLimiting;

namespace Mila.Host.Account;

/// <summary>How often one address may ask for a link or try one, and how often one person is written to (limite d’essais).</summary>
public sealed class SignInLimits : IDisposable
{
    private static readonly TimeSpan While = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> addresses = Limiter(20);
    private readonly PartitionedRateLimiter<string> people = Limiter(3);

    public bool Allow(HttpContext context)
    {
        using var lease = addresses.AttemptAcquire($"{context.Connection.RemoteIpAddress}");
        return lease.IsAcquired;
    }

    public bool Allow(string tenant, Guid person)
    {
        using var lease = people.AttemptAcquire($"{tenant} {person}");
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        addresses.Dispose();
        people.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int most) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = While, QueueLimit = 0 }));
}
