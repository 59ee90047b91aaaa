using Marten;
using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>An admitted candidate is called for its first dues, by month from that of the decision (premier appel de cotisation). Sent by the workflow.</summary>
public sealed record CallFirstDues(Guid CandidacyId);

public static class CallFirstDuesHandler
{
    public static CallDues Decide(Candidacy candidacy, DateOnly today)
    {
        Rule.That(candidacy.State is CandidacyState.Admitted, "candidacy.not_admitted", "Only an admitted candidate is called for dues.");
        var decided = candidacy.DecidedOn!.Value;
        return new(IdOf(candidacy), candidacy.StructureId, decided.Year, today, decided.Month);
    }

    /// <summary>The call for the civil year of the decision.</summary>
    public static Guid IdOf(Candidacy candidacy) => CallDues.IdOf(candidacy.StructureId, candidacy.DecidedOn!.Value.Year);

    public static async Task<OutgoingMessages> Handle(
        CallFirstDues command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var candidacy = (await session.CandidacyToWrite(command.CandidacyId, cancellation)).Aggregate!;
        return await CallDuesHandler.Handle(Decide(candidacy, moment.Today), session, settings, moment, cancellation);
    }
}
