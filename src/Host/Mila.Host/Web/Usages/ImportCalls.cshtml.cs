using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Usages;

/// <summary>The legal hotline's monthly counts from a spreadsheet: first what it would do, then, confirmed, doing it (import).</summary>
public sealed class ImportCallsModel(PageGraph graph) : ImportPage<ImportCallsModel.Report>(graph)
{
    protected override Report? ReportIn(PageAnswer answer) => answer.Data<Answer>().ImportHotline.HotlineReport;

    protected override bool IsApplied(Report report) => report.IsApplied;

    protected override IActionResult Applied() => Done("Les appels sont comptés.", "/services");

    private sealed record Answer(Payload ImportHotline);

    private sealed record Payload(Report? HotlineReport);

    public sealed record Report(bool IsApplied, int Lines, int Counts, int Calls, IReadOnlyList<FaultyCell> Errors);
}
