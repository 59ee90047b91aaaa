namespace Mila.Membership.OutsideContacts;

/// <param name="PersonId">Who answers there, or the contact itself; none for an institution without a name to ask for.</param>
/// <param name="StructureId">The structure it was a member with, for one that left.</param>
/// <param name="On">Since when it is a contact.</param>
public sealed record OutsideContactRecorded(Guid ContactId, OutsideKind Kind, Guid? PersonId, Guid? StructureId, DateOnly On);

/// <param name="On">The first day on which it is a contact no more.</param>
public sealed record OutsideContactLeft(Guid ContactId, DateOnly On);
public sealed record ConsentGiven(Guid ContactId, ConsentChannel Channel, ConsentSource Source, DateOnly On);
public sealed record ConsentWithdrawn(Guid ContactId, ConsentChannel Channel, DateOnly On);

/// <summary>What a contact is: ancien adhérent, institution, association d’habitants, prospect, fournisseur, presse, autre.</summary>
public enum OutsideKind { Alumni, Institution, Residents, Prospect, Supplier, Press, Other }

/// <summary>How somebody lets be written to: courriel, téléphone, courrier.</summary>
public enum ConsentChannel { Email, Phone, Post }

/// <summary>Where a consent comes from: formulaire, de vive voix, par écrit, à un événement.</summary>
public enum ConsentSource { Form, Spoken, Written, Event }

/// <summary>That a contact lets be written to by a channel from a day until another (consentement), and where that comes from.</summary>
public sealed record Consent(ConsentChannel Channel, ConsentSource Source, DateOnly From, DateOnly? Until = null)
{
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day < Until);
}

/// <summary>
/// Somebody who is no member and is kept in touch with (contact hors adhérents): what it is, since when, and by which channels it lets be
/// written to. Its name is an identity sheet under its id, and a person's is with people's data.
/// </summary>
public sealed record OutsideContact
{
    public Guid Id { get; init; }
    public OutsideKind Kind { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? StructureId { get; init; }
    public DateOnly Since { get; init; }
    public DateOnly? Until { get; init; }
    public IReadOnlyList<Consent> Consents { get; init; } = [];

    /// <summary>The channels by which it may be written to: nothing takes effect on a day to come.</summary>
    public IReadOnlyList<ConsentChannel> Standing => Until is null ? [.. Consents.Where(consent => consent.Until is null).Select(consent => consent.Channel)] : [];

    public OutsideContact Evolve(object fact) => fact switch
    {
        OutsideContactRecorded f => this with { Id = f.ContactId, Kind = f.Kind, PersonId = f.PersonId, StructureId = f.StructureId, Since = f.On },
        OutsideContactLeft f => this with { Until = f.On },
        ConsentGiven f => this with { Consents = [.. Consents, new(f.Channel, f.Source, f.On)] },
        ConsentWithdrawn f => this with
        {
            Consents = [.. Consents.Select(consent => consent.Channel == f.Channel && consent.Until is null ? consent with { Until = f.On } : consent)],
        },
        _ => this,
    };

    public bool IsContactOn(DateOnly day) => Since <= day && (Until is null || day < Until);

    public bool ConsentsOn(ConsentChannel channel, DateOnly day) =>
        IsContactOn(day) && Consents.Any(consent => consent.Channel == channel && consent.HoldsOn(day));
}
