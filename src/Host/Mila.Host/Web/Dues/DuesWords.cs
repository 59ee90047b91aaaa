using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Dues;

/// <summary>How a call for dues stands, in French.</summary>
public static class DuesWords
{
    public static string Of(string state, bool isOverdue) => state switch
    {
        _ when isOverdue => "En retard",
        "SETTLED" => "Réglée",
        "PART_PAID" => "Payée en partie",
        "CANCELLED" => "Annulée",
        _ => "À payer",
    };

    public static Tone ToneOf(string state, bool isOverdue) => state switch
    {
        _ when isOverdue => Tone.Late,
        "SETTLED" => Tone.Done,
        "CANCELLED" => Tone.Calm,
        _ => Tone.Soon,
    };

    /// <summary>Why a call was cancelled, to follow its day.</summary>
    public static string Because(string? fault) => fault switch
    {
        "ADMISSION_LAPSED" => ", l’admission étant devenue caduque",
        _ => "",
    };
}
