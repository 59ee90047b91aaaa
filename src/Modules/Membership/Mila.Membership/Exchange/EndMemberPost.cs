using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Letters;
using Wolverine;

namespace Mila.Membership.Exchange;

/// <summary>Its author has what it wanted (clôture d’une annonce).</summary>
public sealed record CloseMemberPost(Guid PostId);

public static class CloseMemberPostHandler
{
    /// <returns>None when it is over already.</returns>
    public static MemberPostClosed? Decide(MemberPost post, Guid? actor, DateOnly today)
    {
        Rule.That(actor == post.AuthorId, "post.of_another", "Who wrote it closes it.");
        return post.EndedOn is null ? new(post.Id, today) : null;
    }

    public static async Task Handle(CloseMemberPost command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<MemberPost>(command.PostId, cancellation);
        Rule.That(stream.Aggregate is not null, "post.unknown", "There is no such post.", "id");
        if (Decide(stream.Aggregate, moment.Actor, moment.Today) is { } closed)
            stream.AppendOne(closed);
    }
}

/// <summary>The office takes a post away, and says why to its author (retrait d’une annonce).</summary>
public sealed record WithdrawMemberPost(Guid PostId, PostFault Reason);

public static class WithdrawMemberPostHandler
{
    /// <returns>None when it is over already.</returns>
    public static MemberPostWithdrawn? Decide(WithdrawMemberPost command, MemberPost post, DateOnly today) =>
        post.EndedOn is null ? new(post.Id, command.Reason, today) : null;

    public static async Task<OutgoingMessages> Handle(WithdrawMemberPost command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<MemberPost>(command.PostId, cancellation);
        Rule.That(stream.Aggregate is not null, "post.unknown", "There is no such post.", "id");
        if (Decide(command, stream.Aggregate, moment.Today) is not { } withdrawn)
            return [];
        stream.AppendOne(withdrawn);
        return [new SendLetter(
            NamedId.Of("post-withdrawn", command.PostId.ToString()), "exchange_withdrawn", [stream.Aggregate.AuthorId], ExchangeWords.Post, command.PostId,
            new Dictionary<string, string> { ["title"] = Joined.Text(MemberPost.TitleOf(command.PostId)), ["reason"] = ExchangeWords.Of(command.Reason) })];
    }
}

public static class EndMemberPostFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<CloseMemberPost, MemberPostType>("closeMemberPost", "membership.take_part_in_exchange")
            .Describe("Its author has what it wanted: it is shown no more.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Send(context => new CloseMemberPost(context.GetArgument<Guid>("id")))
            .Return<MemberPost>(command => command.PostId);

        mutation.Command<WithdrawMemberPost, MemberPostType>("withdrawMemberPost", "membership.moderate_exchange")
            .Describe("The office takes it away; its author is told why.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<EnumerationGraphType<PostFault>>>("reason")
            .Send(context => new WithdrawMemberPost(context.GetArgument<Guid>("id"), context.GetArgument<PostFault>("reason")))
            .Return<MemberPost>(command => command.PostId);
    }
}
