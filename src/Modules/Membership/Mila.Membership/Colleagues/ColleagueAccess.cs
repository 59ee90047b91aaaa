using Marten;
using Mila.Kernel;
using Mila.Membership.Structures;

namespace Mila.Membership.Colleagues;

/// <summary>Whose colleagues a person may choose: those of the member structures it leads.</summary>
public static class ColleagueAccess
{
    /// <exception cref="RuleViolation">When the person does not lead that structure, a member today.</exception>
    public static Structure MustLead(Structure? structure, Guid? actor, DateOnly today)
    {
        Rule.That(actor is { } me && structure is not null && structure.IsMemberOn(today) && structure.LeadersOn(today).Contains(me),
            "colleague.not_leader", "Who leads a member structure chooses its colleagues.", "structureId");
        return structure;
    }

    /// <summary>The invitations of some structures that wait, the latest first.</summary>
    public static async Task<IReadOnlyList<ColleagueInvitation>> WaitingIn(
        this IQuerySession session, IReadOnlyList<Guid> structures, DateOnly today, CancellationToken cancellation)
    {
        var ids = structures.ToArray();
        return await session.Query<ColleagueInvitation>()
            .Where(invitation => invitation.StructureId.IsOneOf(ids) && invitation.JoinedOn == null && invitation.WithdrawnOn == null && invitation.Until >= today)
            .OrderByDescending(invitation => invitation.InvitedOn).ThenBy(invitation => invitation.Id).ToListAsync(cancellation);
    }

    public static Task<ColleagueInvitation?> InvitationBehind(this IQuerySession session, string key, CancellationToken cancellation) =>
        session.Query<ColleagueInvitation>().FirstOrDefaultAsync(invitation => invitation.LinkKey == key, cancellation);

    /// <summary>The role that speaking for a structure brings, by its admission or by an invitation: one for a structure and a person.</summary>
    public static Guid GrantOf(Guid structureId, Guid personId) => NamedId.Of("colleague-grant", structureId.ToString(), personId.ToString());
}
