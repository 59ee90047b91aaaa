using Marten;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Assemblies;

/// <summary>Who votes on a day (électeurs): the members of that day whose dues are not late on it, as far as is known.</summary>
public static class AssemblyVoters
{
    public static async Task<IReadOnlyList<Voter>> On(IQuerySession session, DateOnly day, CancellationToken cancellation)
    {
        var view = new Viewpoint(day, PeriodRow.KnownNow);
        var behind = await view.Behind(session, cancellation);
        var members = await view.Rows<MembershipPeriod>(session).OrderBy(row => row.StructureId).ToListAsync(cancellation);
        return [.. members.Where(row => !behind.Contains(row.StructureId)).Select(row => new Voter(row.StructureId, row.Affiliation))];
    }

    /// <summary>The roll as it stands: of those fixed at the opening, or of those known today.</summary>
    public static async Task<AttendanceRoll> Roll(IQuerySession session, Assembly assembly, CancellationToken cancellation) =>
        AttendanceRoll.Of(assembly, assembly.Voters.Count > 0 ? assembly.Voters : await On(session, assembly.Day, cancellation));
}
