using System.Threading.RateLimiting;
using Mila.Graph;

namespace Mila.Host.Web.Files;

/// <summary>How many files one address, or one signed-in person, may send in a while (limite d’envois).</summary>
public sealed class UploadLimits : IDisposable
{
    private static readonly TimeSpan While = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        Actor.Of(context.User).PersonId is { } person
            ? RateLimitPartition.GetFixedWindowLimiter($"person {person}", _ => Window(200))
            : RateLimitPartition.GetFixedWindowLimiter($"address {context.Connection.RemoteIpAddress}", _ => Window(30)));

    public bool Allow(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    private static FixedWindowRateLimiterOptions Window(int most) => new() { PermitLimit = most, Window = While, QueueLimit = 0 };
}
