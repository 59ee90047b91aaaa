using GraphQL.Types;
using Mila.Graph;
using Mila.People;

namespace Mila.Membership.Board;

/// <summary>A word on the ballot and how it reads.</summary>
public sealed record Option(string Code, string Label);

public sealed class OptionType : ObjectGraphType<Option>
{
    public OptionType()
    {
        Name = "BallotOption";
        Field(option => option.Code);
        Field(option => option.Label).Description("In French.");
    }
}

/// <summary>An elector as all electors may see him: present, represented or recused, never what he chose.</summary>
public sealed record Seat(Guid PersonId, BoardRole Role, bool IsRecused, bool HasVoted, Guid? ProxyTo)
{
    public static Seat Of(Elector elector, Deliberation vote) => new(
        elector.PersonId, elector.Role, vote.IsRecused(elector.PersonId), vote.BallotOf(elector.PersonId) is not null,
        vote.Proxies.TryGetValue(elector.PersonId, out var holder) ? holder : null);
}

public sealed class ElectorType : ObjectGraphType<Seat>
{
    public ElectorType()
    {
        Name = "Elector";
        Description = "A member in office when the vote opened (votant).";
        Field(seat => seat.PersonId);
        this.PersonName("name", seat => seat.PersonId);
        Field<NonNullGraphType<EnumerationGraphType<BoardRole>>>("role").Resolve(context => context.Source.Role);
        Field(seat => seat.IsRecused);
        Field(seat => seat.HasVoted).Description("Himself or by proxy.");
        Field(seat => seat.ProxyTo, nullable: true);
        Field<StringGraphType>("proxyToName").Resolve(context => context.Source.ProxyTo is { } holder ? context.NameOf(holder) : null);
    }
}

/// <summary>How far a vote is from its quorum (quorum).</summary>
public sealed record Quorum(int Electors, int Recused, int Voters, int Needed)
{
    public static Quorum Of(Deliberation vote)
    {
        var entitled = vote.Entitled.ToList();
        return new(entitled.Count, vote.Electors.Count - entitled.Count,
            entitled.Count(elector => vote.BallotOf(elector.PersonId) is not null), Tally.QuorumOf(entitled.Count, vote.LeastVoters));
    }
}

public sealed class QuorumType : ObjectGraphType<Quorum>
{
    public QuorumType()
    {
        Name = "Quorum";
        Description = "More than half of the members in office, the recused left out of both sides, and never fewer than the least number of voters.";
        Field(quorum => quorum.Electors).Description("Members in office, the recused left out.");
        Field(quorum => quorum.Recused);
        Field(quorum => quorum.Voters).Description("Heard so far, themselves or by proxy.");
        Field(quorum => quorum.Needed);
        Field<NonNullGraphType<BooleanGraphType>>("reached").Resolve(context => context.Source.Voters >= context.Source.Needed);
    }
}

public sealed record VoteCount(string Code, string Label, int Votes);

public sealed class VoteCountType : ObjectGraphType<VoteCount>
{
    public VoteCountType()
    {
        Name = "VoteCount";
        Field(count => count.Code);
        Field(count => count.Label).Description("In French.");
        Field(count => count.Votes);
    }
}

/// <summary>A count with the words of its question.</summary>
public sealed record CountedVote(string Question, Tally Tally)
{
    public IEnumerable<VoteCount> Votes => Questions.All[Question].Options.Keys.Where(Tally.Votes.ContainsKey)
        .Select(option => new VoteCount(option, Questions.Label(Question, option), Tally.Votes[option]));
}

public sealed class TallyType : ObjectGraphType<CountedVote>
{
    public TallyType()
    {
        Name = "Tally";
        Description = "The count of a closed vote (dépouillement).";
        Field<NonNullGraphType<IntGraphType>>("electors").Resolve(context => context.Source.Tally.Electors);
        Field<NonNullGraphType<IntGraphType>>("recused").Resolve(context => context.Source.Tally.Recused);
        Field<NonNullGraphType<IntGraphType>>("voters").Resolve(context => context.Source.Tally.Voters);
        Field<NonNullGraphType<IntGraphType>>("abstentions").Resolve(context => context.Source.Tally.Abstentions);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<VoteCountType>>>>("votes").Resolve(context => context.Source.Votes);
        Field<NonNullGraphType<StringGraphType>>("outcome")
            .Description("The adopted option, not_adopted or no_quorum.")
            .Resolve(context => context.Source.Tally.Outcome);
        Field<NonNullGraphType<StringGraphType>>("outcomeLabel")
            .Description("In French.")
            .Resolve(context => Questions.Label(context.Source.Question, context.Source.Tally.Outcome));
        Field<NonNullGraphType<BooleanGraphType>>("castingVote")
            .Description("Whether the president's voice settled a tie.")
            .Resolve(context => context.Source.Tally.CastingVote);
    }
}

/// <summary>What one elector may do in a vote, for himself or for whom he represents, and what he has done.</summary>
/// <param name="Option">The ballot that counts for him, cast by him or by the holder of his proxy.</param>
/// <param name="For">Whose proxy he holds.</param>
/// <param name="OptionFor">The ballot that counts for that elector, when he has cast it.</param>
public sealed record MyPart(bool IsRecused, string? Option, Guid? ProxyTo, Guid? For, string? OptionFor)
{
    public static MyPart Of(Guid me, Deliberation vote)
    {
        var giver = vote.ProxyHeldBy(me);
        return new(
            vote.IsRecused(me), vote.BallotOf(me)?.Option,
            vote.Proxies.TryGetValue(me, out var holder) ? holder : null,
            giver is { } one && !vote.IsRecused(one) ? giver : null,
            giver is { } other && vote.BallotOf(other) is { } ballot && ballot.CastBy == me ? ballot.Option : null);
    }
}

public sealed class MyPartType : ObjectGraphType<MyPart>
{
    public MyPartType()
    {
        Name = "MyPartInAVote";
        Field(part => part.IsRecused);
        Field(part => part.Option, nullable: true).Description("The ballot that counts for the person who asks; null before.");
        Field(part => part.ProxyTo, nullable: true);
        Field(part => part.For, nullable: true).Description("Whose proxy the person holds.");
        Field<StringGraphType>("forName").Resolve(context => context.Source.For is { } giver ? context.NameOf(giver) : null);
        Field(part => part.OptionFor, nullable: true).Description("The ballot cast in that elector's name; null before.");
    }
}
