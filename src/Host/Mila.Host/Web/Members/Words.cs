using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Members;

/// <summary>The closed words of structures and members, as the API spells them and as pages print them.</summary>
public static class Words
{
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>
    {
        ["COMPANY"] = "société", ["ASSOCIATION"] = "association", ["SOLE_TRADER"] = "entreprise individuelle", ["PROJECT"] = "projet",
    };

    public static IReadOnlyDictionary<string, string> Activities { get; } = new Dictionary<string, string>
    {
        ["LABEL"] = "label", ["PRODUCER"] = "producteur", ["TOUR_PROMOTER"] = "tourneur", ["ARTIST_MANAGER"] = "management d’artistes",
        ["PUBLISHER"] = "édition", ["PRESS_OFFICER"] = "relations presse", ["INNOVATION_EXPERT"] = "expertise en innovation",
    };

    public static IReadOnlyDictionary<string, string> Affiliations { get; } = new Dictionary<string, string>
    {
        ["HOSTED"] = "hébergée", ["SHOP"] = "en boutique", ["BENEFICIARY"] = "bénéficiaire",
    };

    public static IReadOnlyDictionary<string, string> Causes { get; } = new Dictionary<string, string>
    {
        ["RESIGNATION"] = "démission", ["REMOVAL"] = "radiation", ["EXCLUSION"] = "exclusion", ["DISSOLUTION"] = "dissolution", ["SUCCESSION"] = "succession par une autre structure",
    };

    public static IReadOnlyDictionary<string, string> Roles { get; } = new Dictionary<string, string>
    {
        ["LEADER"] = "direction", ["ADMINISTRATION"] = "administration", ["COMMUNICATION"] = "communication", ["COLLEAGUE"] = "équipe",
    };

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["TYPING_ERROR"] = "faute de saisie", ["LATE_NOTICE"] = "information reçue tard", ["OTHER_STRUCTURE"] = "autre structure", ["DUPLICATE"] = "doublon",
    };

    public static string Of(this IReadOnlyDictionary<string, string> words, string? word) => word is null ? "non renseigné" : words[word];

    public static string List(this IReadOnlyDictionary<string, string> words, IEnumerable<string> some) => string.Join(", ", some.Select(word => words[word]));

    public static IEnumerable<Choice> Choices(this IReadOnlyDictionary<string, string> words) =>
        words.Select(word => new Choice(word.Key, char.ToUpperInvariant(word.Value[0]) + word.Value[1..]));

    /// <summary>For a filter: all of them first.</summary>
    public static IEnumerable<Choice> OrAll(this IEnumerable<Choice> choices, string all) => choices.Prepend(new("", all));
}
