using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Pulses;

/// <summary>The year's questionnaire of one structure, opened by its private link (répondre au pouls annuel).</summary>
public sealed class AnswerPulseModel(PageGraph graph) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public string Link { get; set; } = "";

    [BindProperty]
    public string? IsAlive { get; set; }

    /// <summary>As it was typed: with a comma, or a full stop.</summary>
    [BindProperty]
    public string? Jobs { get; set; }

    [BindProperty]
    public string? Turnover { get; set; }

    [BindProperty]
    public string? Artists { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public bool InQpv { get; set; }

    public Asked Form { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (!await Load(cancellation))
            return NotFound();
        (IsAlive, Jobs, Turnover, Artists, Place, InQpv) = (
            Form.IsAlive switch { true => "true", false => "false", null => null },
            Form.Jobs?.ToString("0.##", CultureInfo.GetCultureInfo("fr-FR")), Form.Turnover, Form.Artists?.ToString(CultureInfo.InvariantCulture), Form.Place, Form.InQpv ?? false);
        return Page();
    }

    public async Task<IActionResult> OnPostAnswer(CancellationToken cancellation)
    {
        if (IsAlive is null)
            ModelState.AddModelError("isAlive", "Dites si la structure est toujours en activité.");
        var jobs = Read(Jobs, "jobs", text => decimal.Parse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        var artists = Read(Artists, "artists", text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
        if (!ModelState.IsValid)
            return await Load(cancellation) ? Again() : NotFound();
        return await Do("Answer", new { Link, isAlive = IsAlive == "true", jobs, Turnover, artists, Place, InQpv }, "Merci : vos réponses sont reçues.", cancellation);
    }

    public Task<IActionResult> OnPostLeave(CancellationToken cancellation) => Do("Leave", new { Link }, "C’est noté.", cancellation);

    private async Task<IActionResult> Do(string operation, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/pouls/repondre/{Link}");
        return await Load(cancellation) ? Again() : NotFound();
    }

    private T? Read<T>(string? text, string field, Func<string, T> read) where T : struct
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            return read(text.Trim());
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            ModelState.AddModelError(field, "Écrivez un nombre.");
            return null;
        }
    }

    private async Task<bool> Load(CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { Link }, cancellation)).Data<Shown>().PulseForm;
        Form = found!;
        return found is not null;
    }

    private sealed record Shown(Asked? PulseForm);

    public sealed record Asked(
        string? StructureName, int Year, DateOnly ClosesOn, bool TakesAnswers, bool Agrees,
        bool? IsAlive, decimal? Jobs, string? Turnover, int? Artists, string? Place, bool? InQpv);
}
