using Mila.Kernel;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;

namespace Mila.Membership.Dues;

/// <param name="Fee">The grid's fee for a whole year.</param>
/// <param name="FirstMonth">From which month on it is asked; none for the whole year.</param>
public sealed record DuesCalled(
    Guid DuesCallId, Guid StructureId, int Year, Affiliation Affiliation, Money Fee, int? FirstMonth, Money Amount, DateOnly DueOn, DateOnly On);
public sealed record DuesPaid(Guid DuesCallId, Guid PaymentId, Money Amount, string Reference, string ReceiptNumber, DateOnly On);
public sealed record DuesPaymentCancelled(Guid DuesCallId, Guid PaymentId, PaymentFault Fault, DateOnly On);
public sealed record DuesCreditGivenOn(Guid DuesCallId, Guid To, Money Amount, DateOnly On);
public sealed record DuesCreditReceived(Guid DuesCallId, Guid From, Money Amount, DateOnly On);
public sealed record DuesReminded(Guid DuesCallId, DuesStage Stage, DateOnly On);
public sealed record DuesCallCancelled(Guid DuesCallId, CallFault Reason, DateOnly On);
public sealed record DuesRefunded(Guid DuesCallId, Guid RefundId, Money Amount, string Reference, DateOnly On);
public sealed record DuesWrittenOff(Guid DuesCallId, Money Amount, WriteOffReason Reason, DateOnly On);

/// <summary>Why a call asks for nothing any more: admission caduque, appelée par erreur, dispense accordée.</summary>
public enum CallFault { AdmissionLapsed, CalledByMistake, Exempted }

/// <summary>Why a recorded payment did not count: faute de saisie, rejetée par la banque, autre structure.</summary>
public enum PaymentFault { TypingError, ReturnedByBank, OtherStructure }

public enum DuesState { Due, PartPaid, Settled, Cancelled, WrittenOff }

/// <summary>Money that came in (paiement), with the number of its receipt.</summary>
public sealed record Payment(Guid Id, Money Amount, DateOnly On, string Reference, string ReceiptNumber, PaymentFault? Cancelled = null);

/// <summary>What was paid too much for one year and is given on to another.</summary>
public sealed record CreditMove(Guid Call, Money Amount, DateOnly On);

/// <summary>A letter about what is owed (relance).</summary>
public sealed record Reminder(DuesStage Stage, DateOnly On);

