using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Volunteering;

/// <summary>What volunteers give their time for, and how long, in French.</summary>
public static class VolunteerLabels
{
    public static IReadOnlyList<Choice> Tasks { get; } =
    [
        new("MEETING", "Réunion"), new("EVENT", "Tenue d’un évènement"), new("SELECTION", "Étude des candidatures"), new("SUPPORT", "Accompagnement d’adhérents"),
        new("COMMUNICATION", "Communication"), new("ADMINISTRATION", "Administration et finances"), new("UPKEEP", "Travaux et entretien"), new("REPRESENTATION", "Représentation"), new("OTHER", "Autre"),
    ];

    /// <summary>The durations that are declared with one tap, in minutes.</summary>
    public static IReadOnlyList<int> Usual { get; } = [30, 60, 90, 120, 180, 240, 420];

    public static string Of(string task) => Tasks.First(each => each.Value == task).Label;

    /// <summary>« 1 h 30 », « 30 min ».</summary>
    public static string Time(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => $"{rest}\u00A0min",
        (var hours, 0) => $"{Kernel.French.Number(hours)}\u00A0h",
        var (hours, rest) => $"{Kernel.French.Number(hours)}\u00A0h\u00A0{rest:00}",
    };
}
