using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Spaces;

/// <summary>Stays from a spreadsheet, those before Mila with their proof: first what it would do, then, confirmed, doing it (import).</summary>
public sealed class ImportAllocationsModel(PageGraph graph) : ImportPage<ImportAllocationsModel.Report>(graph)
{
    /// <summary>A file to begin with; its lines are examples.</summary>
    private const string Model = """
        structure;siret;site;espace;premier jour;dernier jour;contrat;piece;prolonge au;decision du;motif prolongation;sortie;motif sortie
        Exemple Disques;;Pôle MILA;Bureau 1;01/09/2019;31/08/2021;convention d’occupation;Convention 2019-04;31/08/2022;12/05/2021;Un album en cours;31/08/2022;terme du séjour
        Exemple Éditions;;Milab;Poste 2;15/01/2023;;prestation de services;Contrat 2023-02;;;;;

        """;

    public IActionResult OnGetModel() => File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Model)], "text/csv; charset=utf-8", "modele-hebergements.csv");

    protected override Report? ReportIn(PageAnswer answer) => answer.Data<Answer>().ImportAllocations.AllocationsReport;

    protected override bool IsApplied(Report report) => report.IsApplied;

    protected override IActionResult Applied() => Done("Les hébergements sont importés.", "/hebergements");

    private sealed record Answer(Payload ImportAllocations);

    private sealed record Payload(Report? AllocationsReport);

    public sealed record Report(bool IsApplied, bool ChangesNothing, int Lines, int Stays, int Extensions, int Departures, IReadOnlyList<FaultyCell> Errors);
}
