using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Assemblies;

/// <summary>The words of assemblies on pages.</summary>
public static class AssemblyLabels
{
    public static string Of(string state) => state switch
    {
        "PLANNED" => "En préparation",
        "CONVENED" => "Convoquée",
        "QUORUM_MISSED" => "Sans quorum",
        "OPEN" => "Séance ouverte",
        "CLOSED" => "Tenue",
        "CALLED_OFF" => "Annulée",
        _ => state,
    };

    public static Tone ToneOf(string state) => state switch
    {
        "PLANNED" or "QUORUM_MISSED" => Tone.Soon,
        "CONVENED" or "OPEN" => Tone.Active,
        "CLOSED" => Tone.Done,
        _ => Tone.Calm,
    };

    public static IEnumerable<Choice> Ties { get; } =
        [new("SECOND_ROUND", "Second tour"), new("LOT", "Tirage au sort"), new("AGE", "Bénéfice de l’âge")];

    public static IEnumerable<Choice> Agenda { get; } =
    [
        new("ACTIVITY_REPORT", "Rapport d’activité"), new("ACCOUNTS", "Comptes de l’exercice et affectation du résultat"),
        new("FEE_GRID", "Barème des cotisations"), new("BOARD_ELECTION", "Élection du conseil d’administration"),
    ];
}
