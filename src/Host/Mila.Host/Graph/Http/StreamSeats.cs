using System.Collections.Concurrent;
using Mila.Graph;

namespace Mila.Host.Graph.Http;

/// <summary>Counts the open streams, so that nobody takes them all: a few for each person, or for each address of the unknown.</summary>
public sealed class StreamSeats
{
    public const int PerPerson = 10;
    private const int PerHost = 2_000;

    private readonly ConcurrentDictionary<string, int> taken = new(StringComparer.Ordinal);
    private int all;

    /// <exception cref="TransportRefusal">When there is no seat left.</exception>
    public IDisposable Take(HttpContext context)
    {
        var who = context.User.FindFirst(Actor.PersonClaim)?.Value ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        var seat = new Seat(this, who);
        if (taken.AddOrUpdate(who, 1, (_, count) => count + 1) <= PerPerson & Interlocked.Increment(ref all) <= PerHost)
            return seat;
        seat.Dispose();
        throw new TransportRefusal(StatusCodes.Status429TooManyRequests, "LIMIT_STREAMS",
            $"Trop d’abonnements ouverts : {PerPerson} au plus. Fermez-en un, puis recommencez.");
    }

    private void Leave(string who)
    {
        Interlocked.Decrement(ref all);
        if (taken.AddOrUpdate(who, 0, (_, count) => count - 1) == 0)
            taken.TryRemove(KeyValuePair.Create(who, 0));
    }

    private sealed class Seat(StreamSeats seats, string who) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                seats.Leave(who);
        }
    }
}
