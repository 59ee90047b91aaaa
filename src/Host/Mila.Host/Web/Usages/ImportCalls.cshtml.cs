using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Usages;

/// <summary>The legal hotline's monthly counts from a spreadsheet: first what it would do, then, confirmed, doing it (import).</summary>
[RequestSizeLimit(3_000_000)]
public sealed class ImportCallsModel(PageGraph graph) : MilaPage
{
    /// <summary>The chosen file.</summary>
    [BindProperty(Name = "file")]
    public IFormFile? Chosen { get; set; }

    /// <summary>The file that was tried, to be confirmed without being chosen again.</summary>
    [BindProperty]
    public string? Tried { get; set; }

    public Report? TriedReport { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostTry(CancellationToken cancellation)
    {
        if (Chosen is null)
        {
            ModelState.AddModelError("file", "Choisissez le fichier à importer.");
            return Again();
        }
        using var bytes = new MemoryStream();
        await Chosen.CopyToAsync(bytes, cancellation);
        Tried = Convert.ToBase64String(bytes.ToArray());
        ModelState.Clear();
        return await Run(dryRun: true, cancellation) is null ? Again() : Page();
    }

    public async Task<IActionResult> OnPostConfirm(CancellationToken cancellation) =>
        await Run(dryRun: false, cancellation) is { IsApplied: true } ? Done("Les appels sont comptés.", "/services") : Again();

    private async Task<Report?> Run(bool dryRun, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, variables: new { file = Tried ?? "", dryRun }, cancellation: cancellation);
        return Refused(answer.UserErrors) ? null : TriedReport = answer.Data<Answer>().ImportHotline.HotlineReport;
    }

    private sealed record Answer(Payload ImportHotline);

    private sealed record Payload(Report? HotlineReport);

    public sealed record Report(bool IsApplied, int Lines, int Counts, int Calls, IReadOnlyList<Error> Errors);

    public sealed record Error(int Line, string? Column, string Message);
}
