using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Missions;

/// <summary>What a day of a mission is, in French.</summary>
public static class MissionLabels
{
    public static IReadOnlyList<Choice> Presences { get; } = [new("", "–"), new("PRESENT", "Présence"), new("TRAINING", "Formation"), new("LEAVE", "Congé"), new("SICK", "Arrêt de maladie")];

    public static string Of(string presence) => Presences.First(each => each.Value == presence).Label;
}
