using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The vote is closed (verdict): the candidacy is admitted, refused, on the waiting list, or to be heard again.</summary>
public static class HearVerdictHandler
{
    /// <summary>The fact; none when the vote is not the one this candidacy waits for, because it came twice or was withdrawn meanwhile.</summary>
    public static object? Decide(DeliberationClosed closed, Candidacy candidacy)
    {
        if (candidacy.State is not CandidacyState.InVote || candidacy.DeliberationId != closed.DeliberationId)
            return null;

        return closed.Outcome switch
        {
            Verdict.Admitted => new CandidacyAdmitted(candidacy.Id, closed.DeliberationId, closed.On),
            Verdict.WaitingList => new CandidacyWaitlisted(candidacy.Id, closed.DeliberationId, closed.On),
            Verdict.Refused => new RefusalVoted(candidacy.Id, closed.DeliberationId, closed.On),
            Deliberations.NotAdopted => new VoteInconclusive(candidacy.Id, closed.DeliberationId, Inconclusive.NotAdopted, closed.On),
            Deliberations.NoQuorum => new VoteInconclusive(candidacy.Id, closed.DeliberationId, Inconclusive.NoQuorum, closed.On),
            _ => throw new ArgumentOutOfRangeException(nameof(closed), closed.Outcome, "A vote on a candidacy has no such outcome."),
        };
    }

    public static async Task<OutgoingMessages> Handle(DeliberationClosed closed, IDocumentSession session, CancellationToken cancellation)
    {
        if (closed.SubjectKind != CandidacyHappenings.Subject)
            return [];
        var stream = await session.CandidacyToWrite(closed.SubjectId, cancellation);
        return Decide(closed, stream.Aggregate!) is { } fact ? stream.Record(fact) : [];
    }
}
