using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;

namespace Mila.Incubation.Works.Claims;

/// <summary>The insurer is told of damage (déclaration de sinistre).</summary>
public sealed record OpenClaim(Guid ClaimId, DamageKind Kind, IReadOnlyList<Guid> Premises, string Insurer, DateOnly HappenedOn);

public static class OpenClaimHandler
{
    /// <param name="known">How many of the premises are in the register.</param>
    public static ClaimOpened Decide(OpenClaim command, int known, DateOnly today)
    {
        Guid[] premises = [.. command.Premises.Distinct()];
        Rule.That(premises.Length > 0 && known == premises.Length, "claim.premises_refused", "Damage is done to premises of the register.", "premises");
        Rule.That(command.Insurer.Trim().Length is >= 1 and <= 80, "claim.insurer_refused", "A claim is made to an insurer.", "insurer");
        Rule.That(command.HappenedOn <= today, "claim.day_refused", "It happened by today.", "happenedOn");
        return new(command.ClaimId, command.Kind, premises, command.Insurer.Trim(), command.HappenedOn, today);
    }

    public static async Task Handle(OpenClaim command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DamageClaim>(command.ClaimId, cancellation);
        if (stream.Aggregate is null)
            stream.AppendOne(Decide(command, (await session.LoadManyAsync<Premises>(cancellation, command.Premises.Distinct())).Count, moment.Today));
    }
}

/// <summary>The insurer’s expert came (visite d’expert).</summary>
public sealed record RecordExpertVisit(Guid ClaimId, DateOnly Day);

public static class RecordExpertVisitHandler
{
    /// <returns>None when it is put down already.</returns>
    public static ExpertVisited? Decide(RecordExpertVisit command, DamageClaim claim, DateOnly today)
    {
        if (claim.Visits.Contains(command.Day))
            return null;
        claim.MustBeOpen();
        Rule.That(claim.HappenedOn <= command.Day && command.Day <= today, "claim.visit_refused", "The expert came after the damage, by today.", "day");
        return new(claim.Id, command.Day, today);
    }

    public static async Task Handle(RecordExpertVisit command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ClaimToWrite(command.ClaimId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is { } visited)
            stream.AppendOne(visited);
    }
}

/// <summary>The insurer will pay so much (indemnité acceptée), or nothing.</summary>
/// <param name="Amount">None when it refuses.</param>
public sealed record AnswerClaim(Guid ClaimId, Money? Amount);

public static class AnswerClaimHandler
{
    /// <returns>None when it is so already.</returns>
    public static object? Decide(AnswerClaim command, DamageClaim claim, DateOnly today)
    {
        if (command.Amount is not { } amount)
        {
            Rule.That(claim.Paid == Money.Zero, "claim.paid_already", "Something was paid.");
            return claim.RefusedOn is null ? new ClaimRefused(claim.Id, today) : null;
        }
        Rule.That(amount > Money.Zero && amount >= claim.Paid, "claim.amount_refused", "What is accepted is no less than what was paid.", "cents");
        return claim.Accepted == amount && claim.RefusedOn is null ? null : new ClaimAccepted(claim.Id, amount, today);
    }

    public static async Task Handle(AnswerClaim command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ClaimToWrite(command.ClaimId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is { } fact)
            stream.AppendOne(fact);
    }
}

/// <summary>The insurer paid some or all of it (versement).</summary>
public sealed record RecordClaimPayment(Guid ClaimId, Money Amount);

public static class RecordClaimPaymentHandler
{
    public static ClaimPaid Decide(RecordClaimPayment command, DamageClaim claim, DateOnly today)
    {
        Rule.That(claim is { Accepted: not null, RefusedOn: null }, "claim.not_accepted", "Nothing was accepted.");
        Rule.That(command.Amount > Money.Zero && claim.Paid + command.Amount <= claim.Accepted, "claim.overpaid", "No more is paid than was accepted.", "cents");
        return new(claim.Id, command.Amount, today);
    }

    public static async Task Handle(RecordClaimPayment command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ClaimToWrite(command.ClaimId, cancellation);
        stream.AppendOne(Decide(command, stream.Aggregate!, moment.Today));
    }
}

internal static class ClaimStream
{
    /// <exception cref="RuleViolation">When there is no such claim.</exception>
    public static async Task<IEventStream<DamageClaim>> ClaimToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DamageClaim>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "claim.unknown", "There is no such claim.", "claimId");
        return stream;
    }

    public static void MustBeOpen(this DamageClaim claim) => Rule.That(!claim.IsOver, "claim.over", "The claim is over.");
}
