using System.Globalization;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Membership.Invoices;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Arrangements;

/// <summary>Reads an arrangement to decide about it, appends what was decided, and tells the workflow engine each fact.</summary>
public static class ArrangementStream
{
    public const string Subject = "arrangement";

    /// <exception cref="RuleViolation">When there is no such arrangement.</exception>
    public static async Task<IEventStream<Arrangement>> ArrangementToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Arrangement>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "id.unknown", "There is no such arrangement.", "arrangementId");
        return stream;
    }

    /// <summary>Appends the fact; the message tells it with the day that is awaited next.</summary>
    public static OutgoingMessages Record(this IEventStream<Arrangement> stream, object fact) =>
        stream.Tell([fact], (arrangement, known) => arrangement.Evolve(known), (after, told, version) => new(
            Subject, after.Id, version, $"membership.arrangement_{NameOf(told)}",
            Values: after.Next is { } next ? new Dictionary<string, string> { ["due"] = next.DueOn.ToString("O", CultureInfo.InvariantCulture) } : null));

    /// <summary>The arrangement in force on a debt.</summary>
    public static Task<Arrangement?> ArrangementOn(this IQuerySession session, Guid debtId, CancellationToken cancellation) =>
        session.Query<Arrangement>().FirstOrDefaultAsync(each => each.DebtId == debtId && each.State == ArrangementState.InForce, cancellation);

    /// <summary>What is owed on a debt changes: parts are paid, or not any more, or all of it is.</summary>
    public static async Task<OutgoingMessages> FollowArrangement(this IDocumentSession session, Guid debtId, Money owed, DateOnly today, CancellationToken cancellation)
    {
        if (await session.ArrangementOn(debtId, cancellation) is not { } known)
            return [];
        var stream = await session.ArrangementToWrite(known.Id, cancellation);
        return Follow(stream.Aggregate!, owed, today) is { } fact ? stream.Record(fact) : [];
    }

    /// <returns>None when no part more or less is paid.</returns>
    public static object? Follow(Arrangement arrangement, Money owed, DateOnly today)
    {
        if (arrangement.State is not ArrangementState.InForce)
            return null;
        if (owed == Money.Zero)
            return new ArrangementKept(arrangement.Id, today);
        var settled = arrangement.SettledAt(owed);
        return settled == arrangement.Settled ? null : new InstalmentsPaid(arrangement.Id, settled, today);
    }

    /// <summary>What is still owed on the debt, and by whom; none when there is no such debt.</summary>
    public static async Task<(Guid StructureId, Money Owed)?> OwedOn(this IQuerySession session, DebtKind kind, Guid debtId, CancellationToken cancellation) => kind switch
    {
        DebtKind.Dues => await session.LoadAsync<DuesCall>(debtId, cancellation) is { } call ? (call.StructureId, call.Owed) : null,
        DebtKind.Invoice => await session.LoadAsync<Invoice>(debtId, cancellation) is { IsIssued: true } invoice ? (invoice.StructureId, invoice.Owed) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string NameOf(object fact) => fact switch
    {
        ArrangementAgreed => "agreed",
        InstalmentsPaid => "paid",
        InstalmentReminded => "reminded",
        ArrangementBroken => "broken",
        ArrangementKept => "kept",
        ArrangementCancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of an arrangement has a name for the engine."),
    };
}
