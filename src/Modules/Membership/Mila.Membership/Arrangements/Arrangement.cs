using Mila.Kernel;
using Mila.Membership.Invoices;

namespace Mila.Membership.Arrangements;

/// <param name="DebtId">The call for dues, or the invoice.</param>
public sealed record ArrangementAgreed(Guid ArrangementId, DebtKind Kind, Guid DebtId, Guid StructureId, IReadOnlyList<Instalment> Parts, DateOnly On);

/// <param name="Settled">How many parts are paid in full, the first ones.</param>
public sealed record InstalmentsPaid(Guid ArrangementId, int Settled, DateOnly On);

/// <param name="Part">1 for the first.</param>
public sealed record InstalmentReminded(Guid ArrangementId, int Part, InstalmentStage Stage, DateOnly On);

/// <summary>A part was late for too long: the whole debt is asked again.</summary>
public sealed record ArrangementBroken(Guid ArrangementId, int Part, DateOnly On);
public sealed record ArrangementKept(Guid ArrangementId, DateOnly On);
public sealed record ArrangementCancelled(Guid ArrangementId, DateOnly On);

/// <summary>What is paid in parts: une cotisation, une facture.</summary>
public enum DebtKind { Dues, Invoice }

/// <summary>The letters about a part: avant l’échéance, en retard.</summary>
public enum InstalmentStage { Before, Late }

/// <summary>Where an arrangement stands: en cours, tenu, rompu, annulé.</summary>
public enum ArrangementState { InForce, Kept, Broken, Cancelled }

/// <summary>A part of a debt and the last day to pay it (échéance d’un échéancier).</summary>
public sealed record Instalment(Money Amount, DateOnly DueOn);

/// <summary>What is owed on a call for dues or an invoice is paid in parts, as agreed (échéancier). While it is kept nothing else is asked for that debt.</summary>
public sealed record Arrangement
{
    public Guid Id { get; init; }
    public DebtKind Kind { get; init; }
    public Guid DebtId { get; init; }
    public Guid StructureId { get; init; }
    public ArrangementState State { get; init; }
    public DateOnly AgreedOn { get; init; }
    public IReadOnlyList<Instalment> Parts { get; init; } = [];
    public int Settled { get; init; }
    public IReadOnlyList<InstalmentReminded> Reminders { get; init; } = [];
    public DateOnly? EndedOn { get; init; }

    public Arrangement Evolve(object fact) => fact switch
    {
        ArrangementAgreed f => this with { Id = f.ArrangementId, Kind = f.Kind, DebtId = f.DebtId, StructureId = f.StructureId, Parts = f.Parts, AgreedOn = f.On },
        InstalmentsPaid f => this with { Settled = f.Settled },
        InstalmentReminded f => this with { Reminders = [.. Reminders, f] },
        ArrangementBroken f => this with { State = ArrangementState.Broken, EndedOn = f.On },
        ArrangementKept f => this with { State = ArrangementState.Kept, Settled = Parts.Count, EndedOn = f.On },
        ArrangementCancelled f => this with { State = ArrangementState.Cancelled, EndedOn = f.On },
        _ => this,
    };

    public Money Total => Parts.Sum(part => part.Amount);

    /// <summary>The part that is awaited; none once all are paid.</summary>
    public Instalment? Next => State is ArrangementState.InForce && Settled < Parts.Count ? Parts[Settled] : null;

    public bool IsLateOn(DateOnly day) => Next is { } next && next.DueOn < day;

    /// <summary>How many parts are paid in full when so much is still owed: what came in pays the first parts first.</summary>
    public int SettledAt(Money owed)
    {
        var (paid, count) = (Total - owed, 0);
        for (var sum = Parts[0].Amount; sum <= paid; sum += Parts[count].Amount)
            if (++count == Parts.Count)
                break;
        return count;
    }

    /// <summary>What is missing for the part that is awaited when so much is still owed.</summary>
    public Money LeftOfNext(Money owed)
    {
        var upTo = Parts.Take(Settled + 1).Sum(part => part.Amount);
        var left = owed - (Total - upTo);
        return left > Money.Zero ? left : Money.Zero;
    }
}
