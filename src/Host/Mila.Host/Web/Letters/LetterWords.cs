using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Letters;

/// <summary>A letter's state and reasons in French.</summary>
public static class LetterWords
{
    public static IReadOnlyList<string> Statuses { get; } = ["TO_SEND", "SENT", "KEPT", "FAILED", "REFUSED"];

    /// <summary>The state as printed; null for none.</summary>
    public static string? Of(string? status) => status switch
    {
        "TO_SEND" => "À envoyer",
        "SENT" => "Envoyé",
        "KEPT" => "Conservé",
        "FAILED" => "En échec",
        "REFUSED" => "Refusé",
        _ => null,
    };

    public static Tone ToneOf(string status) => status switch
    {
        "TO_SEND" => Tone.Active,
        "SENT" => Tone.Done,
        "FAILED" or "REFUSED" => Tone.Late,
        _ => Tone.Calm,
    };

    /// <summary>The subject, or that it is gone, or not there yet.</summary>
    public static string TitleOf(string subject, bool isErased) => isErased ? "Courrier effacé" : subject.Length == 0 ? "Courrier à rédiger" : subject;

    public static string? Because(string? reason) => reason switch
    {
        "not_written" => "Le serveur était trop chargé pour le rédiger à temps. Envoyez-le de nouveau.",
        "not_fitting" => "Votre version du modèle ne convient pas à ce courrier. Corrigez-la ou revenez au texte livré, puis envoyez-le de nouveau.",
        "no_relay" => "Aucun relais de messagerie n’est réglé.",
        "no_address" => "Cette personne n’a pas d’adresse électronique.",
        "relay_unreachable" => "Le relais de messagerie n’a pas pu être joint.",
        "relay_refused" => "Le relais de messagerie l’a refusé : vérifiez l’adresse.",
        _ => null,
    };
}
