using System.Diagnostics.CodeAnalysis;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Numbering;
using Mila.Membership.Structures;

namespace Mila.Membership.Proofs;

/// <summary>Who asks for proofs and reads them, and how they are numbered.</summary>
public static class ProofAccess
{
    private const string Series = "proofs";
    private static readonly string[] Office = ["coordinator", "president", "treasurer", "secretary"];

    public static bool IsOffice(Actor actor) => actor.Is(Office);

    /// <exception cref="RuleViolation">When the person neither is of the office nor acts for the structure.</exception>
    public static void MustAskFor([NotNull] Structure? structure, Guid? actor, bool byStaff, DateOnly today) =>
        Rule.That(actor is { } me && structure is not null && (byStaff || structure.ActingOn(today).Contains(me)),
            "proof.not_yours", "Who acts for a structure asks for its proofs.", "structureId");

    public static async Task<bool> Opens(Guid structureId, Actor actor, DateOnly today, IQuerySession session, CancellationToken cancellation) =>
        IsOffice(actor)
        || (actor.PersonId is { } me && await session.LoadAsync<Structure>(structureId, cancellation) is { } structure && structure.ActingOn(today).Contains(me));

    /// <summary>The next number of the year, <c>2023-0042</c>.</summary>
    public static async Task<string> Number(IDocumentSession session, Guid proofId, DateOnly today, CancellationToken cancellation) =>
        $"{today.Year}-{await NumberSeries.Take(session, Series, today.Year, proofId, today, cancellation):0000}";
}
