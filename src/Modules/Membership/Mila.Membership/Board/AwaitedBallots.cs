using Marten;

namespace Mila.Membership.Board;

/// <summary>Whose ballot the votes on what runs through a workflow still wait for (votes attendus).</summary>
public static class AwaitedBallots
{
    /// <summary>The subjects that a person has still to vote on, for themselves or for whom they represent.</summary>
    public static async Task<IReadOnlyCollection<Guid>> Of(IQuerySession session, Guid person, IReadOnlyList<Guid> subjects, CancellationToken cancellation)
    {
        var ids = subjects.ToArray();
        var open = await session.Query<Deliberation>()
            .Where(vote => vote.State == DeliberationState.Open && vote.SubjectId.IsOneOf(ids))
            .ToListAsync(cancellation);
        return open.Where(vote => DeliberationFields.WaitsFor(person, vote)).Select(vote => vote.SubjectId).ToHashSet();
    }
}
