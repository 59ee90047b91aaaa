using Marten;
using Mila.Modules;
using Mila.Workflows.Incidents;
using Mila.Workflows.Instances;
using Mila.Workflows.Tasks;
using Mila.Workflows.Timers;

namespace Mila.Workflows.Engine;

/// <summary>
/// What waits, by row: tasks for people, timers for the sweep, incidents for whoever sees to them. Written with the facts
/// in one transaction, from where the instance stands after them.
/// </summary>
internal static class Registers
{
    public static async Task Write(
        IDocumentSession session, Instance before, Instance after, IReadOnlyList<object> facts, DateTimeOffset now, CancellationToken cancellation)
    {
        WriteTasks(session, before, after);
        WriteTimers(session, before, after);
        foreach (var raised in after.Incidents.Except(before.Incidents))
            session.Store(IncidentCard.Of(after, raised, now));
        foreach (var (incidentId, end) in facts.Select(Over).OfType<(Guid, IncidentEnd)>())
            if (await session.LoadAsync<IncidentCard>(incidentId, cancellation) is { } card)
                session.Store(card.Over(end));
    }

    private static void WriteTasks(IDocumentSession session, Instance before, Instance after)
    {
        if (before.Tasks.SequenceEqual(after.Tasks))
            return;
        session.WakeInboxes();
        foreach (var token in before.Tasks.Select(task => task.Opened.Token).Except(after.Tasks.Select(task => task.Opened.Token)))
            session.Delete<PersonTask>(token);
        foreach (var open in after.Tasks.Except(before.Tasks))
            session.Store(PersonTask.Of(after, open));
    }

    private static void WriteTimers(IDocumentSession session, Instance before, Instance after)
    {
        foreach (var token in before.Timers.Select(timer => timer.Token).Except(after.Timers.Select(timer => timer.Token)))
            session.Delete<DueTimer>(token);
        foreach (var armed in after.Timers.Except(before.Timers))
            session.Store(DueTimer.Of(session.TenantId, after, armed));
    }

    private static (Guid, IncidentEnd)? Over(object fact) => fact switch
    {
        IncidentRetried retried => (retried.IncidentId, IncidentEnd.Retried),
        IncidentResolved resolved => (resolved.IncidentId, resolved.Reason switch
        {
            IncidentReason.DoneByHand => IncidentEnd.DoneByHand,
            IncidentReason.NotNeeded => IncidentEnd.NotNeeded,
            IncidentReason.StepLeft => IncidentEnd.StepLeft,
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        }),
        _ => null,
    };
}
