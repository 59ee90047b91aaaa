using Marten;
using Mila.Kernel;
using Mila.Membership.Charter;
using Mila.Membership.Dues;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>An admitted structure has done one of the three things asked (engagement tenu). Heard from dues and charter.</summary>
public sealed record MeetCommitment(Guid StructureId, Commitment Commitment, DateOnly On);

public static class MeetCommitmentHandler
{
    /// <summary>The facts: the commitment, and with the last one the whole, on the day of the latest. None when it was met already.</summary>
    public static IReadOnlyList<object> Decide(MeetCommitment command, Candidacy candidacy)
    {
        if (candidacy.State is not CandidacyState.Admitted || candidacy.HasMet(command.Commitment))
            return [];
        var met = new CommitmentMet(candidacy.Id, command.Commitment, command.On);
        var after = candidacy.Evolve(met);
        return after.IsCommitted ? [met, new CandidacyCommitted(candidacy.Id, after.Met.Max(each => each.On))] : [met];
    }

    public static async Task<OutgoingMessages> Handle(MeetCommitment command, IDocumentSession session, CancellationToken cancellation)
    {
        var waiting = await session.Query<Candidacy>()
            .Where(candidacy => candidacy.StructureId == command.StructureId && candidacy.State == CandidacyState.Admitted)
            .Select(candidacy => candidacy.Id).ToListAsync(cancellation);
        if (waiting is [])
            return [];
        var stream = await session.CandidacyToWrite(waiting[0], cancellation);
        return Decide(command, stream.Aggregate!) is { Count: > 0 } facts ? stream.Record(facts) : [];
    }
}

/// <summary>What dues and charter say of any structure; most are no candidates, and nothing happens.</summary>
public static class HearCommitmentsHandler
{
    public static MeetCommitment Handle(DuesSettled settled) => new(settled.StructureId, Commitment.Dues, settled.On);

    public static MeetCommitment Handle(CharterAccepted accepted) => new(accepted.StructureId, Commitment.Charter, accepted.On);

    public static MeetCommitment Handle(EngagementAccepted accepted) => new(accepted.StructureId, Commitment.Engagement, accepted.On);
}
