using Marten;
using Mila.Kernel;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Dues.Removals;

public enum RemovalState { ToDecide, InVote, Delayed, Kept }

/// <summary>A member whose dues are so late that it may be removed (radiation à décider).</summary>
/// <param name="Calls">What it owes for that long, the oldest first.</param>
public sealed record RemovalCase(Structure Structure, Debtor? Debtor, IReadOnlyList<DuesCall> Calls, RemovalState State)
{
    /// <summary>More members than any association removes at once: the list is bounded, not paged.</summary>
    private const int Most = 500;

    public Money Owed => Calls.Aggregate(Money.Zero, (sum, call) => sum + call.Owed);

    public DateOnly Since => Calls[0].DueOn;

    public int Letters => Calls.Sum(call => call.Reminders.Count);

    public DateOnly WrittenOn => Calls.Max(call => call.WrittenOn);

    public bool IsIn(DuesCampaign campaign) => Calls.Any(call => call.Year == campaign.Year && call.DueOn == campaign.DueOn);

    public static RemovalCase Of(Structure structure, Debtor? debtor, IEnumerable<DuesCall> calls, int days, DateOnly today)
    {
        DuesCall[] late = [.. calls.OrderBy(call => call.DueOn)];
        var state = debtor switch
        {
            { DeliberationId: not null } => RemovalState.InVote,
            _ when debtor?.IsDelayedOn(today) is true => RemovalState.Delayed,
            _ when debtor?.IsKeptSince(late[^1].DueOn.AddDays(days)) is true => RemovalState.Kept,
            _ => RemovalState.ToDecide,
        };
        return new(structure, debtor, late, state);
    }

    /// <summary>Every member that owes something for so long, whoever owes for longest first.</summary>
    public static async Task<IReadOnlyList<RemovalCase>> All(IQuerySession session, Settings settings, DateOnly today, CancellationToken cancellation)
    {
        var days = (await settings.On(session, today, cancellation)).Days("dues.removal_days");
        var last = today.AddDays(-days);
        var calls = (await session.Query<DuesCall>()
            .Where(call => (call.State == DuesState.Due || call.State == DuesState.PartPaid) && call.DueOn <= last)
            .OrderBy(call => call.DueOn).Take(Most).ToListAsync(cancellation)).ToLookup(call => call.StructureId);
        var structures = await session.LoadManyAsync<Structure>(cancellation, calls.Select(theirs => theirs.Key));
        var debtors = (await session.LoadManyAsync<Debtor>(cancellation, calls.Select(theirs => Debtor.IdOf(theirs.Key)))).ToDictionary(debtor => debtor.StructureId);
        return
        [
            .. structures.Where(structure => structure.IsMemberOn(today))
                .Select(structure => Of(structure, debtors.GetValueOrDefault(structure.Id), calls[structure.Id], days, today))
                .OrderBy(each => each.Since).ThenBy(each => each.Structure.Id),
        ];
    }
}
