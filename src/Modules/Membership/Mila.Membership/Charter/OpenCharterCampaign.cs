using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Charter;

/// <summary>The members are asked to sign a version of the charter (lancement de la campagne), once for each version.</summary>
public sealed record OpenCharterCampaign(int Version);

public static class OpenCharterCampaignHandler
{
    /// <returns>None when the campaign was opened already.</returns>
    public static CharterCampaignOpened? Decide(OpenCharterCampaign command, CharterBook book, CharterCampaign? campaign, DateOnly today)
    {
        if (campaign is not null)
            return null;
        Rule.That(book.On(today)?.Version == command.Version, "charter.not_in_force", "Only the version in force is signed by everybody.", "version");

        return new(CharterCampaign.IdOf(command.Version), command.Version, today);
    }

    public static async Task<OutgoingMessages> Handle(OpenCharterCampaign command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var book = await session.LoadAsync<CharterBook>(CharterBook.StreamId, cancellation) ?? new CharterBook();
        var stream = await session.Events.FetchForWriting<CharterCampaign>(CharterCampaign.IdOf(command.Version), cancellation);
        return Decide(command, book, stream.Aggregate, moment.Today) is { } opened
            ? [.. stream.Record(opened), CharterWorkflow.Start(opened.CampaignId), .. await CloseFormer(session, command.Version, moment, cancellation)]
            : [];
    }

    /// <summary>Nobody is asked for a version that another has replaced: its campaign ends as the next begins.</summary>
    private static async Task<IEnumerable<object>> CloseFormer(IDocumentSession session, int version, Moment moment, CancellationToken cancellation)
    {
        var messages = new OutgoingMessages();
        foreach (var former in await session.Query<CharterCampaign>().Where(campaign => campaign.Version < version && campaign.ClosedOn == null).ToListAsync(cancellation))
            messages.AddRange(await CloseCharterCampaignHandler.Handle(new(former.Id), session, moment, cancellation));
        return messages;
    }
}

public static class OpenCharterCampaignField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<OpenCharterCampaign, CharterCampaignType>("openCharterCampaign", "membership.adopt_charter")
        .Describe("Asks every member to sign the version of the charter in force; letters and reminders follow by themselves.")
        .Argument<NonNullGraphType<IntGraphType>>("version")
        .Send(context => new OpenCharterCampaign(context.GetArgument<int>("version")))
        .Return<CharterCampaign>(command => CharterCampaign.IdOf(command.Version));
}
