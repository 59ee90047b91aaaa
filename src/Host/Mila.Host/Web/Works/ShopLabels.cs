using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Works;

/// <summary>Where the allotment of a shop stands, and what the association does in premises, in French.</summary>
public static class ShopLabels
{
    public static IReadOnlyList<Choice> Roles { get; } = [new("REPRESENTS", "Les attribue pour le bailleur"), new("RENTS", "Les loue elle-même")];

    private static readonly Choice[] States = [new("OPEN", "Appel ouvert"), new("IN_VOTE", "Au vote du conseil"), new("PROPOSED", "Proposé au bailleur"), new("ACCEPTED", "Accepté par le bailleur"), new("SIGNED", "Bail signé"), new("CALLED_OFF", "Abandonné")];

    public static string State(string state) => WorksLabels.Of(States, state);

    public static Tone ToneOf(string state) => state switch
    {
        "SIGNED" => Tone.Done,
        "CALLED_OFF" => Tone.Calm,
        "OPEN" => Tone.Soon,
        _ => Tone.Active,
    };
}
