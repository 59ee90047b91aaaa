using Marten;

namespace Mila.Modules.Figures;

/// <summary>A figure's value and the ids of what was counted.</summary>
public sealed record Counted(string Key, decimal? Value, IReadOnlyList<Guid> Evidence)
{
    /// <summary>A number that is the number of its evidence.</summary>
    public static Counted Of(string key, IEnumerable<Guid> evidence)
    {
        Guid[] ids = [.. evidence.Distinct().Order()];
        return new(key, ids.Length, ids);
    }
}

/// <summary>Which days a figure is of, and what of them was known.</summary>
/// <param name="Now">When it is counted.</param>
public sealed record FigureDays(DateOnly From, DateOnly Day, DateTimeOffset? KnownAt, DateTimeOffset Now);

/// <summary>
/// Figures that are counted from the same rows (famille de chiffres). Another figure is another line of its family's file;
/// another family is another file: the catalogue finds the families of every part by itself.
/// </summary>
public abstract class FigureFamily
{
    public abstract IReadOnlyList<FigureName> Names { get; }

    /// <summary>Counts all of the family at once.</summary>
    public abstract Task<IReadOnlyList<Counted>> Count(IQuerySession session, FigureDays days, CancellationToken cancellation);
}

/// <summary>What the parts can prove (catalogue des chiffres).</summary>
/// <param name="parts">The assemblies in which families are looked for.</param>
public sealed class FigureCatalogue(IEnumerable<System.Reflection.Assembly> parts)
{
    public IReadOnlyList<FigureFamily> Families { get; } =
    [
        .. parts.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(FigureFamily)) && !type.IsAbstract)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (FigureFamily)Activator.CreateInstance(type)!),
    ];

    public IEnumerable<FigureName> Names => Families.SelectMany(family => family.Names);
}
