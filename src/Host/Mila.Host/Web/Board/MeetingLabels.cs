using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Board;

/// <summary>The words of the board's meetings on pages.</summary>
public static class MeetingLabels
{
    public static IEnumerable<Choice> Bodies { get; } = [new("BOARD", "Conseil d’administration"), new("BUREAU", "Bureau")];

    public static string Body(string body) => body == "BOARD" ? "Conseil d’administration" : "Bureau";

    public static string Of(string state) => state switch
    {
        "PLANNED" => "En préparation",
        "CONVENED" => "Convoquée",
        "QUORUM_MISSED" => "Sans quorum",
        "OPEN" => "Séance ouverte",
        "CLOSED" => "Tenue",
        _ => "Annulée",
    };

    public static Tone ToneOf(string state) => state switch
    {
        "PLANNED" => Tone.Soon,
        "CONVENED" or "OPEN" => Tone.Active,
        "CLOSED" => Tone.Done,
        "QUORUM_MISSED" => Tone.Late,
        _ => Tone.Calm,
    };
}
