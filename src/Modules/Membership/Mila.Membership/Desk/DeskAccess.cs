using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;

namespace Mila.Membership.Desk;

/// <summary>Whom a request is shown to: the office all of them, a member those of the structures it is with today.</summary>
public static class DeskAccess
{
    private static readonly string[] Staff = ["coordinator", "president", "secretary"];

    /// <summary>Whether somebody keeps the desk, and so acts on every request.</summary>
    public static bool KeepsTheDesk(this Actor actor) => actor.Is(Staff);

    public static bool KeepTheDesk(IReadOnlySet<string> roles) => Staff.Any(roles.Contains);

    /// <exception cref="RuleViolation">When the person is not with that structure, a member today.</exception>
    public static Structure MustBeWith(Structure? structure, Guid? actor, DateOnly today)
    {
        Rule.That(actor is { } me && structure is not null && structure.IsMemberOn(today) && structure.ContactsOn(today).Any(contact => contact.PersonId == me),
            "desk_request.not_yours", "A member asks for a structure it is with.", "structureId");
        return structure;
    }

    public static async Task<bool> OpensTo(this DeskRequest request, Actor actor, DateOnly today, IQuerySession session, CancellationToken cancellation) =>
        actor.KeepsTheDesk()
        || (actor.PersonId is { } me && await session.LoadAsync<Structure>(request.StructureId, cancellation) is { } structure
            && structure.ContactsOn(today).Any(contact => contact.PersonId == me));
}
