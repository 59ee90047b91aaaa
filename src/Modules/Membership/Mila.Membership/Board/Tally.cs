using Mila.Membership.Contracts;

namespace Mila.Membership.Board;

/// <summary>The count of a vote (dépouillement).</summary>
/// <param name="Electors">Members in office at opening, the recused left out.</param>
/// <param name="Voters">Electors present or represented; abstentions among them.</param>
/// <param name="Votes">Votes cast for each option.</param>
/// <param name="Outcome">The adopted option, <see cref="Deliberations.NotAdopted"/> or <see cref="Deliberations.NoQuorum"/>.</param>
/// <param name="CastingVote">Whether the president's voice settled a tie.</param>
public sealed record Tally(
    int Electors, int Recused, int Voters, int Abstentions, IReadOnlyDictionary<string, int> Votes, string Outcome, bool CastingVote)
{
    public static Tally Of(Deliberation deliberation)
    {
        var entitled = deliberation.Entitled.ToList();
        var ballots = entitled.Select(elector => deliberation.BallotOf(elector.PersonId)).OfType<Ballot>().ToList();
        var votes = deliberation.Options.ToDictionary(option => option, option => ballots.Count(ballot => ballot.Option == option));
        var (outcome, castingVote) = ballots.Count >= QuorumOf(entitled.Count, deliberation.LeastVoters)
            ? OutcomeOf(votes, PresidentsVoice(deliberation))
            : (Deliberations.NoQuorum, false);

        return new(entitled.Count, deliberation.Electors.Count - entitled.Count, ballots.Count,
            ballots.Count(ballot => ballot.Option == Deliberations.Abstain), votes, outcome, castingVote);
    }

    /// <summary>The count of hands in a meeting.</summary>
    /// <param name="voters">Electors present or represented.</param>
    /// <param name="presidentsVoice">What the president, who is there, voted for; it settles a tie where the statutes say so.</param>
    public static Tally OfHands(Deliberation deliberation, int voters, IReadOnlyDictionary<string, int> counted, int abstentions, string? presidentsVoice)
    {
        var entitled = deliberation.Entitled.Count();
        var votes = deliberation.Options.ToDictionary(option => option, option => counted.GetValueOrDefault(option));
        var (outcome, castingVote) = voters >= QuorumOf(entitled, deliberation.LeastVoters)
            ? OutcomeOf(votes, deliberation.PresidentSettlesTies ? presidentsVoice : null)
            : (Deliberations.NoQuorum, false);

        return new(entitled, deliberation.Electors.Count - entitled, voters, abstentions, votes, outcome, castingVote);
    }

    /// <summary>How many must be heard: more than half of the members in office, and never fewer than <paramref name="leastVoters"/>.</summary>
    public static int QuorumOf(int inOffice, int leastVoters) => Math.Max(inOffice / 2 + 1, leastVoters);

    /// <summary>More than half of the votes cast; two options that share them equally are a tie, which the president's voice may settle.</summary>
    private static (string Outcome, bool CastingVote) OutcomeOf(Dictionary<string, int> votes, string? presidentsVoice)
    {
        var cast = votes.Values.Sum();
        if (votes.FirstOrDefault(each => each.Value * 2 > cast) is { Key: { } adopted })
            return (adopted, false);

        var tied = votes.Where(each => cast > 0 && each.Value * 2 == cast).Select(each => each.Key).ToList();
        return tied.Count == 2 && presidentsVoice is not null && tied.Contains(presidentsVoice)
            ? (presidentsVoice, true)
            : (Deliberations.NotAdopted, false);
    }

    /// <summary>What the president chose in person, where the statutes give the casting vote: it is not delegated.</summary>
    private static string? PresidentsVoice(Deliberation deliberation) =>
        deliberation.PresidentSettlesTies && deliberation.Entitled.FirstOrDefault(elector => elector.Role is BoardRole.President) is { PersonId: var president }
        && deliberation.BallotOf(president) is { } ballot && ballot.CastBy == president
            ? ballot.Option
            : null;
}
