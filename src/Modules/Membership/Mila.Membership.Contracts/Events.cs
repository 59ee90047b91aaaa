namespace Mila.Membership.Contracts;

/// <summary>
/// A structure as the others may know it, announced whenever something about it was recorded. Announcements arrive in no order:
/// keep the one of the greatest version.
/// </summary>
/// <param name="Version">Grows with each fact of the structure.</param>
/// <param name="Kind">company, association, sole_trader or project.</param>
/// <param name="Periods">When it was a member, cut wherever its affiliation, its activities or its neighbourhood changed.</param>
/// <param name="Predecessors">The structures whose place it took, the last one first: it inherits their tenure clock. None in what was announced before successions were.</param>
/// <param name="Leaders">The persons who lead it, as far as is known: who is written to. None in what was announced before spaces were.</param>
/// <param name="Speakers">The persons who speak for it in whatever role, as far as is known. None in what was announced before bookings were.</param>
public sealed record StructureChanged(
    Guid StructureId, long Version, string Kind, IReadOnlyList<MemberPeriod> Periods, IReadOnlyList<Guid>? Predecessors = null, IReadOnlyList<Guid>? Leaders = null,
    IReadOnlyList<Guid>? Speakers = null);

/// <param name="Until">The first day after; null while it goes on.</param>
/// <param name="Affiliation">hosted, shop or beneficiary; null when none was recorded.</param>
public sealed record MemberPeriod(DateOnly From, DateOnly? Until, string? Affiliation, IReadOnlyList<string> Activities, bool InQpv);

/// <summary>A body has decided, or could not (délibération close).</summary>
/// <param name="Version">The deliberation's version; an older one says nothing new.</param>
/// <param name="Outcome">The adopted option, or a word of <see cref="Deliberations"/>.</param>
/// <param name="Electors">Members in office at opening, the recused left out.</param>
/// <param name="Recused">How many left the room.</param>
/// <param name="Voters">Electors whose voice was heard, themselves or by proxy; abstentions among them.</param>
/// <param name="Votes">Votes cast for each option; abstentions are none.</param>
/// <param name="CastingVote">Whether the president's voice settled a tie.</param>
public sealed record DeliberationClosed(
    Guid DeliberationId, string SubjectKind, Guid SubjectId, long Version, string Question, string Outcome,
    int Electors, int Recused, int Voters, int Abstentions, IReadOnlyDictionary<string, int> Votes, bool CastingVote, DateOnly On);

/// <summary>The words of a deliberation that are the same for every question.</summary>
public static class Deliberations
{
    /// <summary>The whole board (conseil d’administration) decides.</summary>
    public const string Board = "board";

    /// <summary>The officers decide (bureau).</summary>
    public const string Bureau = "bureau";

    /// <summary>A ballot that counts for the quorum only.</summary>
    public const string Abstain = "abstain";

    /// <summary>No option has more than half of the votes cast.</summary>
    public const string NotAdopted = "not_adopted";

    /// <summary>Too few voters: the question goes to the next meeting's agenda.</summary>
    public const string NoQuorum = "no_quorum";

    /// <summary>What was voted on is gone: nothing was counted, so there are no voters and no votes.</summary>
    public const string Moot = "moot";
}
