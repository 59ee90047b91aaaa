using Mila.Kernel;
using Mila.Workflows.Definitions;

namespace Mila.Workflows.Drafts;

/// <summary>What a draft changes, in French (comparaison).</summary>
/// <param name="Step">The step it is about; none when it is the whole.</param>
public sealed record Change(ChangeKind Kind, string? Step, string Text)
{
    public static IReadOnlyList<Change> Between(Definition before, Definition after) =>
    [
        .. Whole(before, after).Select(text => new Change(ChangeKind.Changed, null, French.Typeset(text))),
        .. after.Steps.Where(step => Same(before, step) is null).Select(step => Of(ChangeKind.Added, step, $"Étape ajoutée : « {step.Label} ».")),
        .. before.Steps.Where(step => Same(after, step) is null).Select(step => Of(ChangeKind.Removed, step, $"Étape retirée : « {step.Label} ».")),
        .. after.Steps.SelectMany(step => Same(before, step) is { } old ? InStep(old, step, before, after).Select(text => Of(ChangeKind.Changed, step, $"« {step.Label} » : {text}")) : []),
    ];

    private static Step? Same(Definition definition, Step step) => definition.Steps.FirstOrDefault(each => each.Key == step.Key);

    private static Change Of(ChangeKind kind, Step step, string text) => new(kind, step.Key, French.Typeset(text));

    private static IEnumerable<string> Whole(Definition before, Definition after)
    {
        if (before.Title != after.Title)
            yield return $"Le titre devient « {after.Title} ».";
        if (before.Start != after.Start)
            yield return $"Le déroulé commence par l’étape « {after[after.Start].Label} ».";
    }

    private static IEnumerable<string> InStep(Step before, Step after, Definition former, Definition later)
    {
        if (before.GetType() != after.GetType())
            yield return "la sorte d’étape change.";
        if (before.Label != after.Label)
            yield return $"elle s’appelait « {before.Label} ».";
        foreach (var (name, old, now) in Particulars(before).Zip(Particulars(after), (old, now) => (now.Name, Old: old.Value, Now: now.Value)).Where(each => each.Old != each.Now))
            yield return $"{name} : « {now} » au lieu de « {old} ».";
        if (Counted(before.Deadline) != Counted(after.Deadline))
            yield return after.Deadline is { } deadline ? $"l’échéance suit le réglage « {deadline.Setting} »{OfDay(deadline)}." : "il n’y a plus d’échéance.";
        if (!before.Reminders.SequenceEqual(after.Reminders))
            yield return after.Reminders.Count == 0 ? "il n’y a plus de relance."
                : $"les relances suivent {string.Join(", ", after.Reminders.Select(reminder => $"« {reminder.Setting} »"))}.";
        foreach (var way in after.Ways.ExceptBy(before.Ways.Select(Leading), Leading))
            yield return $"« {way.Label ?? way.Through} » mène à « {Called(way.To, later)} ».";
        foreach (var way in before.Ways.ExceptBy(after.Ways.Select(Leading), Leading))
            yield return $"« {way.Label ?? way.Through} » ne mène plus à « {Called(way.To, former)} ».";
    }

    /// <summary>A step as people know it; its key while the draft has no such step.</summary>
    private static string Called(string key, Definition definition) => definition.Steps.FirstOrDefault(step => step.Key == key)?.Label ?? key;

    private static (string?, string?, string?) Counted(Deadline? deadline) => (deadline?.After, deadline?.Before, deadline?.Of);

    private static string OfDay(Deadline deadline) => deadline.Of is { } day ? $", {(deadline.Before is null ? "après" : "avant")} « {day} »" : "";

    private static (string, string) Leading(Way way) => (way.Through, way.To);

    /// <summary>What is particular to a kind; steps of two kinds have none in common.</summary>
    private static IEnumerable<(string Name, string Value)> Particulars(Step step) => step switch
    {
        UserStep user => [("rôle", user.Role), ("commande", user.Command), ("page", user.Page)],
        QuestionStep question => [("rôle", question.Role)],
        ServiceStep service => [("demande", service.Request)],
        CallStep call => [("déroulé appelé", call.Definition)],
        ParallelStep parallel => [("branches attendues", parallel.Join is Join.All ? "toutes" : "la première")],
        EndStep end => [("issue", end.Outcome)],
        _ => [],
    };
}

public enum ChangeKind { Added, Removed, Changed }
