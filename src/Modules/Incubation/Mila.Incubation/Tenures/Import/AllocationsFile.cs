using Mila.Kernel;
using Mila.People;
using Mila.People.Spreadsheets;

namespace Mila.Incubation.Tenures.Import;

/// <summary>One line of an imported file: a stay of a structure in a space, with its proof, perhaps longer by a decision, perhaps over.</summary>
/// <param name="Number">Its line in the file, the header being the first.</param>
public sealed record AllocationLine(int Number)
{
    public required string? Structure { get; init; }
    public required string? Siret { get; init; }
    public required string Space { get; init; }
    public required string? Site { get; init; }
    public required DateOnly From { get; init; }
    public required ContractKind Contract { get; init; }

    /// <summary>As it was planned at first; as long as a tenure is planned when the file does not say.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The reference of the document that proves the stay (référence de la pièce).</summary>
    public string? Proof { get; init; }

    /// <summary>The last day once the board had made it longer.</summary>
    public DateOnly? ExtendedTo { get; init; }

    public DateOnly? DecidedOn { get; init; }
    public string? Reason { get; init; }

    /// <summary>The last day it had the keys.</summary>
    public DateOnly? LeftOn { get; init; }

    public DepartureCause? Cause { get; init; }
}

/// <summary>A file of allocations as a spreadsheet writes it (fichier d’attributions). Days are last days, as on every screen.</summary>
public static class AllocationsFile
{
    private static readonly SheetFile File = new(
        [
            "structure", "siret", "site", "espace", "premier jour", "dernier jour", "contrat", "piece", "prolonge au", "decision du", "motif prolongation", "sortie", "motif sortie",
        ],
        ["structure", "espace", "premier jour", "contrat", "piece"]);

    private static readonly IReadOnlyDictionary<string, ContractKind> Contracts = SheetLine.WordsOf<ContractKind>(contract => contract switch
    {
        ContractKind.OccupancyAgreement => "convention d’occupation",
        ContractKind.ServiceContract => "prestation de services",
        ContractKind.ShortLease => "bail dérogatoire",
        ContractKind.OwnLease => "bail de la structure",
        _ => throw new ArgumentOutOfRangeException(nameof(contract)),
    });

    private static readonly IReadOnlyDictionary<string, DepartureCause> Causes = SheetLine.WordsOf<DepartureCause>(cause => cause switch
    {
        DepartureCause.Term => "terme du séjour",
        DepartureCause.Early => "départ anticipé",
        DepartureCause.Transfer => "changement d’espace",
        DepartureCause.Succession => "succession",
        DepartureCause.Exclusion => "exclusion",
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    });

    /// <summary>What can be read, and what cannot with its line and column; a line with an error is not among the lines.</summary>
    public static (IReadOnlyList<AllocationLine> Lines, IReadOnlyList<ImportError> Errors) Read(byte[] bytes) => File.Read(bytes, Line);

    private static AllocationLine Line(SheetLine cells)
    {
        var (name, siret) = (cells.Cell("structure"), cells.Kept("siret", text => Siret.Of(text, "siret")));
        if (cells.Cell("siret") is null)
            cells.Needed("structure");
        var space = cells.Needed("espace");
        cells.Needed("premier jour");
        cells.Needed("contrat");
        var (from, lastDay, extendedTo) = (cells.Day("premier jour"), cells.Day("dernier jour"), cells.Day("prolonge au"));
        var (decidedOn, reason) = (cells.Day("decision du"), cells.Cell("motif prolongation"));
        if (extendedTo is not null)
        {
            cells.Needed("dernier jour");
            cells.Needed("decision du");
            cells.Needed("motif prolongation");
        }
        else if (decidedOn is not null || reason is not null)
            cells.Needed("prolonge au");
        var (leftOn, cause) = (cells.Day("sortie"), cells.Word("motif sortie", Causes));
        if (leftOn is not null)
            cells.Needed("motif sortie");
        else if (cause is not null)
            cells.Needed("sortie");
        return new(cells.Number)
        {
            Structure = name,
            Siret = siret,
            Space = space,
            Site = cells.Cell("site"),
            From = from ?? default,
            LastDay = lastDay,
            Contract = cells.Word("contrat", Contracts) ?? default,
            Proof = cells.Cell("piece"),
            ExtendedTo = extendedTo,
            DecidedOn = decidedOn,
            Reason = reason,
            LeftOn = leftOn,
            Cause = cause,
        };
    }
}
