using GraphQL;
using GraphQL.Types;
using JasperFx.Events;
using Marten;
using Mila.Graph;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Incubation.Fees;

/// <summary>The occupancy of a month that is over is invoiced (facturation des redevances), each space once; what was refused is asked again.</summary>
/// <param name="Month">A day of it.</param>
public sealed record InvoiceOccupancy(DateOnly Month);

public static class InvoiceOccupancyHandler
{
    private const string Purpose = "occupancy";

    /// <param name="known">The charges of the month that were asked already.</param>
    /// <returns>What is to be asked; none that is asked or invoiced.</returns>
    public static IReadOnlyList<OccupancyChargeAsked> Decide(
        DateOnly month, IEnumerable<OccupationPeriod> occupations, IReadOnlyDictionary<Guid, Space> spaces, IReadOnlyDictionary<Guid, OccupancyCharge> known, DateOnly today)
    {
        Rule.That(month.AddMonths(1) <= today, "occupancy.month_not_over", "A month is invoiced once it is over.", "month");
        return
        [
            .. occupations.Select(each => OccupancyCharge.Of(each, spaces[each.SpaceId], month, today)).OfType<OccupancyChargeAsked>()
                .Where(charge => !known.TryGetValue(charge.ChargeId, out var before) || before.State is ChargeState.Refused),
        ];
    }

    public static async Task<OutgoingMessages> Handle(InvoiceOccupancy command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var month = new DateOnly(command.Month.Year, command.Month.Month, 1);
        var after = month.AddMonths(1);
        await session.TakeTurn(cancellation, OccupancyWorkflow.Subject, $"{month:yyyy-MM}");
        var occupations = await session.Query<OccupationPeriod>()
            .Where(row => row.RecordedUntil == DateTimeOffset.MaxValue && row.Since < after && row.Until > month).ToListAsync(cancellation);
        var spaces = (await session.LoadManyAsync<Space>(cancellation, occupations.Select(row => row.SpaceId).Distinct())).ToDictionary(space => space.Id);
        var known = (await session.Query<OccupancyCharge>().Where(charge => charge.Month == month).ToListAsync(cancellation)).ToDictionary(charge => charge.Id);
        var asked = Decide(month, occupations, spaces, known, moment.Today);

        var messages = new OutgoingMessages();
        foreach (var charge in asked)
        {
            if (known.ContainsKey(charge.ChargeId))
                session.Events.Append(charge.ChargeId, charge);
            else
                session.Events.StartStream<OccupancyCharge>(charge.ChargeId, charge);
            messages.Add(new RaiseInvoice(charge.ChargeId, charge.StructureId, Purpose, after.AddDays(-1), [LineOf(charge, spaces[charge.SpaceId])]));
        }
        messages.AddRange(await Tell(session, month, new OccupancyMonthInvoiced(OccupancyMonth.IdOf(month), month, asked.Count, asked.Sum(each => each.Cents), moment.Today), cancellation));
        messages.AddRange(await Tell(session, after, new OccupancyMonthOpened(OccupancyMonth.IdOf(after), after, moment.Today), cancellation));
        return messages;
    }

    /// <summary>The month after begins to wait as soon as this one is invoiced.</summary>
    private static async Task<OutgoingMessages> Tell(IDocumentSession session, DateOnly month, object fact, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<OccupancyMonth>(OccupancyMonth.IdOf(month), cancellation);
        if (fact is OccupancyMonthOpened && stream.Aggregate is not null)
            return [];
        var version = (stream.CurrentVersion ?? 0) + 1;
        stream.AppendOne(fact);
        var told = OccupancyWorkflow.Told((stream.Aggregate ?? new OccupancyMonth()).Evolve(fact), version, fact);
        return fact is OccupancyMonthOpened ? [told, OccupancyWorkflow.Start(month)] : [told];
    }

    private static RequestedLine LineOf(OccupancyChargeAsked charge, Space space)
    {
        var whole = DateTime.DaysInMonth(charge.Month.Year, charge.Month.Month);
        var share = charge.Days == whole ? "" : $", {charge.Days} jours sur {whole}";
        return new(French.Typeset($"Redevance d’occupation : {space.Name}, {French.Month(charge.Month)}{share}"), 1, charge.Cents);
    }
}

/// <summary>The invoices answer what was asked of them.</summary>
public static class HearOccupancyInvoiceHandler
{
    public static async Task Handle(InvoiceRaised raised, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        if (await Asked(session, raised.RequestId, cancellation) is { } stream)
            stream.AppendOne(new OccupancyChargeInvoiced(raised.RequestId, raised.InvoiceId, raised.Number, moment.Today));
    }

