using Mila.Kernel;

namespace Mila.Membership.OutsideContacts;

/// <param name="Channel">How guests are written to: who does not consent to it is no guest.</param>
/// <param name="EventOn">The day one is invited for.</param>
public sealed record GuestListOpened(Guid ListId, ConsentChannel Channel, DateOnly EventOn, DateOnly On);
public sealed record GuestsAdded(Guid ListId, IReadOnlyList<Guid> ContactIds, DateOnly On);
public sealed record GuestsRemoved(Guid ListId, IReadOnlyList<Guid> ContactIds, DateOnly On);

/// <summary>
/// Whom one invites to something on a day (liste d’invités), among contacts who let be written to. A consent that is withdrawn afterwards
/// counts at once: the list is read with the consents of the day. Its title is with people's data.
/// </summary>
public sealed record GuestList
{
    public Guid Id { get; init; }
    public ConsentChannel Channel { get; init; }
    public DateOnly EventOn { get; init; }
    public DateOnly OpenedOn { get; init; }
    public IReadOnlyList<Guid> Guests { get; init; } = [];

    public GuestList Evolve(object fact) => fact switch
    {
        GuestListOpened f => this with { Id = f.ListId, Channel = f.Channel, EventOn = f.EventOn, OpenedOn = f.On },
        GuestsAdded f => this with { Guests = [.. Guests.Union(f.ContactIds)] },
        GuestsRemoved f => this with { Guests = [.. Guests.Except(f.ContactIds)] },
        _ => this,
    };

    public static Guid TitleOf(Guid listId) => NamedId.Of("guest-list", "title", listId.ToString());
}
