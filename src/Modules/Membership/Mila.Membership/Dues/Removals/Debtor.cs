using Mila.Kernel;

namespace Mila.Membership.Dues.Removals;

public sealed record DuesDelayGranted(Guid DebtorId, Guid StructureId, DelayReason Reason, DateOnly Until, DateOnly On);
public sealed record RemovalPutToVote(Guid DebtorId, Guid StructureId, Guid DeliberationId, DateOnly ClosesOn, DateOnly On);
public sealed record RemovalDecided(Guid DebtorId, Guid DeliberationId, RemovalOutcome Outcome, DateOnly On);

/// <summary>Why a debtor is given time: difficultés de trésorerie, échelonnement convenu, problème bancaire, montant contesté.</summary>
public enum DelayReason { CashDifficulty, PaymentPlan, BankProblem, DisputedAmount }

/// <summary>What came of a vote: radiée, maintenue, non adoptée, sans quorum, sans objet.</summary>
public enum RemovalOutcome { Removed, Kept, NotAdopted, NoQuorum, Moot }

/// <summary>A structure that owes dues for long (débiteur): the time it was given, and what the board was asked about it.</summary>
public sealed record Debtor
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public DelayReason? DelayReason { get; init; }

    /// <summary>The last day it is not chased.</summary>
    public DateOnly? DelayedUntil { get; init; }

    /// <summary>The vote that is open on its removal.</summary>
    public Guid? DeliberationId { get; init; }

    public DateOnly? VoteClosesOn { get; init; }

    /// <summary>How often the board was asked.</summary>
    public int Votes { get; init; }

    public RemovalOutcome? Outcome { get; init; }
    public DateOnly? DecidedOn { get; init; }

    public static Guid IdOf(Guid structureId) => NamedId.Of("debtor", structureId.ToString());

    public Debtor Evolve(object fact) => fact switch
    {
        DuesDelayGranted f => this with { Id = f.DebtorId, StructureId = f.StructureId, DelayReason = f.Reason, DelayedUntil = f.Until },
        RemovalPutToVote f => this with
        {
            Id = f.DebtorId, StructureId = f.StructureId, DeliberationId = f.DeliberationId, VoteClosesOn = f.ClosesOn, Votes = Votes + 1,
        },
        RemovalDecided f => this with { DeliberationId = null, VoteClosesOn = null, Outcome = f.Outcome, DecidedOn = f.On },
        _ => this,
    };

    public bool IsDelayedOn(DateOnly day) => day <= DelayedUntil;

    /// <summary>Whether the board has let it stay, asked when all that was to be decided on that day could be.</summary>
    public bool IsKeptSince(DateOnly day) => Outcome is RemovalOutcome.Kept or RemovalOutcome.NotAdopted && DecidedOn >= day;
}
