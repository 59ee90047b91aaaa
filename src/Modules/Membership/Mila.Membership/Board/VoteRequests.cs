using Marten;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Wolverine;

namespace Mila.Membership.Board;

/// <summary>What other modules ask of the votes they opened.</summary>
public static class CloseVoteHandler
{
    public static Task<OutgoingMessages> Handle(CloseVote request, IDocumentSession session, Moment moment, CancellationToken cancellation) =>
        CloseDeliberationHandler.Handle(new(request.DeliberationId), session, moment, cancellation);
}

public static class RemindVotersHandler
{
    public static async Task<OutgoingMessages> Handle(RemindVoters request, IDocumentSession session, Moment moment, CancellationToken cancellation) =>
        await session.LoadAsync<Deliberation>(request.DeliberationId, cancellation) is { State: DeliberationState.Open }
            ? await RemindElectorsHandler.Handle(new(request.DeliberationId), session, moment, cancellation)
            : [];
}
