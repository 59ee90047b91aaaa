using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Pulses;

/// <summary>Those who agreed and have not answered are written to (questionnaire, relance). Sent by the workflow; the same token writes nobody twice.</summary>
/// <param name="Token">Of the request: each letter takes its id from it.</param>
/// <param name="Again">A reminder: nobody is asked who was not before.</param>
public sealed record AskPulse(Guid Token, Guid PulseId, bool Again);

public static class AskPulseHandler
{
    /// <summary>More than an association of this kind has members and former members.</summary>
    private const int Most = 1_000;

    public static async Task<OutgoingMessages> Handle(AskPulse command, IDocumentSession session, LinkSeal seal, Moment moment, CancellationToken cancellation)
    {
        if (await session.LoadAsync<Pulse>(command.PulseId, cancellation) is not { } pulse || !pulse.TakesAnswersOn(moment.Today))
            return [];
        var agreed = await session.Query<PulseConsent>().Where(consent => consent.Agrees).OrderBy(consent => consent.Id).Select(consent => consent.StructureId).Take(Most).ToListAsync(cancellation);
        var sheets = (await session.LoadManyAsync<PulseSheet>(cancellation, agreed.Select(structure => PulseSheet.IdOf(structure, pulse.Year)))).ToDictionary(sheet => sheet.StructureId);
        var links = (await session.LoadManyAsync<PulseLink>(cancellation, sheets.Values.Select(sheet => sheet.Id))).ToDictionary(link => link.Id);
        OutgoingMessages messages = [];
        foreach (var structure in await session.LoadManyAsync<Structure>(cancellation, [.. agreed]))
        {
            var readers = structure.ActingOn(moment.Today);
            var sheet = sheets.GetValueOrDefault(structure.Id);
            if (readers.Count == 0 || sheet?.Answers is not null || (command.Again && sheet is null))
                continue;
            var secret = sheet is null ? Ask(pulse, structure, session, seal, moment) : seal.Unseal(links[sheet.Id].Sealed);
            messages.Add(Letter(command, pulse, structure, readers, secret));
        }
        return messages;
    }

    private static string Ask(Pulse pulse, Structure structure, IDocumentSession session, LinkSeal seal, Moment moment)
    {
        var (secret, id) = (PrivateLinks.NewSecret(), PulseSheet.IdOf(structure.Id, pulse.Year));
        session.Store(new PulseLink(id, seal.Seal(secret)));
        session.Events.StartStream<PulseSheet>(
            id, new PulseAsked(id, pulse.Id, structure.Id, pulse.Year, structure.IsMemberOn(moment.Today), PrivateLinks.KeyOf(secret), moment.Today));
        return secret;
    }

    private static SendLetter Letter(AskPulse command, Pulse pulse, Structure structure, IReadOnlyList<Guid> readers, string secret) => new(
        NamedId.Of("pulse-letter", command.Token.ToString(), structure.Id.ToString()), command.Again ? "pulse_reminder" : "pulse_asked", readers,
        PulseWorkflow.Subject, pulse.Id, new Dictionary<string, string>
        {
            ["structure"] = Joined.Sheet(structure.Id),
            ["year"] = pulse.Year.ToString(CultureInfo.InvariantCulture),
            ["closes_on"] = pulse.ClosesOn.ToString("O", CultureInfo.InvariantCulture),
            ["link"] = $"/pouls/repondre/{secret}",
        });
}
