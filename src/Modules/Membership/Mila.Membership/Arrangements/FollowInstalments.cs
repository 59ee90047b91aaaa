using Marten;
using Mila.Kernel;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Arrangements;

/// <summary>The structure is reminded of the part that is awaited (rappel d’échéance). Sent by the workflow; each part is reminded of once before its day and once after.</summary>
public sealed record RemindOfInstalment(Guid ArrangementId, InstalmentStage Stage);

public static class RemindOfInstalmentHandler
{
    /// <returns>None when nothing is awaited, it was written before, or its time is not there.</returns>
    public static InstalmentReminded? Decide(RemindOfInstalment command, Arrangement arrangement, DateOnly today)
    {
        if (arrangement.Next is not { } next || arrangement.Reminders.Any(each => each.Part == arrangement.Settled + 1 && each.Stage == command.Stage))
            return null;
        var isTime = command.Stage is InstalmentStage.Late ? next.DueOn < today : next.DueOn >= today && arrangement.AgreedOn < today;
        return isTime ? new(arrangement.Id, arrangement.Settled + 1, command.Stage, today) : null;
    }

    public static async Task<OutgoingMessages> Handle(RemindOfInstalment command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ArrangementToWrite(command.ArrangementId, cancellation);
        var arrangement = stream.Aggregate!;
        if (Decide(command, arrangement, moment.Today) is not { } reminded)
            return [];
        var structure = await session.LoadAsync<Structure>(arrangement.StructureId, cancellation);
        var owed = (await session.OwedOn(arrangement.Kind, arrangement.DebtId, cancellation))!.Value.Owed;
        return [.. stream.Record(reminded), .. ArrangementLetters.Reminder(arrangement, reminded, owed, structure!, moment.Today)];
    }
}

/// <summary>A part is late for too long (échéancier rompu): all that is left is asked again. Sent by the workflow.</summary>
public sealed record BreakArrangement(Guid ArrangementId);

public static class BreakArrangementHandler
{
    /// <returns>None when it is over already, or nothing is late.</returns>
    public static ArrangementBroken? Decide(Arrangement arrangement, DateOnly today) =>
        arrangement.IsLateOn(today) ? new(arrangement.Id, arrangement.Settled + 1, today) : null;

    public static async Task<OutgoingMessages> Handle(BreakArrangement command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ArrangementToWrite(command.ArrangementId, cancellation);
        var arrangement = stream.Aggregate!;
        if (Decide(arrangement, moment.Today) is not { } broken)
            return [];
        var structure = await session.LoadAsync<Structure>(arrangement.StructureId, cancellation);
        var owed = (await session.OwedOn(arrangement.Kind, arrangement.DebtId, cancellation))!.Value.Owed;
        return
        [
            .. stream.Record(broken), .. await session.AskAllAgain(arrangement, moment.Today, cancellation),
            .. ArrangementLetters.Broken(arrangement, owed, structure!, moment.Today),
        ];
    }
}
