using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;
using Mila.Kernel;

namespace Mila.Host.Web.Workflows;

/// <summary>One step of a draft, changed by form: what it is called, whose task it is, its deadline and reminders (étape du brouillon).</summary>
public sealed class DraftStepModel(PageGraph graph) : MilaPage
{
    private const string ByDeadline = "deadline";

    private IReadOnlyList<Setting> settings = [];

    public Shown Definition { get; private set; } = null!;

    /// <summary>The draft's steps, or those in force when there is no draft; none while the draft has errors.</summary>
    public IReadOnlyList<Step> Steps => Definition.Own?.Draft is null ? Definition.Steps : Definition.Own.Steps;

    public Step Current { get; private set; } = null!;

    [BindProperty]
    public string? Label { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Deadline { get; set; }

    [BindProperty]
    public string? DeadlineTo { get; set; }

    [BindProperty]
    public List<string?> Reminders { get; set; } = [];

    public bool MayWait => Current.Kind is not ("END" or "DECISION");

    public bool MayGo => Definition.Start != Current.Key;

    /// <summary>Who can be asked: a candidate has no page of the morning.</summary>
    public static IEnumerable<Choice> Readers => RoleChoices.Where(role => role.Value is not (Access.Applicant or Access.Public));

    public static IEnumerable<Choice> RoleChoices { get; } = Access.Roles.Select(role => new Choice(role, Roles.Name(role)));

    /// <summary>The settings in days, with what they hold today; first those that carry the definition's name.</summary>
    public IEnumerable<Choice> Durations(string none) => settings.Where(setting => setting.Kind == "DAYS")
        .OrderByDescending(setting => setting.Key.StartsWith($"{Definition.Key}.", StringComparison.Ordinal))
        .Select(setting => new Choice(setting.Key, French.Typeset($"{setting.Meaning} : {French.Count(int.Parse(setting.InForce, CultureInfo.InvariantCulture), "jour", "jours")}"))).Prepend(new("", none));

    /// <summary>Every way out that a question can be put on: all but those into branches.</summary>
    public IEnumerable<Choice> Exits => Current.Ways.Where(way => way.Through != "branch")
        .Select(way => new Choice(way.Through, French.Typeset($"{way.Label ?? InstanceModel.Words(way.Through)}, vers « {LabelOf(way.To)} »")));

    /// <summary>The other steps of the draft.</summary>
    public IEnumerable<Choice> Others => Steps.Where(step => step.Key != Current.Key).Select(step => new Choice(step.Key, step.Label));

    private string LabelOf(string key) => Steps.FirstOrDefault(step => step.Key == key)?.Label ?? key;

    public IEnumerable<Choice> Places => Others.Prepend(new("", "Sans échéance"));

    public async Task<IActionResult> OnGet(string key, string step, CancellationToken cancellation)
    {
        if (!await Load(key, step, cancellation))
            return NotFound();
        Keep();
        return Page();
    }

    public async Task<IActionResult> OnPost(string key, string step, CancellationToken cancellation) =>
        await Answer(key, step, await graph.Run(this, "Change", new
        {
            key, step, label = Label ?? "", role = Role, deadline = Deadline, deadlineTo = DeadlineTo, reminders = Reminders.Select(reminder => string.IsNullOrEmpty(reminder) ? null : reminder),
        }, cancellation), "L’étape est enregistrée dans le brouillon.", cancellation, asTyped: true);

    /// <param name="through">The way out of this step that the question is put on.</param>
    public async Task<IActionResult> OnPostAdd(
        string key, string step, string through, string question, string reader, string goOn, string? otherwise, string? otherwiseTo, CancellationToken cancellation) =>
        await Answer(key, step, await graph.Run(this, "Add", new { key, after = step, through = through ?? "", question = question ?? "", role = reader ?? "", goOn = goOn ?? "", otherwise, otherwiseTo }, cancellation),
            "La question est ajoutée au brouillon.", cancellation);

    /// <param name="instead">The step that what led to this one leads to.</param>
    public async Task<IActionResult> OnPostRemove(string key, string step, string instead, CancellationToken cancellation) =>
        await Answer(key, step, await graph.Run(this, "Remove", new { key, step, to = instead ?? "" }, cancellation), "L’étape est retirée du brouillon.", cancellation);

    /// <param name="asTyped">The form of the step itself shows what was typed in it.</param>
    private async Task<IActionResult> Answer(string key, string step, PageAnswer answer, string sentence, CancellationToken cancellation, bool asTyped = false)
    {
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/deroules/{key}/brouillon");
        if (!await Load(key, step, cancellation))
            return NotFound();
        if (!asTyped)
            Keep();
        return Again();
    }

    /// <summary>What the form shows of the step as it is.</summary>
    private void Keep()
    {
        (Label, Role, Deadline, Reminders) = (Current.Label, Current.Role, Current.Deadline, [.. Current.Reminders]);
        DeadlineTo = Current.Ways.FirstOrDefault(way => way.Through == ByDeadline)?.To;
    }

    private async Task<bool> Load(string key, string step, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { key }, cancellation)).Data<Found>();
        (Definition, settings) = (found.WorkflowDefinition!, found.Settings);
        if (found.WorkflowDefinition is null || Steps.FirstOrDefault(each => each.Key == step) is not { } current)
            return false;
        Current = current;
        return true;
    }

    private sealed record Found(Shown? WorkflowDefinition, IReadOnlyList<Setting> Settings);

    public sealed record Shown(string Key, string Title, string Start, IReadOnlyList<Step> Steps, Owned? Own);

    public sealed record Owned(string? Draft, IReadOnlyList<Step> Steps);

    public sealed record Step(string Key, string Label, string Kind, string? Role, string? Deadline, IReadOnlyList<string> Reminders, IReadOnlyList<Way> Ways);

    public sealed record Way(string Through, string? Label, string To);

    public sealed record Setting(string Key, string Kind, string Meaning, string InForce);
}
