using Marten;
using Mila.Kernel;

namespace Mila.People.Spreadsheets;

/// <summary>The structures that a file tells of (structures d’un fichier), by name or by number.</summary>
/// <param name="All">Of structures alone.</param>
public sealed record NamedSheets(IReadOnlyList<IdentitySheet> All)
{
    /// <summary>Who bears one of these names or numbers, those made one with another left out.</summary>
    public static async Task<IReadOnlyList<IdentitySheet>> Query(IQuerySession session, IEnumerable<string?> named, IEnumerable<string?> numbered, CancellationToken cancellation)
    {
        string[] names = [.. named.OfType<string>().Select(SearchText.Of).Distinct()];
        string[] numbers = [.. numbered.OfType<string>().Distinct()];
        return await session.Query<IdentitySheet>()
            .Where(sheet => sheet.MergedInto == null && (sheet.SortName.IsOneOf(names) || sheet.Siret!.IsOneOf(numbers))).ToListAsync(cancellation);
    }

    /// <summary>The structure that a line is about: by number, else by name, as long as one alone bears it.</summary>
    /// <exception cref="RuleViolation">When none bears it, or several do.</exception>
    public Guid The(string? name, string? siret)
    {
        var sorted = name is null ? null : SearchText.Of(name);
        var found = All.FirstOrDefault(sheet => siret is not null && sheet.Siret == siret) is { } numbered
            ? [numbered]
            : All.Where(sheet => sheet.SortName == sorted && (siret is null || sheet.Siret is null)).ToList();
        Rule.That(found.Count > 0, "import.structure_unknown", "No structure bears that name.", "structure");
        Rule.That(found.Count == 1, "import.name_of_several", "Several structures bear that name.", "structure");
        return found[0].Id;
    }
}
