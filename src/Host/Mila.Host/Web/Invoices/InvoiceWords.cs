using System.Globalization;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Invoices;

/// <summary>How an invoice stands and what it says, in French.</summary>
public static class InvoiceWords
{
    public static IReadOnlyList<Choice> Purposes { get; } =
        [new("OCCUPANCY", "Redevance d’occupation"), new("ROOM", "Location de salle"), new("SALE", "Vente"), new("SUPPORT", "Accompagnement"), new("OTHER", "Autre")];

    public static IReadOnlyList<Choice> States { get; } =
    [
        new("toutes", "Toutes"), new("brouillons", "Brouillons"), new("dues", "À payer"), new("partielles", "Payées en partie"), new("retard", "En retard"),
        new("reglees", "Réglées"), new("avoirs", "Annulées par avoir"), new("abandons", "Abandonnées"),
    ];

    public static IReadOnlyList<Choice> Rates { get; } =
        [new("", "Sans TVA"), new("2000", Rate(2000)), new("1000", Rate(1000)), new("550", Rate(550)), new("210", Rate(210))];

    public static IReadOnlyList<Choice> CreditReasons { get; } =
        [new("MISTAKE", "Erreur"), new("CANCELLED", "Prestation annulée"), new("GOODWILL", "Geste commercial"), new("RETURNED", "Retour")];

    public static IReadOnlyList<Choice> WriteOffReasons { get; } =
    [
        new("INSOLVENT", "Liquidation judiciaire"), new("VANISHED", "Structure disparue"), new("TIME_BARRED", "Créance prescrite"),
        new("TOO_SMALL", "Montant minime"), new("BOARD_DECISION", "Décision du conseil"),
    ];

    public static string Of(string state, bool isOverdue) => state switch
    {
        _ when isOverdue => "En retard",
        "DRAFT" => "Brouillon",
        "PART_PAID" => "Payée en partie",
        "SETTLED" => "Réglée",
        "CREDITED" => "Annulée par avoir",
        "WRITTEN_OFF" => "Abandonnée",
        "DISCARDED" => "Brouillon retiré",
        _ => "À payer",
    };

    public static Tone ToneOf(string state, bool isOverdue) => state switch
    {
        _ when isOverdue => Tone.Late,
        "DRAFT" => Tone.Active,
        "SETTLED" => Tone.Done,
        "DUE" or "PART_PAID" => Tone.Soon,
        _ => Tone.Calm,
    };

    /// <summary>A rate as printed: « 5,5 % ».</summary>
    public static string Rate(int? basisPoints) => basisPoints is { } points
        ? Kernel.French.Typeset($"{(points / 100m).ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',')} %")
        : "sans";

    public static string Said(IEnumerable<Choice> choices, string value) => choices.First(choice => choice.Value == value).Label;
}
