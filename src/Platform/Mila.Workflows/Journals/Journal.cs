using GraphQL.Types;
using JasperFx.Events;
using Mila.Kernel;
using Mila.Modules;
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
    public static IReadOnlyList<JournalEntry> Of(WorkflowList words, DefinitionSet definitions, IEnumerable<IEvent> stream) => Of(
        words, definitions, stream.Select(e => (e.Data, e.Timestamp, Guid.TryParse(e.UserName, out var by) ? by : (Guid?)null)));

    public static IReadOnlyList<JournalEntry> Of(WorkflowList words, DefinitionSet definitions, IEnumerable<(object Fact, DateTimeOffset At, Guid? By)> stream)
    {
        var entries = new List<JournalEntry>();
        var instance = new Instance();
        foreach (var (fact, at, by) in stream)
        {
            var before = instance;
            instance = instance.Evolve(fact);
            entries.Add(new(at, by, fact.GetType().Name, StepOf(definitions, instance), French.Typeset(Tell(words, definitions, before, instance, fact))));
        }
        return entries;
    }

    /// <summary>Where it stands deepest; its first step when it stands nowhere yet.</summary>
    private static string StepOf(DefinitionSet definitions, Instance instance) =>
        instance.Stays is [.., var last] ? last.Step : definitions[instance.Pin].Start;

    private static string Tell(WorkflowList words, DefinitionSet definitions, Instance before, Instance after, object fact) => fact switch
    {
        InstanceStarted f => $"« {definitions[after.Pin].Title} » commence, version {f.DefinitionVersion}.",
        StepEntered f => $"{(f.Through == Way.Branch ? "Branche : étape" : "Étape")} « {LabelOf(definitions, after, f.Token)} ».",
        BranchEnded f => before.Calls.Any(call => call.Token == f.Within) ? "Le déroulé appelé est terminé." : "La branche est terminée.",
        CallBegun f => $"Appel du déroulé « {definitions[f.Pin].Title} », version {f.DefinitionVersion}.",
        TaskOpened f => f.DueOn is { } day ? $"Une tâche attend, à faire jusqu’au {French.Day(day)}." : "Une tâche attend.",
        TaskClaimed => "La tâche est prise.",
        TaskSettled f => f.Through switch
        {
            Way.Deadline => "La tâche n’attend plus : l’échéance est passée.",
            Way.Interrupted => "La tâche n’attend plus : ce qui l’entourait est fini ou annulé.",
            _ => AnswerTo(before, f) is { } answer ? $"Réponse : « {answer} »." : "La tâche est réglée.",
        },
        TimerArmed f => $"{(f.Reminder is null ? "Échéance fixée au" : "Relance prévue le")} {French.Day(f.DueOn)} ({French.Count(f.Days, "jour", "jours")}).",
        TimerFired f => IsReminder(before, f.Token) ? "La relance est due." : "L’échéance est passée.",
        TimerCancelled f => IsReminder(before, f.Token) ? "La relance n’a plus lieu d’être." : "L’échéance n’a plus lieu d’être.",
        RequestSent f => f.Attempt == 1 ? $"Demande « {words.InFrench(f.Request)} »." : $"Demande « {words.InFrench(f.Request)} », essai n° {f.Attempt}.",
        RequestAnswered f => f.Code is null ? "La demande est accomplie." : $"La demande est refusée ({f.Code}).",
        HappeningHeld f => $"« {words.InFrench(f.Name, f.Outcome)} » arrive avant son tour et attend.",
        HappeningHeard f => $"« {words.InFrench(f.Name, f.Outcome)} ».",
        IncidentRaised f => f.Cause is IncidentCause.Failed
            ? $"Incident : la demande « {words.InFrench(f.Request)} » a échoué ({f.Code})." : $"Incident : la réponse à « {words.InFrench(f.Request)} » ne mène nulle part ({f.Code ?? Answer.Done}).",
        IncidentRetried => "L’incident est relancé.",
        IncidentResolved f => f.Reason switch
        {
            IncidentReason.DoneByHand => "L’incident est clos : c’est fait à la main.",
            IncidentReason.NotNeeded => "L’incident est clos : ce n’est plus utile.",
            IncidentReason.StepLeft => "L’incident est clos : l’étape est quittée.",
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        },
        InstanceMigrated f => $"Le dossier suit désormais la version {f.DefinitionVersion}.",
        StepSkipped f => $"Étape « {LabelOf(definitions, before, f.Token)} » passée : " + f.Reason switch
        {
            SkipReason.DoneElsewhere => "c’est fait ailleurs.",
            SkipReason.NotApplicable => "elle n’a pas lieu d’être ici.",
            SkipReason.CannotBeDone => "elle ne peut pas être faite.",
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        },
        TimerMoved f => $"{(before.Timers.First(timer => timer.Token == f.Token).Reminder is null ? "Échéance déplacée" : "Relance déplacée")} au {French.Day(f.DueOn)} : " + f.Reason switch
        {
            MoveReason.Agreed => "c’est convenu avec les personnes concernées.",
            MoveReason.Absence => "une personne attendue est absente.",
            MoveReason.ThirdParty => "un tiers fixe ce jour.",
            MoveReason.Mistake => "le jour de départ était faux.",
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        },
        InstanceCancelled f => "Annulé : " + f.Reason switch
        {
            CancelReason.Duplicate => "c’est un doublon.",
            CancelReason.BegunByMistake => "commencé par erreur.",
            CancelReason.NoLongerNeeded => "ce n’est plus utile.",
            CancelReason.HandledElsewhere => "traité autrement.",
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        },
        InstanceEnded => $"Terminé : {definitions[before.Pin][before.Step].Label}.",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name),
    };

    private static string LabelOf(DefinitionSet definitions, Instance instance, Guid token)
    {
        var stay = instance.StayAt(token)!;
        return definitions[instance.PinOf(stay.Call)][stay.Step].Label;
    }

    private static string? AnswerTo(Instance instance, TaskSettled settled) => instance.Tasks.First(task => task.Opened.Token == settled.Token)
        .Opened.Answers?.FirstOrDefault(answer => answer.Outcome == settled.Through)?.Label;

    private static bool IsReminder(Instance instance, Guid token) => instance.Timers.Any(timer => timer.Token == token && timer.Reminder is not null);
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
