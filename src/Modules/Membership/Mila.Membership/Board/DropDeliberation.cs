using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Wolverine;

namespace Mila.Membership.Board;

/// <summary>What the body was asked about is gone (vote sans objet): the vote ends, and its ballots are never counted. Sent by whoever asked.</summary>
public sealed record DropDeliberation(Guid DeliberationId);

public static class DropDeliberationHandler
{
    /// <returns>None when the vote is over already: what was decided stays decided.</returns>
    public static VoteMadeMoot? Decide(Deliberation deliberation, DateOnly today) =>
        deliberation.State is DeliberationState.Open ? new(deliberation.Id, today) : null;

    public static async Task<OutgoingMessages> Handle(DropDeliberation command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.OpenForWriting(command.DeliberationId, cancellation);
        var deliberation = stream.Aggregate!;
        if (Decide(deliberation, moment.Today) is not { } moot)
            return [];

        stream.AppendOne(moot);
        return [Announce(deliberation, moot, (stream.CurrentVersion ?? 0) + 1)];
    }

    private static DeliberationClosed Announce(Deliberation deliberation, VoteMadeMoot moot, long version) => new(
        deliberation.Id, deliberation.SubjectKind, deliberation.SubjectId, version, deliberation.Question, Deliberations.Moot,
        deliberation.Entitled.Count(), deliberation.Recused.Count, Voters: 0, Abstentions: 0, new Dictionary<string, int>(), CastingVote: false, moot.On);
}
