using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Charter;

/// <summary>The leaders of the members that have not answered are written to (demande de signature, relance), as long as the version is in force. Sent by the workflow; the same token writes nobody twice.</summary>
/// <param name="Token">Of the request: each letter takes its id from it.</param>
public sealed record AskCharterSignatures(Guid Token, Guid CampaignId, bool Again);

public static class AskCharterSignaturesHandler
{
    /// <summary>More than the members an association of this kind has; beyond, the letters go out in several days.</summary>
    private const int Most = 1_000;

    public static async Task<OutgoingMessages> Handle(AskCharterSignatures command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var campaign = (await session.CampaignToWrite(command.CampaignId, cancellation)).Aggregate!;
        var book = await session.LoadAsync<CharterBook>(CharterBook.StreamId, cancellation);
        if (campaign.ClosedOn is not null || book?.On(moment.Today)?.Version != campaign.Version)
            return [];
        var missing = await Signatories.Rows(session, campaign.Version, CharterAnswer.Missing, moment.Today)
            .OrderBy(sheet => sheet.SortName).Select(sheet => sheet.Id).Take(Most).ToListAsync(cancellation);
        var structures = await session.LoadManyAsync<Structure>(cancellation, [.. missing]);
        return [.. structures.Select(structure => Letter(command, campaign, structure, moment.Today)).OfType<SendLetter>()];
    }

    /// <returns>None when nobody leads the structure: the coordinator sees it among those who have not answered.</returns>
    private static SendLetter? Letter(AskCharterSignatures command, CharterCampaign campaign, Structure structure, DateOnly today) =>
        structure.LeadersOn(today) is { Count: > 0 } leaders
            ? new(NamedId.Of("charter-letter", command.Token.ToString(), structure.Id.ToString()), command.Again ? "charter_reminder" : "charter_to_sign",
                leaders, CharterWorkflow.Subject, campaign.Id, new Dictionary<string, string>
                {
                    ["structure"] = Joined.Sheet(structure.Id),
                    ["version"] = campaign.Version.ToString(CultureInfo.InvariantCulture),
                    ["link"] = "/charte",
                })
            : null;
}
