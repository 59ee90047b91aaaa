using Marten;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Colleagues;

/// <summary>Whoever signs in as a member for a structure does so as long as it is one, and as long as the person speaks for it (fin d’habilitation).</summary>
public sealed record FollowMembership(Guid StructureId);

public static class FollowMembershipHandler
{
    /// <returns>The grant as it should be; null when it is so already.</returns>
    public static GrantRole? Decide(Structure structure, RoleGrant grant, DateOnly today)
    {
        var until = structure.ContactsOn(today).Any(contact => contact.PersonId == grant.PersonId)
            ? structure.Memberships().LastOrDefault() is { } last ? last.Until : today
            : grant.Until is { } over && over <= today ? over : today;
        if (until < grant.From)
            until = grant.From;
        return until == grant.Until ? null : new(grant.Id, grant.PersonId, grant.Role, grant.From, until);
    }

    public static async Task Handle(FollowMembership command, IDocumentSession session, RoleList roles, Moment moment, CancellationToken cancellation)
    {
        if (await session.LoadAsync<Structure>(command.StructureId, cancellation) is not { } structure)
            return;
        var grants = structure.SaidContacts.Select(contact => contact.Value.Who.PersonId).Distinct().Select(person => ColleagueAccess.GrantOf(structure.Id, person));
        foreach (var grant in await session.LoadManyAsync<RoleGrant>(cancellation, [.. grants]))
        {
            if (Decide(structure, grant, moment.Today) is not { } changed)
                continue;
            await GrantRoleHandler.Handle(changed, session, roles, moment, cancellation);
            if (changed.Until is { } until && await ElsewhereOn(session, structure.Id, grant.PersonId, until, cancellation) is { } elsewhere)
                await GrantRoleHandler.Handle(new(ColleagueAccess.GrantOf(elsewhere.Id, grant.PersonId), grant.PersonId, grant.Role, until), session, roles, moment, cancellation);
        }
    }

    /// <summary>Another member structure that the person is with: from then on it is for that one that the person signs in.</summary>
    private static async Task<Structure?> ElsewhereOn(IQuerySession session, Guid left, Guid person, DateOnly day, CancellationToken cancellation) =>
        (await session.MemberStructuresOf(person, day, cancellation)).FirstOrDefault(structure => structure.Id != left);
}
