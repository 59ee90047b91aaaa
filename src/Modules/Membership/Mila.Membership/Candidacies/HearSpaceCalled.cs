using Marten;
using Mila.Incubation.Contracts;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>A space is called for: who waits for one of its kind is told, and the office takes the matter up (appel entendu).</summary>
public static class HearSpaceCalledHandler
{
    /// <returns>None when it waits no more, for another kind of space, or was told already.</returns>
    public static CandidacySpaceCalled? Decide(SpaceCalled called, Candidacy candidacy, DateOnly today) =>
        candidacy.State is CandidacyState.WaitingList && candidacy.Path == PathOf(called.Kind) && candidacy.Calls.All(each => each.CallId != called.CallId)
            ? new(candidacy.Id, called.CallId, called.FreeFrom, called.ClosesOn, today)
            : null;

    /// <summary>Who asks for such a space; nobody asks for a kind that is booked by the hour.</summary>
    private static CandidacyPath? PathOf(string kind) => kind switch
    {
        "office" or "studio" => CandidacyPath.Hosted,
        "desk" => CandidacyPath.Desk,
        "shop" => CandidacyPath.Shop,
        _ => null,
    };

    public static async Task<OutgoingMessages> Handle(SpaceCalled called, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        if (PathOf(called.Kind) is not { } path)
            return [];
        var waiting = await session.Query<Candidacy>()
            .Where(candidacy => candidacy.State == CandidacyState.WaitingList && candidacy.Path == path).Select(candidacy => candidacy.Id).ToListAsync(cancellation);
        var messages = new OutgoingMessages();
        foreach (var id in waiting)
        {
            var stream = await session.CandidacyToWrite(id, cancellation);
            if (Decide(called, stream.Aggregate!, moment.Today) is { } told)
                messages.AddRange(stream.Record(told));
        }
        return messages;
    }
}
