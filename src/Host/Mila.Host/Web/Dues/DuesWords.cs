using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Dues;

/// <summary>How a call for dues stands, in French.</summary>
public static class DuesWords
{
    /// <summary>Why a call is cancelled by hand.</summary>
    public static IReadOnlyList<Choice> CallFaults { get; } = [new("CALLED_BY_MISTAKE", "Appelée par erreur"), new("EXEMPTED", "Dispense accordée")];

    public static string Of(string state, bool isOverdue) => state switch
    {
        _ when isOverdue => "En retard",
        "SETTLED" => "Réglée",
        "PART_PAID" => "Payée en partie",
        "CANCELLED" => "Annulée",
        "WRITTEN_OFF" => "Abandonnée",
        _ => "À payer",
    };

    public static Tone ToneOf(string state, bool isOverdue) => state switch
    {
        _ when isOverdue => Tone.Late,
        "SETTLED" => Tone.Done,
        "CANCELLED" or "WRITTEN_OFF" => Tone.Calm,
        _ => Tone.Soon,
    };

    public static string OfCampaign(string state) => state switch
    {
        "SETTLED" => "Tout est réglé",
        "DECIDING" => "Radiations à proposer",
        _ => "En cours",
    };

    public static Tone ToneOfCampaign(string state) => state switch
    {
        "SETTLED" => Tone.Done,
        "DECIDING" => Tone.Late,
        _ => Tone.Soon,
    };

    public static string OfStage(string stage) => stage switch
    {
        "FIRST" => "Première relance",
        "SECOND" => "Seconde relance",
        _ => "Rappel avant l’échéance",
    };

    /// <summary>Why a call was cancelled, to follow its day.</summary>
    public static string Because(string? fault) => fault switch
    {
        "ADMISSION_LAPSED" => ", l’admission étant devenue caduque",
        "CALLED_BY_MISTAKE" => ", la cotisation ayant été appelée par erreur",
        "EXEMPTED" => ", la structure en étant dispensée",
        _ => "",
    };
}
