using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Membership.Dues.Removals;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Arrangements;

/// <summary>What is still owed on a call or an invoice will be paid in parts, each by its day (échéancier convenu).</summary>
public sealed record AgreeInstalments(Guid ArrangementId, DebtKind Kind, Guid DebtId, IReadOnlyList<Instalment> Parts);

public static class AgreeInstalmentsHandler
{
    private const int MostParts = 24;
    private const int MostDays = 366;

    /// <param name="inForce">What was agreed before on the same debt and still holds.</param>
    public static ArrangementAgreed Decide(AgreeInstalments command, Guid structureId, Money owed, Arrangement? inForce, DateOnly today)
    {
        Rule.That(inForce is null, "arrangement.in_force", "Something is agreed on that debt already.");
        Rule.That(owed > Money.Zero, "arrangement.nothing_owed", "Nothing is owed.");
        Rule.That(command.Parts.Count is >= 2 and <= MostParts, "arrangement.parts_refused", "There are 2 to 24 parts.", "parts");
        var earliest = today;
        foreach (var (part, n) in command.Parts.Select((part, n) => (part, n)))
        {
            Rule.That(part.Amount > Money.Zero, "arrangement.part_of_nothing", "Each part is more than nothing.", $"parts[{n}].cents");
            Rule.That(part.DueOn >= earliest && part.DueOn <= today.AddDays(MostDays), "arrangement.days_refused", "Each part has its own day to come, within a year.", $"parts[{n}].dueOn");
            earliest = part.DueOn.AddDays(1);
        }
        Rule.That(command.Parts.Sum(part => part.Amount) == owed, "arrangement.sum_differs", "The parts are what is owed, to the cent.", "parts");

        return new(command.ArrangementId, command.Kind, command.DebtId, structureId, command.Parts, today);
    }

    public static async Task<OutgoingMessages> Handle(AgreeInstalments command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Arrangement>(command.ArrangementId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var debt = await session.OwedOn(command.Kind, command.DebtId, cancellation);
        Rule.That(debt is not null, "id.unknown", "There is no such debt.", "debtId");
        var agreed = Decide(command, debt.Value.StructureId, debt.Value.Owed, await session.ArrangementOn(command.DebtId, cancellation), moment.Today);
        OutgoingMessages messages = [.. stream.Record(agreed), StartInstance.Of(ArrangementWorkflow.Definition, ArrangementStream.Subject, agreed.ArrangementId)];
        messages.AddRange(command.Kind is DebtKind.Invoice
            ? (await session.InvoiceToWrite(command.DebtId, cancellation)).Record(new InvoiceArranged(command.DebtId, agreed.ArrangementId, moment.Today))
            : await Delay(agreed, session, settings, moment, cancellation));
        var structure = await session.LoadAsync<Structure>(agreed.StructureId, cancellation);
        messages.AddRange(ArrangementLetters.Agreed(new Arrangement().Evolve(agreed), structure!, moment.Today));
        return messages;
    }

    /// <summary>Who pays dues in parts is neither chased nor removed as long as it does.</summary>
    private static async Task<OutgoingMessages> Delay(ArrangementAgreed agreed, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var days = (await settings.On(session, moment.Today, cancellation)).Days("arrangement.break_days");
        var last = agreed.Parts[^1].DueOn.AddDays(days);
        var most = moment.Today.AddDays(MostDays);
        return await GrantDuesDelayHandler.Handle(new(agreed.StructureId, DelayReason.PaymentPlan, last < most ? last : most), session, settings, moment, cancellation);
    }
}

/// <summary>What was agreed does not hold any more (échéancier annulé): all that is left is asked again.</summary>
public sealed record CancelArrangement(Guid ArrangementId);

public static class CancelArrangementHandler
{
    /// <returns>None when it is over already.</returns>
    public static ArrangementCancelled? Decide(Arrangement arrangement, DateOnly today) =>
        arrangement.State is ArrangementState.InForce ? new(arrangement.Id, today) : null;

    public static async Task<OutgoingMessages> Handle(CancelArrangement command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.ArrangementToWrite(command.ArrangementId, cancellation);
        var arrangement = stream.Aggregate!;
        return Decide(arrangement, moment.Today) is { } cancelled
            ? [.. stream.Record(cancelled), .. await session.AskAllAgain(arrangement, moment.Today, cancellation)]
            : [];
    }

    /// <summary>An invoice is chased again, and whoever owes dues has no more time than until yesterday.</summary>
    internal static async Task<OutgoingMessages> AskAllAgain(this IDocumentSession session, Arrangement ended, DateOnly today, CancellationToken cancellation)
    {
        if (ended.Kind is DebtKind.Invoice)
            return (await session.InvoiceToWrite(ended.DebtId, cancellation)).Record(new InvoiceArrangementEnded(ended.DebtId, ended.Id, today));
        var debtor = await session.Events.FetchForWriting<Debtor>(Debtor.IdOf(ended.StructureId), cancellation);
        if (debtor.Aggregate is { DelayReason: DelayReason.PaymentPlan } delayed && delayed.IsDelayedOn(today))
            debtor.AppendOne(new DuesDelayGranted(delayed.Id, delayed.StructureId, DelayReason.PaymentPlan, today.AddDays(-1), today));
        return [];
    }
}

public sealed record InstalmentWritten(long Cents, DateOnly DueOn)
{
    public Instalment Part => new(new(Cents), DueOn);
}

public sealed class InstalmentWrittenType : InputObjectGraphType<InstalmentWritten>
{
    public InstalmentWrittenType()
    {
        Name = "InstalmentWritten";
        Field<NonNullGraphType<LongGraphType>>("cents").Description("In euro cents.");
        Field(part => part.DueOn).Description("The last day to pay it.");
    }
}

public static class ArrangementFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<AgreeInstalments, ArrangementType>("agreeInstalments", "membership.arrange_payments")
            .Describe("What is still owed on a call for dues or an invoice will be paid in parts, to the cent, each by its day; nothing else is asked for it as long as they are.")
            .Argument<NonNullGraphType<EnumerationGraphType<DebtKind>>>("kind")
            .Argument<NonNullGraphType<GuidGraphType>>("debtId", "The call for dues, or the invoice.")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<InstalmentWrittenType>>>>("parts", "In the order of their days.")
            .Send(context => new AgreeInstalments(
                Guid.CreateVersion7(), context.GetArgument<DebtKind>("kind"), context.GetArgument<Guid>("debtId"),
                [.. context.GetArgument<List<InstalmentWritten>>("parts").Select(part => part.Part)]))
            .Return<Arrangement>(command => command.ArrangementId);
        mutation.Command<CancelArrangement, ArrangementType>("cancelArrangement", "membership.arrange_payments")
            .Describe("What was agreed does not hold any more: all that is left is asked again.")
            .Argument<NonNullGraphType<GuidGraphType>>("arrangementId")
            .Send(context => new CancelArrangement(context.GetArgument<Guid>("arrangementId")))
            .Return<Arrangement>(command => command.ArrangementId);
    }
}
