using Mila.Host.Web.Tags;

namespace Mila.Host.Web.OutsideContacts;

/// <summary>The words of contacts who are no members (contacts), in French.</summary>
public static class OutsideLabels
{
    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new("ALUMNI", "Ancien adhérent"), new("INSTITUTION", "Institution"), new("RESIDENTS", "Association d’habitants"), new("PROSPECT", "Prospect"),
        new("SUPPLIER", "Fournisseur"), new("PRESS", "Presse"), new("OTHER", "Autre"),
    ];

    public static IReadOnlyList<Choice> Channels { get; } = [new("EMAIL", "Courriel"), new("PHONE", "Téléphone"), new("POST", "Courrier postal")];

    public static IReadOnlyList<Choice> Sources { get; } =
        [new("WRITTEN", "Par écrit"), new("SPOKEN", "De vive voix"), new("FORM", "Formulaire"), new("EVENT", "À un événement")];

    public static string Of(IEnumerable<Choice> choices, string value) => choices.First(each => each.Value == value).Label;

    /// <summary>« courriel, téléphone »; or that nothing may be sent.</summary>
    public static string Reached(IReadOnlyList<string> standing) =>
        standing.Count == 0 ? "aucun consentement" : string.Join(", ", standing.Select(channel => Of(Channels, channel).ToLowerInvariant()));
}

/// <summary>Where a list goes on.</summary>
public sealed record Onward(bool HasNextPage, string? EndCursor);

/// <summary>One contact in a list.</summary>
public sealed record ContactLine(Guid Id, string? Name, ContactPerson? Person, string Kind, IReadOnlyList<string> Standing);

public sealed record ContactPerson(string DisplayName, string? Email, string? Phone);

public sealed record ContactShelf(int TotalCount, Onward PageInfo, IReadOnlyList<ContactLine> Nodes);
