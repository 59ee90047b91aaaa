using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Members;

/// <summary>Structures, people and memberships from a spreadsheet: first what it would do, then, confirmed, doing it (import).</summary>
public sealed class ImportMembersModel(PageGraph graph) : ImportPage<ImportMembersModel.Report>(graph)
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "structure", "nature", "activites", "siret", "forme juridique", "adresse", "qpv", "adhesion debut", "adhesion fin", "motif fin",
        "rattachement", "prenom", "nom", "courriel", "telephone", "role",
    ];

    protected override Report? ReportIn(PageAnswer answer) => answer.Data<Answer>().ImportMembers.ImportReport;

    protected override bool IsApplied(Report report) => report.IsApplied;

    protected override IActionResult Applied() => Done("Le fichier est importé.", "/adherents");

    private sealed record Answer(Payload ImportMembers);

    private sealed record Payload(Report? ImportReport);

    public sealed record Report(
        bool DryRun, bool IsApplied, bool ChangesNothing, int Lines, int Structures, int Memberships, int Endings, int Affiliations, int People,
        IReadOnlyList<FaultyCell> Errors);
}
