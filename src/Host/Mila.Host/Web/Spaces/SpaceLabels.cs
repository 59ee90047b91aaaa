using System.Globalization;
using Mila.Kernel;

namespace Mila.Host.Web.Spaces;

/// <summary>The closed words about spaces and stays, in French.</summary>
public static class SpaceLabels
{
    public static string Kind(string kind) => kind switch
    {
        "OFFICE" => "Bureau",
        "STUDIO" => "Studio",
        "DESK" => "Poste de travail",
        "SHOP" => "Boutique",
        "MEETING_ROOM" => "Salle de réunion",
        "WEB_RADIO" => "Webradio",
        "EDITING_STUDIO" => "Studio de montage",
        "CUPBOARD" => "Placard",
        _ => kind,
    };

    public static string State(string state) => state switch
    {
        "IN_USE" => "En service",
        "UNDER_WORKS" => "En travaux",
        "WITHDRAWN" => "Retiré",
        _ => state,
    };

    public static string Call(string state, bool isOpen) => state switch
    {
        "OPEN" => isOpen ? "Ouvert" : "Clos, à classer",
        "IN_VOTE" => "Au vote",
        "TO_BE_RANKED_AGAIN" => "À reclasser",
        "RANKED" => "Classé",
        "OFFERED" => "Proposé",
        "FILLED" => "Attribué",
        "UNFILLED" => "Clos sans attribution",
        _ => state,
    };

    /// <summary>What a candidate who wants a space of a kind applies for.</summary>
    public static string? PathTo(string kind) => kind switch
    {
        "OFFICE" or "STUDIO" => "HOSTED",
        "DESK" or "SHOP" => kind,
        _ => null,
    };

    public static string Contract(string contract) => contract switch
    {
        "OCCUPANCY_AGREEMENT" => "Convention d’occupation",
        "SERVICE_CONTRACT" => "Prestation de services",
        "SHORT_LEASE" => "Bail dérogatoire",
        "OWN_LEASE" => "Bail de la structure",
        _ => contract,
    };

    public static string Cause(string cause) => cause switch
    {
        "TERM" => "Terme du séjour",
        "EARLY" => "Départ anticipé",
        "TRANSFER" => "Changement d’espace",
        "SUCCESSION" => "Succession",
        "EXCLUSION" => "Exclusion",
        _ => cause,
    };

    public static string Piece(string piece) => piece switch
    {
        "AGREEMENT_SIGNED" => "Convention signée",
        "INSURANCE" => "Attestation d’assurance",
        "REGISTRATION_EXTRACT" => "Extrait d’immatriculation",
        "DEPOSIT_RECEIVED" => "Dépôt de garantie reçu",
        "ENTRY_INVENTORY" => "État des lieux d’entrée",
        "KEYS_GIVEN" => "Clés remises",
        "CUPBOARD_GIVEN" => "Placard attribué",
        "MAIL_LABEL" => "Étiquette de la boîte aux lettres",
        "EXIT_INTERVIEW" => "Entretien de sortie",
        "EXIT_INVENTORY" => "État des lieux de sortie",
        "DEPOSIT_RETURNED" => "Dépôt de garantie rendu",
        "KEYS_RETURNED" => "Clés rendues",
        "CUPBOARD_EMPTIED" => "Placard vidé",
        "HEAD_OFFICE_MOVED" => "Siège transféré",
        "MAIL_FORWARDED" => "Courrier réexpédié",
        "LAST_NOTICE_DELIVERED" => "Preuve de remise du dernier courrier",
        _ => piece,
    };

    public static readonly IReadOnlyList<string> EntryPieces =
        ["AGREEMENT_SIGNED", "INSURANCE", "REGISTRATION_EXTRACT", "DEPOSIT_RECEIVED", "ENTRY_INVENTORY", "KEYS_GIVEN", "CUPBOARD_GIVEN", "MAIL_LABEL"];

    public static readonly IReadOnlyList<string> ExitPieces =
        ["LAST_NOTICE_DELIVERED", "EXIT_INTERVIEW", "EXIT_INVENTORY", "DEPOSIT_RETURNED", "KEYS_RETURNED", "CUPBOARD_EMPTIED", "HEAD_OFFICE_MOVED", "MAIL_FORWARDED"];

    /// <summary>The pieces of a file to its end: what is not renewed stands once, and the insurance of a structure that is there every year.</summary>
    public static IEnumerable<string> Pieces(string state) => state == "PROMISED" ? EntryPieces : [.. EntryPieces.Where(piece => piece == "INSURANCE"), .. ExitPieces];

    public static IReadOnlyList<Tags.Choice> NextPlaces { get; } =
    [
        new("OWN_PREMISES", "Ses propres locaux"), new("SHARED_PREMISES", "Des locaux partagés"), new("HOME", "À domicile"),
        new("OUT_OF_PARIS", "Hors de Paris"), new("NONE", "Pas encore de lieu"), new("STOPS", "Cesse son activité"),
    ];

    /// <summary>Of a stay, by those who leave.</summary>
    public static IReadOnlyList<Tags.Choice> Marks { get; } = [new("5", "5, très utile"), new("4", "4"), new("3", "3"), new("2", "2"), new("1", "1, inutile")];

    public static IReadOnlyList<Tags.Choice> InterviewMarks { get; } = [new("5", "5, très favorable"), new("4", "4"), new("3", "3"), new("2", "2"), new("1", "1, défavorable")];

    public static string Notice(string notice) => notice switch
    {
        "TWELVE" => "Premier courrier",
        "SIX" => "Deuxième courrier",
        "THREE" => "Troisième courrier",
        "ONE" => "Dernier courrier",
        _ => notice,
    };

    public static IReadOnlyList<Tags.Choice> Contracts { get; } =
        [.. new[] { "OCCUPANCY_AGREEMENT", "SERVICE_CONTRACT", "SHORT_LEASE", "OWN_LEASE" }.Select(each => new Tags.Choice(each, Contract(each)))];

    /// <summary>Why a structure leaves, as the office says it.</summary>
    public static IReadOnlyList<Tags.Choice> Causes { get; } = [.. new[] { "TERM", "EARLY", "EXCLUSION" }.Select(each => new Tags.Choice(each, Cause(each)))];

    /// <summary>For example « 10 m² ».</summary>
    public static string Area(decimal metres) => $"{metres.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',')}{French.NoBreakSpace}m²";
}
