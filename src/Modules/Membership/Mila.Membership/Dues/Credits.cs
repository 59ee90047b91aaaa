using Marten;
using Mila.Kernel;

namespace Mila.Membership.Dues;

/// <summary>What a structure paid too much for other years pays a new call, as far as it goes (avoir reporté).</summary>
public static class Credits
{
    /// <summary>Takes the credit from the calls that have it, the oldest year first; what the new call is to record.</summary>
    public static async Task<IReadOnlyList<DuesCreditReceived>> GiveOn(IDocumentSession session, DuesCalled called, CancellationToken cancellation)
    {
        var others = await session.Query<DuesCall>().Where(call => call.StructureId == called.StructureId).ToListAsync(cancellation);
        var moves = Decide(called, others);
        foreach (var move in moves)
        {
            var from = await session.Events.FetchForWriting<DuesCall>(move.From, cancellation);
            from.AppendOne(new DuesCreditGivenOn(move.From, called.DuesCallId, move.Amount, called.On));
        }
        return moves;
    }

    public static IReadOnlyList<DuesCreditReceived> Decide(DuesCalled called, IEnumerable<DuesCall> others)
    {
        var moves = new List<DuesCreditReceived>();
        var owed = called.Amount;
        foreach (var call in others.Where(call => call.Credit > Money.Zero).OrderBy(call => call.Year))
        {
            var amount = call.Credit < owed ? call.Credit : owed;
            if (amount > Money.Zero)
                moves.Add(new(called.DuesCallId, call.Id, amount, called.On));
            owed -= amount;
        }
        return moves;
    }
}
