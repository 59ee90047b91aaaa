using Mila.Kernel;

namespace Mila.Membership.Board;

public sealed record MandateBegun(Guid MandateId, Guid PersonId, BoardRole Role, DateOnly? Until, DateOnly On);
public sealed record MandateEnded(Guid MandateId, DateOnly On);

/// <summary>What a member of the board is there for; each but the plain member is an officer (bureau).</summary>
public enum BoardRole { Member, President, Treasurer, Secretary }

/// <summary>A seat on the board (mandat): a person, a role, from a day to another.</summary>
public sealed record Mandate
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public BoardRole Role { get; init; }
    public DateOnly From { get; init; }

    /// <summary>The day after the last; <see cref="DateOnly.MaxValue"/> while no end is known, so that a day is one range predicate.</summary>
    public DateOnly Until { get; init; } = DateOnly.MaxValue;

    public Mandate Evolve(object fact) => fact switch
    {
        MandateBegun f => this with { Id = f.MandateId, PersonId = f.PersonId, Role = f.Role, From = f.On, Until = f.Until ?? DateOnly.MaxValue },
        MandateEnded f => this with { Until = f.On },
        _ => this,
    };

    public bool Covers(DateOnly day) => From <= day && day < Until;

    public bool IsOfficer => Role is not BoardRole.Member;
}