    public static async Task Handle(InvoiceRefused refused, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        if (await Asked(session, refused.RequestId, cancellation) is { } stream)
            stream.AppendOne(new OccupancyChargeRefused(refused.RequestId, refused.Code, moment.Today));
    }

    /// <summary>The charge that waits for this answer; none when it was asked for something else, or is answered.</summary>
    private static async Task<IEventStream<OccupancyCharge>?> Asked(IDocumentSession session, Guid requestId, CancellationToken cancellation)
    {
        if (await session.LoadAsync<OccupancyCharge>(requestId, cancellation) is not { State: ChargeState.Asked })
            return null;
        var stream = await session.Events.FetchForWriting<OccupancyCharge>(requestId, cancellation);
        return stream.Aggregate is { State: ChargeState.Asked } ? stream : null;
    }
}

public static class OccupancyFields
{
    public static void AddTo(ObjectGraphType query, ObjectGraphType mutation)
    {
        query.ListOf<OccupancyCharge, OccupancyChargeType>("occupancyCharges", "incubation.read_charges")
            .Describe("What structures owe for their days in spaces in a month.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("month", "A day of it.")
            .OrderedBy(
                (context, session) =>
                {
                    var day = context.GetArgument<DateOnly>("month");
                    var month = new DateOnly(day.Year, day.Month, 1);
                    return session.Query<OccupancyCharge>().Where(charge => charge.Month == month);
                },
                charge => charge.StructureId, charge => charge.Id);
        mutation.Command<InvoiceOccupancy, OccupancyMonthType>("invoiceOccupancy", "incubation.invoice_occupancy")
            .Describe("Invoices the occupancy of a month that is over, each space once; what was refused is asked again.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("month", "A day of it.")
            .Send(context => new InvoiceOccupancy(context.GetArgument<DateOnly>("month")))
            .Return<OccupancyMonth>(command => OccupancyMonth.IdOf(command.Month));
        query.Field<OccupancyMonthType>("occupancyMonth")
            .Description("A month by its id; null when nothing is known of it.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("incubation.read_charges")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<OccupancyMonth>(context.GetArgument<Guid>("id"), context.CancellationToken));
    }
}

public sealed class OccupancyMonthType : ObjectGraphType<OccupancyMonth>
{
    public OccupancyMonthType()
    {
        Name = "OccupancyMonth";
        Description = "A month whose occupancy is invoiced once it is over (mois de redevances).";
        Field(month => month.Id);
        Field(month => month.Month).Description("Its first day.");
        Field(month => month.InvoicedOn, nullable: true);
    }
}

public sealed class OccupancyChargeType : ObjectGraphType<OccupancyCharge>
{
    public OccupancyChargeType()
    {
        Name = "OccupancyCharge";
        Description = "What a structure owes for its days in a space in one month (redevance d’occupation).";
        Field(charge => charge.Id);
        Field(charge => charge.StructureId);
        this.StructureName(each => each.StructureId);
        Field<SpaceType>("space").Resolve(context => context.SpaceOf(context.Source.SpaceId));
        Field(charge => charge.Month).Description("Its first day.");
        Field(charge => charge.Days).Description("How many days of the month the space was the structure's.");
        Field<NonNullGraphType<MoneyType>>("monthlyFee").Resolve(context => new Money(context.Source.MonthlyCents));
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => new Money(context.Source.Cents));
        Field<NonNullGraphType<EnumerationGraphType<ChargeState>>>("state").Resolve(context => context.Source.State);
        Field(charge => charge.InvoiceId, nullable: true);
        Field(charge => charge.Number, nullable: true);
        Field<StringGraphType>("refusedBecause").Description("In French; null unless the invoice was refused.")
            .Resolve(context => context.Source.RefusedBy is { } code ? context.Service<Sentences>().Of(new RuleViolation(code, code)).Message : null);
    }
}

/// <summary>The fees' part of the module's table of contents.</summary>
internal static class FeeDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<OccupancyCharge>()
        .Document<OccupancyCharge>(charges => charges.Duplicate(charge => charge.Month).Duplicate(charge => charge.StructureId))
        .Aggregate<OccupancyMonth>()
        .Fact<OccupancyChargeAsked>("incubation.occupancy_charge_asked.v1")
        .Fact<OccupancyChargeInvoiced>("incubation.occupancy_charge_invoiced.v1")
        .Fact<OccupancyChargeRefused>("incubation.occupancy_charge_refused.v1")
        .Fact<OccupancyMonthOpened>("incubation.occupancy_month_opened.v1")
        .Fact<OccupancyMonthInvoiced>("incubation.occupancy_month_invoiced.v1");
}
