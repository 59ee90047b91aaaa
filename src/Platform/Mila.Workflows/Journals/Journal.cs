using GraphQL.Types;
using JasperFx.Events;
using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Journals;

/// <summary>One line of an instance's journal.</summary>
/// <param name="Fact">What was recorded, by its code name.</param>
/// <param name="Step">The step it belongs to.</param>
/// <param name="By">The person whose act led to it; none when it was the engine's own.</param>
/// <param name="Text">In French.</param>
public sealed record JournalEntry(DateTimeOffset At, Guid? By, string Fact, string Step, string Text);

/// <summary>An instance's stream told in French (journal): nothing is kept for it beside the facts.</summary>
public static class Journal
{
    public static IReadOnlyList<JournalEntry> Of(Definition definition, IEnumerable<IEvent> stream) => Of(
        definition, stream.Select(e => (e.Data, e.Timestamp, Guid.TryParse(e.UserName, out var by) ? by : (Guid?)null)));

    public static IReadOnlyList<JournalEntry> Of(Definition definition, IEnumerable<(object Fact, DateTimeOffset At, Guid? By)> stream)
    {
        var entries = new List<JournalEntry>();
        var instance = new Instance();
        foreach (var (fact, at, by) in stream)
        {
            var text = French.Typeset(Tell(definition, instance, fact));
            instance = instance.Evolve(fact);
            entries.Add(new(at, by, fact.GetType().Name, instance.Step.Length > 0 ? instance.Step : definition.Start, text));
        }
        return entries;
    }

    private static string Tell(Definition definition, Instance before, object fact) => fact switch
    {
        InstanceStarted f => $"« {definition.Title} » commence, version {f.DefinitionVersion}.",
        StepEntered f => $"Étape « {definition[f.Step].Label} ».",
        TaskOpened f => f.DueOn is { } day ? $"Une tâche attend, à faire jusqu’au {French.Day(day)}." : "Une tâche attend.",
        TaskClaimed => "La tâche est prise.",
        TaskSettled f => f.Through == Way.Deadline ? "La tâche n’attend plus : l’échéance est passée." : "La tâche est réglée.",
        TimerArmed f => $"{(f.Reminder is null ? "Échéance fixée au" : "Relance prévue le")} {French.Day(f.DueOn)} ({French.Count(f.Days, "jour", "jours")}).",
        TimerFired f => IsReminder(before, f.Token) ? "La relance est due." : "L’échéance est passée.",
        TimerCancelled f => IsReminder(before, f.Token) ? "La relance n’a plus lieu d’être." : "L’échéance n’a plus lieu d’être.",
        RequestSent f => f.Attempt == 1 ? $"Demande « {f.Request} »." : $"Demande « {f.Request} », essai n° {f.Attempt}.",
        RequestAnswered f => f.Code is null ? "La demande est accomplie." : $"La demande est refusée ({f.Code}).",
        HappeningHeld f => $"« {Told(f.Name, f.Outcome)} » arrive avant son tour et attend.",
        HappeningHeard f => $"« {Told(f.Name, f.Outcome)} ».",
        IncidentRaised f => f.Cause is IncidentCause.Failed
            ? $"Incident : la demande « {f.Request} » a échoué ({f.Code})." : $"Incident : la réponse à « {f.Request} » ne mène nulle part ({f.Code ?? Answer.Done}).",
        IncidentRetried => "L’incident est relancé.",
        IncidentResolved f => f.Reason switch
        {
            IncidentReason.DoneByHand => "L’incident est clos : c’est fait à la main.",
            IncidentReason.NotNeeded => "L’incident est clos : ce n’est plus utile.",
            IncidentReason.StepLeft => "L’incident est clos : l’étape est quittée.",
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        },
        InstanceEnded => $"Terminé : {definition[before.Step].Label}.",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name),
    };

    private static bool IsReminder(Instance instance, Guid token) => instance.Timers.Any(timer => timer.Token == token && timer.Reminder is not null);

    private static string Told(string name, string? outcome) => outcome is null ? name : $"{name} : {outcome}";
}

public sealed class JournalEntryType : ObjectGraphType<JournalEntry>
{
    public JournalEntryType()
    {
        Name = "JournalEntry";
        Description = "One line of an instance's journal.";
        Field(entry => entry.At);
        Field(entry => entry.By, nullable: true).Description("The person whose act led to it; null when it was the engine's own.");
        Field(entry => entry.Fact).Description("What was recorded, by its code name.");
        Field(entry => entry.Step).Description("The step's key in the definition.");
        Field(entry => entry.Text).Description("In French.");
    }
}
