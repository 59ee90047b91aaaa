using Mila.Kernel;
using Mila.Membership.Structures;

namespace Mila.Membership.Colleagues;

/// <param name="PersonId">Who is invited: known already under that address, or not.</param>
/// <param name="LinkKey">The SHA-256 of the private link's secret: who reads the store cannot follow it.</param>
/// <param name="Until">The last day on which it can be accepted.</param>
public sealed record ColleagueInvited(Guid InvitationId, Guid StructureId, Guid PersonId, ContactRole Role, Guid By, string LinkKey, DateOnly Until, DateOnly On);
public sealed record ColleagueJoined(Guid InvitationId, DateOnly On);
public sealed record ColleagueInvitationWithdrawn(Guid InvitationId, Guid By, DateOnly On);

/// <summary>Nobody accepted it in time.</summary>
public sealed record ColleagueInvitationLapsed(Guid InvitationId, DateOnly On);

/// <summary>A leader asks somebody to speak for the structure too (invitation d’un collègue), by a private link that ends.</summary>
public sealed record ColleagueInvitation
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public Guid PersonId { get; init; }
    public ContactRole Role { get; init; }
    public Guid By { get; init; }
    public string LinkKey { get; init; } = "";
    public DateOnly InvitedOn { get; init; }
    public DateOnly Until { get; init; }
    public DateOnly? JoinedOn { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public DateOnly? LapsedOn { get; init; }

    public ColleagueInvitation Evolve(object fact) => fact switch
    {
        ColleagueInvited f => this with
        {
            Id = f.InvitationId, StructureId = f.StructureId, PersonId = f.PersonId, Role = f.Role, By = f.By, LinkKey = f.LinkKey, Until = f.Until, InvitedOn = f.On,
        },
        ColleagueJoined f => this with { JoinedOn = f.On },
        ColleagueInvitationWithdrawn f => this with { WithdrawnOn = f.On },
        ColleagueInvitationLapsed f => this with { LapsedOn = f.On },
        _ => this,
    };

    /// <summary>The person that is recorded when nobody is known under the address.</summary>
    public static Guid NewPerson(Guid invitationId) => NamedId.Of("colleague", invitationId.ToString());

    /// <summary>Whether it can still be accepted.</summary>
    public bool WaitsOn(DateOnly day) => JoinedOn is null && WithdrawnOn is null && LapsedOn is null && day <= Until;
}
