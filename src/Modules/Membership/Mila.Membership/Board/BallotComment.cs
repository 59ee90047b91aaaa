using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Board;

/// <summary>A sentence that a voter leaves for the secretary (observation); it is the voter's and can be erased.</summary>
public static class BallotComment
{
    private const string Kind = "deliberation.comment";

    public static ErasableText Of(Guid deliberation, Guid voter, string comment) =>
        ErasableText.Of(NamedId.Of("ballot-comment", deliberation.ToString(), voter.ToString()), Kind, deliberation, [voter], comment, "comment");

    /// <summary>What one reader may see: his own at any time, all once the vote is closed when he runs the board.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ErasableText>>> For(
        Actor reader, IQuerySession session, IReadOnlyList<Guid> deliberations, CancellationToken cancellation)
    {
        var votes = await session.LoadManyAsync<Deliberation>(cancellation, deliberations);
        var ids = deliberations.ToArray();
        var texts = await session.Query<ErasableText>().Where(text => ids.Contains(text.SubjectId) && text.Kind == Kind).ToListAsync(cancellation);
        return votes.ToDictionary(vote => vote.Id, vote => (IReadOnlyList<ErasableText>)
            [.. texts.Where(text => text.SubjectId == vote.Id && MayRead(reader, vote, text))]);
    }

    private static bool MayRead(Actor reader, Deliberation vote, ErasableText text) =>
        (vote.State is not DeliberationState.Open && reader.Is("president", "secretary", "coordinator"))
        || (reader.PersonId is { } me && text.About.Contains(me));
}

public sealed class CommentType : ObjectGraphType<ErasableText>
{
    public CommentType()
    {
        Name = "BallotComment";
        Description = "A sentence that a voter left for the minutes (observation).";
        Field<GuidGraphType>("personId").Resolve(context => context.Source.About is [var voter, ..] ? voter : null);
        Field<StringGraphType>("name").Resolve(context => context.Source.About is [var voter, ..] ? context.NameOf(voter) : null);
        Field(comment => comment.Text);
    }
}
