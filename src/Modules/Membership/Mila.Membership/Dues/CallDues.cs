using Mila.Kernel;

namespace Mila.Membership.Dues;

/// <summary>A structure is asked for its dues of a civil year (appel de cotisation).</summary>
/// <param name="On">The day of the call.</param>
/// <param name="FirstMonth">From which month on, in the year a structure joins; none for the whole year.</param>
public sealed record CallDues(Guid DuesCallId, Guid StructureId, int Year, DateOnly On, int? FirstMonth = null)
{
    /// <summary>A structure is called once for a year.</summary>
    public static Guid IdOf(Guid structureId, int year) => NamedId.Of("dues", structureId.ToString(), $"{year}");
}
