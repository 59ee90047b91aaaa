using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Exchange;

/// <summary>A member tells the others something (publication d’une annonce).</summary>
/// <param name="Until">The last day it is shown; the setting <c>exchange.post_days</c> decides unless said.</param>
public sealed record PublishMemberPost(Guid PostId, Guid StructureId, PostKind Kind, string Title, string Words, DateOnly? Until)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(PublishMemberPost)} {{ PostId = {PostId} }}";
}

public static class PublishMemberPostHandler
{
    private const int MostDays = 366;
    private const int LongestTitle = 120;

    /// <param name="days">How many days it is shown.</param>
    public static MemberPostPublished Decide(PublishMemberPost command, Structure? structure, Guid? actor, int days, DateOnly today)
    {
        Rule.That(actor is { } me && structure is not null && structure.IsMemberOn(today) && structure.ContactsOn(today).Any(contact => contact.PersonId == me),
            "post.not_yours", "A member speaks for a structure it is with.", "structureId");
        Rule.That(command.Title.Trim().Length is >= 1 and <= LongestTitle && !command.Title.Any(char.IsControl), "post.title_refused", "A title is one line of 1 to 120 characters.", "title");
        var until = command.Until ?? today.AddDays(days);
        Rule.That(today <= until && until <= today.AddDays(MostDays), "post.until_refused", "It is shown until a day of the coming year.", "until");

        return new(command.PostId, command.StructureId, actor.Value, command.Kind, until, today);
    }

    public static async Task Handle(PublishMemberPost command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        var values = await settings.On(session, moment.Today, cancellation);
        var published = Decide(command, structure, moment.Actor, values.Days("exchange.post_days"), moment.Today);
        var stream = await session.Events.FetchForWriting<MemberPost>(command.PostId, cancellation);
        if (stream.Aggregate is not null)
            return;
        session.Keep(ErasableText.Of(MemberPost.TitleOf(command.PostId), "member_post.title", command.PostId, [published.AuthorId], command.Title, "title"));
        session.Keep(ErasableText.Of(MemberPost.WordsOf(command.PostId), "member_post.words", command.PostId, [published.AuthorId], command.Words, "words"));
        stream.AppendOne(published);
    }
}

public static class PublishMemberPostField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<PublishMemberPost, MemberPostType>("publishMemberPost", "membership.take_part_in_exchange")
        .Describe("Tells the other members something, for a member structure that the person who asks is with.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<EnumerationGraphType<PostKind>>>("kind")
        .Argument<NonNullGraphType<StringGraphType>>("title")
        .Argument<NonNullGraphType<StringGraphType>>("words")
        .Argument<DateOnlyGraphType>("until", "The last day it is shown; after exchange.post_days unless said.")
        .Send(context => new PublishMemberPost(
            Guid.CreateVersion7(), context.GetArgument<Guid>("structureId"), context.GetArgument<PostKind>("kind"),
            context.GetArgument<string>("title"), context.GetArgument<string>("words"), context.GetArgument<DateOnly?>("until")))
        .Return<MemberPost>(command => command.PostId);
}
