using Mila.Modules;

namespace Mila.Membership.Exchange;

/// <summary>The exchange's part of the module's table of contents.</summary>
internal static class ExchangeDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<MemberPost>()
        .Document<MemberPost>(posts => posts
            .Duplicate(post => post.Kind).Duplicate(post => post.PublishedOn).Duplicate(post => post.Until).Duplicate(post => post.EndedOn))
        .Aggregate<RelayedContact>()
        .Document<RelayedContact>(contacts => contacts.Duplicate(contact => contact.FromId).Duplicate(contact => contact.On))
        .Fact<MemberPostPublished>("membership.member_post_published.v1")
        .Fact<MemberPostClosed>("membership.member_post_closed.v1")
        .Fact<MemberPostWithdrawn>("membership.member_post_withdrawn.v1")
        .Fact<ContactRelayed>("membership.contact_relayed.v1")
        .Fact<ContactAnswered>("membership.contact_answered.v1")
        .Fact<IntroductionMade>("membership.introduction_made.v1");

    public static void Settings(SettingList settings) => settings
        .Days("exchange.post_days", 60, "Jours pendant lesquels une annonce d’entraide est affichée")
        .Number("exchange.contacts_a_day", 10, "Contacts qu’une personne peut faire relayer par jour");

    public static void Graph(GraphRoots graph)
    {
        MemberPostType.AddTo(graph.Query);
        RelayedContactType.AddTo(graph.Query);
        PublishMemberPostField.AddTo(graph.Mutation);
        EndMemberPostFields.AddTo(graph.Mutation);
        RelayContactField.AddTo(graph.Mutation);
        ContactFields.AddTo(graph.Mutation);
    }
}
