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
        candidacy.ListedOn is not null && candidacy.Path == AskedSpaces.PathOf(called.Kind) && candidacy.Calls.All(each => each.CallId != called.CallId)
            ? new(candidacy.Id, called.CallId, called.FreeFrom, called.ClosesOn, today)
            : null;

    public static async Task<OutgoingMessages> Handle(SpaceCalled called, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        if (AskedSpaces.PathOf(called.Kind) is not { } path)
            return [];
        var listed = new[] { CandidacyState.WaitingList, CandidacyState.InVote };
        var waiting = await session.Query<Candidacy>()
            .Where(candidacy => candidacy.State.IsOneOf(listed) && candidacy.Path == path).Select(candidacy => candidacy.Id).ToListAsync(cancellation);
        var messages = new OutgoingMessages();
        foreach (var id in waiting)
        {
            var stream = await session.CandidacyToWrite(id, cancellation);
            var candidacy = stream.Aggregate!;
            if (Decide(called, candidacy, moment.Today) is not { } told)
                continue;
            messages.AddRange(stream.Record(told));
            if (candidacy.State is CandidacyState.InVote) // its workflow stands at the vote and hears no call
                messages.Add(new WriteIntakeLetter(NamedId.Of("space called", id.ToString(), called.CallId.ToString()), id, IntakeLetter.SpaceCalled));
        }
        return messages;
    }
}
