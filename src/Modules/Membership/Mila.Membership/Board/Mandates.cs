using Marten;

namespace Mila.Membership.Board;

/// <summary>Who sits on a day.</summary>
public static class Mandates
{
    public static Task<IReadOnlyList<Mandate>> On(IQuerySession session, DateOnly day, CancellationToken cancellation) =>
        session.Query<Mandate>().Where(mandate => mandate.From <= day && mandate.Until > day).OrderBy(mandate => mandate.From).ToListAsync(cancellation);

    /// <summary>The members of a body on a day, as a vote fixes them.</summary>
    public static async Task<IReadOnlyList<Elector>> InOffice(IQuerySession session, DecidingBody body, DateOnly day, CancellationToken cancellation) =>
        [.. (await On(session, day, cancellation))
            .Where(mandate => body is DecidingBody.Board || mandate.IsOfficer)
            .Select(mandate => new Elector(mandate.PersonId, mandate.Role))
            .DistinctBy(elector => elector.PersonId)];
}
