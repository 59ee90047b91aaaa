using Microsoft.AspNetCore.Mvc;
using Mila.Graph;

namespace Mila.Host.Web.Letters;

/// <summary>One letter's wording: changed, tried on a sample or on a letter that was written, restored (modèle de courrier).</summary>
public sealed class LetterTemplateModel(PageGraph graph) : MilaPage
{
    public Shown Template { get; private set; } = null!;

    public IReadOnlyList<Version> Versions { get; private set; } = [];

    /// <summary>Letters whose words can be read in another wording.</summary>
    public IReadOnlyList<Written> Letters { get; private set; } = [];

    public Read? Preview { get; private set; }

    /// <summary>What is typed; at first the wording in force.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The number of the version that was in force when the page was opened.</summary>
    [BindProperty]
    public int Over { get; set; }

    /// <summary>The letter that the wording is tried on; none for the sample.</summary>
    [BindProperty]
    public Guid? LetterId { get; set; }

    public async Task<IActionResult> OnGet(string name, CancellationToken cancellation)
    {
        if (!await Load(name, cancellation))
            return NotFound();
        (Text, Over) = (Template.Text, Template.Number);
        await See(name, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostPreview(string name, CancellationToken cancellation)
    {
        if (!await Load(name, cancellation))
            return NotFound();
        return await See(name, cancellation) ? Page() : Again();
    }

    public async Task<IActionResult> OnPost(string name, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Save", new { name, text = Text ?? "", over = Over }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Les prochains courriers seront rédigés ainsi.", $"/courriers/modeles/{name}");
        return await Load(name, cancellation) ? Again() : NotFound();
    }

    public async Task<IActionResult> OnPostRestore(string name, int number, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Restore", new { name, number }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(number == 0 ? "Le texte livré avec Mila est de nouveau en vigueur." : $"Le texte de la version {number} est de nouveau en vigueur.", $"/courriers/modeles/{name}");
        if (!await Load(name, cancellation))
            return NotFound();
        Text ??= Template.Text;
        return Again();
    }

    private async Task<bool> See(string name, CancellationToken cancellation)
    {
        var seen = (await graph.Run(this, "Preview", new { name, text = Text ?? "", letterId = LetterId }, cancellation)).Data<Previewed>().LetterPreview;
        Preview = seen.Subject is null ? null : seen;
        return !Refused(seen.UserErrors);
    }

    private async Task<bool> Load(string name, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { name }, cancellation)).Data<Found>();
        Template = found.LetterTemplate!;
        Versions = found.LetterTemplateVersions.Nodes;
        Letters = [.. found.Letters.Nodes.Where(letter => letter.CanBePreviewed)];
        return found.LetterTemplate is not null;
    }

    private sealed record Found(Shown? LetterTemplate, ListOf<Version> LetterTemplateVersions, ListOf<Written> Letters);

    private sealed record ListOf<T>(IReadOnlyList<T> Nodes);

    private sealed record Previewed(Read LetterPreview);

    public sealed record Shown(string Name, string Title, string Text, string ShippedText, bool IsOwn, int Number, IReadOnlyList<Blank> Blanks);

    public sealed record Blank(string Name, string Sample, bool MayBeAbsent);

    public sealed record Version(int Number, string? Text, bool IsInForce, DateTimeOffset At, string? By);

    public sealed record Written(Guid Id, string Subject, string? ToName, DateTimeOffset WrittenAt, bool CanBePreviewed);

    public sealed record Read(string? Subject, string? Text, string? Html, IReadOnlyList<UserError> UserErrors);
}
