using Mila.Modules;

namespace Mila.Membership.Charter;

/// <summary>The charter's part of the module's table of contents.</summary>
internal static class CharterDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<CharterBook>()
        .Fact<CharterVersionAdopted>("membership.charter_version_adopted.v1")
        .Aggregate<Pledges>()
        .Document<Pledges>(pledges => pledges.Duplicate(each => each.StructureId))
        .Fact<CharterSigned>("membership.charter_signed.v1")
        .Fact<CharterDeclined>("membership.charter_declined.v1")
        .Fact<EngagementSigned>("membership.engagement_signed.v1")
        .Aggregate<CharterCampaign>()
        .Fact<CharterCampaignOpened>("membership.charter_campaign_opened.v1")
        .Fact<CharterCampaignClosed>("membership.charter_campaign_closed.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<AcceptCharter>("membership.accept_charter.v1")
        .Add<AcceptEngagement>("membership.accept_engagement.v1")
        .Add<AskCharterSignatures>("membership.ask_charter_signatures.v1")
        .Add<CloseCharterCampaign>("membership.close_charter_campaign.v1")
        .Add<CharterAccepted>("membership.charter_accepted.v1")
        .Add<EngagementAccepted>("membership.engagement_accepted.v1");

    public static void Graph(GraphRoots graph)
    {
        CharterVersionType.AddTo(graph.Query);
        PledgesType.AddTo(graph.Query);
        CharterCampaignType.AddTo(graph.Query);
        CharterToAnswerType.AddTo(graph.Query);
        AdoptCharterVersionField.AddTo(graph.Mutation);
        OpenCharterCampaignField.AddTo(graph.Mutation);
        CloseCharterCampaignField.AddTo(graph.Mutation);
        AnswerCharterField.AddTo(graph.Mutation);
        AcceptCharterField.AddTo(graph.Mutation);
        AcceptEngagementField.AddTo(graph.Mutation);
    }
}
