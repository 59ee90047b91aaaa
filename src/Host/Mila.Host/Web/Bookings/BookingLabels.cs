using Mila.Host.Web.Tags;
using Mila.Kernel;

namespace Mila.Host.Web.Bookings;

/// <summary>The closed words of bookings, in French.</summary>
public static class BookingLabels
{
    public static IReadOnlyList<Choice> Purposes { get; } =
    [
        new("MEETING", "Réunion"), new("INTERVIEW", "Entretien"), new("RECORDING", "Enregistrement"), new("BROADCAST", "Émission"), new("EDITING", "Montage"), new("TRAINING", "Formation"),
    ];

    /// <summary>How a booking is repeated, as rules of RFC 5545 without their end.</summary>
    public static IReadOnlyList<Choice> Repeats { get; } =
        [new("", "Une seule fois"), new("FREQ=WEEKLY", "Chaque semaine"), new("FREQ=WEEKLY;INTERVAL=2", "Toutes les deux semaines"), new("FREQ=MONTHLY", "Chaque mois, le même jour")];

    public static string Purpose(string word) => Purposes.FirstOrDefault(choice => choice.Value == word)?.Label ?? word;

    /// <summary>Why a member gives a booking up; then why the office takes one back.</summary>
    public static IReadOnlyList<Choice> Reasons { get; } = [new("NOT_NEEDED", "Plus besoin"), new("RESCHEDULED", "Reportée")];

    public static IReadOnlyList<Choice> OfficeReasons { get; } = [.. Reasons, new("CLOSED", "Maison fermée"), new("HOUSE_SESSION", "Séance de l’association")];

    /// <summary>Why the office passes the notice and the limits.</summary>
    public static IReadOnlyList<Choice> Waivers { get; } =
        [new("", "Non"), new("ASKED_IN_TIME", "Oui : demandée à temps, notée après"), new("PUBLIC_EVENT", "Oui : événement public"), new("EMERGENCY", "Oui : urgence")];

    /// <summary>What of a series is given up.</summary>
    public static IReadOnlyList<Choice> Scopes { get; } = [new("one", "Ce jour seulement"), new("onward", "Ce jour et les suivants"), new("all", "Toute la série à venir")];

    /// <summary>« 14 h à 16 h 30 ».</summary>
    public static string Hours(TimeOnly from, TimeOnly until) => $"{French.Time(from)} à {French.Time(until)}";
}
