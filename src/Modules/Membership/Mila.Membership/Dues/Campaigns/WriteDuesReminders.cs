using Marten;
using Mila.Kernel;
using Mila.Membership.Dues.Removals;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Dues.Campaigns;

/// <summary>Everybody who still owes something in a campaign is written to (relance). Sent by the workflow, once for each stage.</summary>
public sealed record WriteDuesReminders(Guid CampaignId, DuesStage Stage);

public static class WriteDuesRemindersHandler
{
    /// <summary>
    /// The calls a letter is written about: those of who belongs or did, and was given no time, each once in a stage; before the due
    /// day, those not due yet.
    /// </summary>
    /// <param name="delayed">Structures that were given time.</param>
    public static IReadOnlyList<DuesCall> Decide(
        WriteDuesReminders command, DuesCampaign campaign, IEnumerable<DuesCall> owed, IReadOnlyDictionary<Guid, Structure> structures, IReadOnlySet<Guid> delayed, DateOnly today) =>
        campaign.HasWritten(command.Stage) || (command.Stage is DuesStage.Before && campaign.DueOn < today)
            ? []
            : [.. owed.Where(call => structures[call.StructureId].Memberships().Any() && !delayed.Contains(call.StructureId))];

    public static async Task<OutgoingMessages> Handle(
        WriteDuesReminders command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CampaignToWrite(command.CampaignId, cancellation);
        var campaign = stream.Aggregate!;
        var owed = await session.OwedIn(campaign).ToListAsync(cancellation);
        var structures = (await session.LoadManyAsync<Structure>(cancellation, owed.Select(call => call.StructureId))).ToDictionary(structure => structure.Id);
        var delayed = (await session.LoadManyAsync<Debtor>(cancellation, structures.Keys.Select(Debtor.IdOf)))
            .Where(debtor => debtor.IsDelayedOn(moment.Today)).Select(debtor => debtor.StructureId).ToHashSet();
        var calls = Decide(command, campaign, owed, structures, delayed, moment.Today);
        if (calls.Count == 0)
            return [];

        foreach (var call in calls)
            session.Events.Append(call.Id, new DuesReminded(call.Id, command.Stage, moment.Today));
        var messages = stream.Record(new DuesRemindersWritten(campaign.Id, command.Stage, [.. calls.Select(call => call.Id)], moment.Today));
        messages.AddRange(calls.SelectMany(call => DuesLetters.Reminder(call, command.Stage, campaign.Round, structures[call.StructureId], moment.Today)));
        return messages;
    }
}
