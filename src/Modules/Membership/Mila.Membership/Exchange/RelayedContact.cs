using Mila.Kernel;

namespace Mila.Membership.Exchange;

/// <param name="PostId">The post that is answered; none when a structure of the directory is written to.</param>
public sealed record ContactRelayed(Guid ContactId, Guid? PostId, Guid FromId, Guid FromStructureId, Guid ToStructureId, IReadOnlyList<Guid> To, DateOnly On);
public sealed record ContactAnswered(Guid ContactId, Guid TextId, Guid By, DateOnly On);
public sealed record IntroductionMade(Guid ContactId, Guid By, bool Recommends, DateOnly On);

/// <summary>Something said in a contact, in the order it was said.</summary>
public sealed record RelayedMessage(Guid TextId, Guid By, DateOnly On);

/// <summary>
/// Two members write to each other through the association (contact relayé): neither sees the other's address. Whoever was written
/// to may say that they met (mise en relation), and recommend the other.
/// </summary>
public sealed record RelayedContact
{
    public Guid Id { get; init; }
    public Guid? PostId { get; init; }
    public Guid FromId { get; init; }
    public Guid FromStructureId { get; init; }
    public Guid ToStructureId { get; init; }
    public IReadOnlyList<Guid> To { get; init; } = [];
    public DateOnly On { get; init; }
    public IReadOnlyList<RelayedMessage> Messages { get; init; } = [];
    public DateOnly? IntroducedOn { get; init; }
    public bool Recommends { get; init; }

    public RelayedContact Evolve(object fact) => fact switch
    {
        ContactRelayed f => this with
        {
            Id = f.ContactId, PostId = f.PostId, FromId = f.FromId, FromStructureId = f.FromStructureId, ToStructureId = f.ToStructureId, To = f.To, On = f.On,
            Messages = [new(WordsOf(f.ContactId), f.FromId, f.On)],
        },
        ContactAnswered f => this with { Messages = [.. Messages, new(f.TextId, f.By, f.On)] },
        IntroductionMade f => this with { IntroducedOn = IntroducedOn ?? f.On, Recommends = f.Recommends },
        _ => this,
    };

    /// <summary>Who reads it, and nobody else: those who write to each other.</summary>
    public bool IsBetween(Guid? person) => person is { } who && (who == FromId || To.Contains(who));

    /// <summary>Those on the other side of whoever speaks.</summary>
    public IReadOnlyList<Guid> OthersThan(Guid speaker) => speaker == FromId ? To : [FromId];

    public static Guid WordsOf(Guid contactId) => NamedId.Of("relayed-contact", "words", contactId.ToString());
}
