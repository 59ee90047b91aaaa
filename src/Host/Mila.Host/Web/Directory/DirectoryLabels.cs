using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Directory;

/// <summary>The activities as the public pages name them, and the last part of the address of each.</summary>
public static class DirectoryLabels
{
    private static readonly (string Activity, string Slug, string Plural)[] Pages =
    [
        ("LABEL", "labels", "Labels"), ("PRODUCER", "production", "Production"), ("TOUR_PROMOTER", "tourneurs", "Tourneurs"),
        ("ARTIST_MANAGER", "management", "Management d’artistes"), ("PUBLISHER", "edition", "Édition musicale"),
        ("PRESS_OFFICER", "relations-presse", "Relations presse"), ("INNOVATION_EXPERT", "innovation", "Expertise en innovation"),
    ];

    public static IEnumerable<Choice> Choices { get; } = [new("", "Toutes"), .. Pages.Select(page => new Choice(page.Activity, page.Plural))];

    public static string Plural(string activity) => Pages.First(page => page.Activity == activity).Plural;

    public static string PathOf(string activity) => $"/musique/{Pages.First(page => page.Activity == activity).Slug}";

    /// <summary>The activity behind an address; null when there is none.</summary>
    public static string? ActivityAt(string slug) => Pages.Where(page => page.Slug == slug).Select(page => page.Activity).FirstOrDefault();
}
