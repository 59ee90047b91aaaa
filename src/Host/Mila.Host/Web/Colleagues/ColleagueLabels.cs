using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Colleagues;

/// <summary>The words of colleagues (équipe), in French.</summary>
public static class ColleagueLabels
{
    public static IReadOnlyList<Choice> Roles { get; } =
    [
        new("COLLEAGUE", "Équipe"), new("ADMINISTRATION", "Administration", "Agit pour la structure : cotisations, factures, assemblées."),
        new("COMMUNICATION", "Communication", "Reçoit les messages venus de l’annuaire."), new("LEADER", "Direction", "Agit pour la structure, et choisit qui parle en son nom."),
    ];

    public static string Of(string role) => Roles.First(each => each.Value == role).Label;
}
