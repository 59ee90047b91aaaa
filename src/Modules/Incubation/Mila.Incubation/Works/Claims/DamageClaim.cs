using Mila.Kernel;

namespace Mila.Incubation.Works.Claims;

/// <param name="Insurer">The company's name.</param>
/// <param name="HappenedOn">The day of the damage.</param>
public sealed record ClaimOpened(Guid ClaimId, DamageKind Kind, IReadOnlyList<Guid> Premises, string Insurer, DateOnly HappenedOn, DateOnly On);
public sealed record ExpertVisited(Guid ClaimId, DateOnly Day, DateOnly On);
public sealed record ClaimAccepted(Guid ClaimId, Money Amount, DateOnly On);
public sealed record ClaimPaid(Guid ClaimId, Money Amount, DateOnly On);
public sealed record ClaimRefused(Guid ClaimId, DateOnly On);

/// <summary>What happened: dégât des eaux, incendie, vol, bris.</summary>
public enum DamageKind { Water, Fire, Theft, Breakage }

/// <summary>Where a claim stands: déclaré, expertisé, accepté, payé, refusé.</summary>
public enum ClaimState { Opened, Surveyed, Accepted, Paid, Refused }

/// <summary>Damage to premises, and what the insurer makes of it (sinistre).</summary>
public sealed record DamageClaim
{
    public Guid Id { get; init; }
    public DamageKind Kind { get; init; }
    public IReadOnlyList<Guid> Premises { get; init; } = [];
    public string Insurer { get; init; } = "";
    public DateOnly HappenedOn { get; init; }
    public DateOnly OpenedOn { get; init; }
    public IReadOnlyList<DateOnly> Visits { get; init; } = [];
    public Money? Accepted { get; init; }
    public Money Paid { get; init; }
    public DateOnly? RefusedOn { get; init; }

    public DamageClaim Evolve(object fact) => fact switch
    {
        ClaimOpened f => this with { Id = f.ClaimId, Kind = f.Kind, Premises = f.Premises, Insurer = f.Insurer, HappenedOn = f.HappenedOn, OpenedOn = f.On },
        ExpertVisited f => this with { Visits = [.. Visits, f.Day] },
        ClaimAccepted f => this with { Accepted = f.Amount, RefusedOn = null },
        ClaimPaid f => this with { Paid = Paid + f.Amount },
        ClaimRefused f => this with { RefusedOn = f.On },
        _ => this,
    };

    public ClaimState State =>
        RefusedOn is not null ? ClaimState.Refused
        : Accepted is { } accepted ? Paid >= accepted ? ClaimState.Paid : ClaimState.Accepted
        : Visits.Count > 0 ? ClaimState.Surveyed : ClaimState.Opened;

    public bool IsOver => State is ClaimState.Paid or ClaimState.Refused;
}
