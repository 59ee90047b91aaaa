using Mila.Modules;

namespace Mila.Membership.Dues;

/// <summary>
/// That a structure's dues were late from a day until they were settled (retard de cotisation), as it was known from an instant
/// until another. A member is up to date on a day that no such row covers.
/// </summary>
public sealed record DuesArrears : PeriodRow
{
    public Guid StructureId { get; init; }

    /// <summary>The civil year the dues are for.</summary>
    public int Year { get; init; }

    public override string Words() => $"{StructureId} {Year}";
}
