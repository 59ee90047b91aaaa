using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Exchange;

public sealed class MemberPostType : ObjectGraphType<MemberPost>
{
    public MemberPostType()
    {
        Name = "MemberPost";
        Description = "What a member tells the others (annonce d’entraide).";
        Field(post => post.Id);
        Field(post => post.StructureId);
        this.StructureName(post => post.StructureId);
        Field<NonNullGraphType<EnumerationGraphType<PostKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<StringGraphType>("title").Description("Null once erased.").Resolve(context => context.TextOf(MemberPost.TitleOf(context.Source.Id)));
        Field<StringGraphType>("words").Description("Null once erased.").Resolve(context => context.TextOf(MemberPost.WordsOf(context.Source.Id)));
        Field(post => post.PublishedOn);
        Field(post => post.Until).Description("The last day it is shown.");
        Field(post => post.EndedOn, nullable: true).Description("The day it was closed or withdrawn.");
        Field<EnumerationGraphType<PostFault>>("withdrawn").Description("Why the office withdrew it.").Resolve(context => context.Source.Withdrawn);
        Field<NonNullGraphType<BooleanGraphType>>("isShown").Resolve(context => context.Source.IsShownOn(context.Today()));
        Field<NonNullGraphType<BooleanGraphType>>("isMine").Description("Whether the person who asks wrote it.").Resolve(context => context.Source.AuthorId == context.Actor().PersonId);
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<MemberPostType>("memberPost")
            .Description("One post; null once it is over, but for its author.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.take_part_in_exchange")
            .ResolveAsync(async context =>
                await context.QuerySession().LoadAsync<MemberPost>(context.GetArgument<Guid>("id"), context.CancellationToken) is { } post
                && (post.IsShownOn(context.Today()) || post.AuthorId == context.Actor().PersonId) ? post : null);

        query.ListOf<MemberPost, MemberPostType>("memberPosts", "membership.take_part_in_exchange")
            .Describe("What members tell each other today, the latest first.")
            .Argument<EnumerationGraphType<PostKind>>("kind")
            .OrderedBy(
                (context, session) =>
                {
                    var today = context.Today();
                    var shown = session.Query<MemberPost>().Where(post => post.EndedOn == null && post.Until >= today);
                    return context.GetArgument<PostKind?>("kind") is { } kind ? shown.Where(post => post.Kind == kind) : shown;
                },
                post => post.PublishedOn, post => post.Id, descending: true);
    }
}

public sealed class RelayedContactType : ObjectGraphType<RelayedContact>
{
    public RelayedContactType()
    {
        Name = "RelayedContact";
        Description = "Two members write to each other through the association (contact relayé).";
        Field(contact => contact.Id);
        Field<StringGraphType>("postTitle").Description("Of the post that was answered; null when a structure of the directory was written to.")
            .Resolve(context => context.Source.PostId is { } post ? context.TextOf(MemberPost.TitleOf(post)) : null);
        Field<StringGraphType>("fromStructureName").Description("Null once erased.").Resolve(context => context.StructureName(context.Source.FromStructureId));
        Field<StringGraphType>("toStructureName").Description("Null once erased.").Resolve(context => context.StructureName(context.Source.ToStructureId));
        Field<NonNullGraphType<BooleanGraphType>>("isMine").Description("Whether the person who asks wrote first.").Resolve(context => context.Source.FromId == context.Actor().PersonId);
        Field(contact => contact.On);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RelayedMessageType>>>>("messages").Resolve(context => context.Source.Messages);
        Field(contact => contact.IntroducedOn, nullable: true).Description("Since when they have met; null before.");
        Field(contact => contact.Recommends).Description("Whether whoever was written to recommends the other.");
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<RelayedContactType>("relayedContact")
            .Description("One contact; null for whoever is on neither side.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.take_part_in_exchange")
            .ResolveAsync(async context =>
                await context.QuerySession().LoadAsync<RelayedContact>(context.GetArgument<Guid>("id"), context.CancellationToken) is { } contact
                && contact.IsBetween(context.Actor().PersonId) ? contact : null);

        query.ListOf<RelayedContact, RelayedContactType>("relayedContacts", "membership.take_part_in_exchange")
            .Describe("The contacts that the person who asks has asked for or received, the latest first.")
            .OrderedBy(
                (context, session) =>
                {
                    var me = context.Actor().PersonId ?? Guid.Empty;
                    return session.Query<RelayedContact>().Where(contact => contact.FromId == me || contact.To.Contains(me));
                },
                contact => contact.On, contact => contact.Id, descending: true);
    }
}

public sealed class RelayedMessageType : ObjectGraphType<RelayedMessage>
{
    public RelayedMessageType()
    {
        Name = "RelayedMessage";
        Description = "Something said in a relayed contact.";
        Field<StringGraphType>("text").Description("Null once erased.").Resolve(context => context.TextOf(context.Source.TextId));
        this.PersonName("byName", message => message.By);
        Field(message => message.On);
    }
}
