using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web;

/// <summary>What is wrong with one cell of the file, or with a whole line.</summary>
public sealed record FaultyCell(int Line, string? Column, string Message);

/// <summary>A file that is imported: first what it would do, then, confirmed, doing it (import).</summary>
/// <typeparam name="TReport">What the import says it did, or would do.</typeparam>
[RequestSizeLimit(3_000_000)]
public abstract class ImportPage<TReport>(PageGraph graph) : MilaPage where TReport : class
{
    /// <summary>The chosen file.</summary>
    [BindProperty(Name = "file")]
    public IFormFile? Chosen { get; set; }

    /// <summary>The file that was tried, to be confirmed without being chosen again.</summary>
    [BindProperty]
    public string? Tried { get; set; }

    public TReport? TriedReport { get; private set; }

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
        await Run(dryRun: false, cancellation) is { } report && IsApplied(report) ? Applied() : Again();

    protected abstract TReport? ReportIn(PageAnswer answer);

    protected abstract bool IsApplied(TReport report);

    protected abstract IActionResult Applied();

    private async Task<TReport?> Run(bool dryRun, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, variables: new { file = Tried ?? "", dryRun }, cancellation: cancellation);
        return Refused(answer.UserErrors) ? null : TriedReport = ReportIn(answer);
    }
}
