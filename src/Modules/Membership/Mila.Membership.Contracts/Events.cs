namespace Mila.Membership.Contracts;

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
}
