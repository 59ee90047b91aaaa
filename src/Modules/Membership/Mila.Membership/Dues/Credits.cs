using Marten;
using Mila.Kernel;

namespace Mila.Membership.Dues;

/// <summary>What a structure paid too much for other years pays a new call, as far as it goes (avoir reporté).</summary>
public static class Credits
{
    /// <summary>Takes the credit from the calls that have it, the oldest year first; what the new call is to record.</summary>
    /// <param name="known">The structure's calls.</param>
    public static async Task<IReadOnlyList<DuesCreditReceived>> GiveOn(
        IDocumentSession session, DuesCall called, IEnumerable<DuesCall> known, CancellationToken cancellation)
    {
        var moves = Decide(called, known.Where(call => call.Id != called.Id));
        foreach (var move in moves)
        {
            var from = await session.Events.FetchForWriting<DuesCall>(move.From, cancellation);
            from.AppendOne(new DuesCreditGivenOn(move.From, called.Id, move.Amount, called.CalledOn));
        }
        return moves;
    }

    public static IReadOnlyList<DuesCreditReceived> Decide(DuesCall called, IEnumerable<DuesCall> others)
    {
        var moves = new List<DuesCreditReceived>();
        var owed = called.Owed;
        foreach (var call in others.Where(call => call.Credit > Money.Zero).OrderBy(call => call.Year))
        {
            var amount = call.Credit < owed ? call.Credit : owed;
            if (amount > Money.Zero)
                moves.Add(new(called.Id, call.Id, amount, called.CalledOn));
            owed -= amount;
        }
        return moves;
    }
}