/// <summary>A structure's dues of one civil year (appel de cotisation): what is asked, what came in, since when it is settled.</summary>
public sealed record DuesCall
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public int Year { get; init; }
    public Affiliation Affiliation { get; init; }
    public Money Fee { get; init; }
    public int? FirstMonth { get; init; }
    public Money Amount { get; init; }
    public DateOnly CalledOn { get; init; }
    public DateOnly DueOn { get; init; }
    public CallFault? Cancelled { get; init; }
    public DateOnly? CancelledOn { get; init; }
    public IReadOnlyList<Payment> Payments { get; init; } = [];
    public IReadOnlyList<CreditMove> CreditsReceived { get; init; } = [];
    public IReadOnlyList<CreditMove> CreditsGivenOn { get; init; } = [];
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];
    public IReadOnlyList<Refund> Refunds { get; init; } = [];
    public WriteOff? WrittenOff { get; init; }

    public DuesCall Evolve(object fact) => fact switch
    {
        DuesCalled f => this with
        {
            Id = f.DuesCallId, StructureId = f.StructureId, Year = f.Year, Affiliation = f.Affiliation, Fee = f.Fee,
            FirstMonth = f.FirstMonth, Amount = f.Amount, CalledOn = f.On, DueOn = f.DueOn, Cancelled = null, CancelledOn = null, WrittenOff = null,
        },
        DuesCallCancelled f => this with { Cancelled = f.Reason, CancelledOn = f.On },
        DuesPaid f => this with { Payments = [.. Payments, new(f.PaymentId, f.Amount, f.On, f.Reference, f.ReceiptNumber)] },
        DuesPaymentCancelled f => this with { Payments = [.. Payments.Select(each => each.Id == f.PaymentId ? each with { Cancelled = f.Fault } : each)] },
        DuesRefunded f => this with { Refunds = [.. Refunds, new(f.RefundId, f.Amount, f.On, f.Reference)] },
        DuesWrittenOff f => this with { WrittenOff = new((WrittenOff?.Amount ?? Money.Zero) + f.Amount, f.Reason, f.On) },
        DuesReminded f => this with { Reminders = [.. Reminders, new(f.Stage, f.On)] },
        DuesCreditGivenOn f => this with { CreditsGivenOn = [.. CreditsGivenOn, new(f.To, f.Amount, f.On)] },
        DuesCreditReceived f => this with { CreditsReceived = [.. CreditsReceived, new(f.From, f.Amount, f.On)] },
        _ => this,
    };

    /// <summary>What came in and counts, less what was given on to another year or given back.</summary>
    public Money Received => Movements.Sum(move => move.Amount);

    /// <summary>What is still owed; never less than nothing.</summary>
    public Money Owed => Received + GivenUp < Asked ? Asked - Received - GivenUp : Money.Zero;

    /// <summary>What was owed on a day, of what was called by then.</summary>
    public Money OwedOn(DateOnly day)
    {
        if (day < CalledOn || CancelledOn <= day)
            return Money.Zero;
        var settled = Settling.Where(move => move.On <= day).Sum(move => move.Amount);
        return settled < Amount ? Amount - settled : Money.Zero;
    }

    /// <summary>What was paid too much and waits for the next call.</summary>
    public Money Credit => Received > Asked ? Received - Asked : Money.Zero;

    public DuesState State => this switch
    {
        { Cancelled: not null } => DuesState.Cancelled,
        _ when Owed > Money.Zero => Received > Money.Zero ? DuesState.PartPaid : DuesState.Due,
        _ => Received < Asked ? DuesState.WrittenOff : DuesState.Settled,
    };

    /// <summary>The day from which everything asked was there, or was given up; none while something is owed, or when nothing is asked any more. Facts in any order give the same day.</summary>
    public DateOnly? SettledOn
    {
        get
        {
            if (Owed > Money.Zero || Cancelled is not null)
                return null;
            var (sum, settled) = (Money.Zero, CalledOn);
            foreach (var (amount, on) in Settling.Where(move => move.Amount > Money.Zero).OrderBy(move => move.On))
            {
                if (sum >= Amount)
                    break;
                (sum, settled) = (sum + amount, on > settled ? on : settled);
            }
            return settled;
        }
    }

    /// <summary>The amount called, or nothing once the call is cancelled.</summary>
    private Money Asked => Cancelled is null ? Amount : Money.Zero;

    /// <summary>The last day on which something was written about it: the call itself, or a reminder.</summary>
    public DateOnly WrittenOn => Reminders.Count > 0 ? Reminders[^1].On : CalledOn;

    public bool IsOverdueOn(DateOnly day) => DueOn < day && Owed > Money.Zero;

    private Money GivenUp => WrittenOff?.Amount ?? Money.Zero;

    /// <summary>What takes from the debt: money, and what was given up.</summary>
    private IEnumerable<(Money Amount, DateOnly On)> Settling => WrittenOff is { } given ? Movements.Append((given.Amount, given.On)) : Movements;

    private IEnumerable<(Money Amount, DateOnly On)> Movements =>
    [
        .. Payments.Where(payment => payment.Cancelled is null).Select(payment => (payment.Amount, payment.On)),
        .. CreditsReceived.Select(credit => (credit.Amount, credit.On)),
        .. CreditsGivenOn.Select(credit => (Money.Zero - credit.Amount, credit.On)),
        .. Refunds.Select(refund => (Money.Zero - refund.Amount, refund.On)),
    ];
}
