using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Charter;

/// <summary>Nobody is reminded any more (clôture de la campagne); signing stays possible. Sent by the workflow, or by hand before.</summary>
public sealed record CloseCharterCampaign(Guid CampaignId);

public static class CloseCharterCampaignHandler
{
    /// <returns>None when it is closed already.</returns>
    public static CharterCampaignClosed? Decide(CharterCampaign campaign, SignatureCount count, DateOnly today) => campaign.ClosedOn is null
        ? new(campaign.Id, campaign.Version, count.Members, count.Signed, count.Declined, today)
        : null;

    public static async Task<OutgoingMessages> Handle(CloseCharterCampaign command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CampaignToWrite(command.CampaignId, cancellation);
        var campaign = stream.Aggregate!;
        var count = await Signatories.Count(session, campaign.Version, moment.Today, cancellation);
        return Decide(campaign, count, moment.Today) is { } closed ? stream.Record(closed) : [];
    }
}

public static class CloseCharterCampaignField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CloseCharterCampaign, CharterCampaignType>("closeCharterCampaign", "membership.adopt_charter")
        .Describe("Nobody is reminded any more; signing stays possible.")
        .Argument<NonNullGraphType<IntGraphType>>("version")
        .Send(context => new CloseCharterCampaign(CharterCampaign.IdOf(context.GetArgument<int>("version"))))
        .Return<CharterCampaign>(command => command.CampaignId);
}
