using GraphQL;
using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Dues;

public sealed class DuesCallType : ObjectGraphType<DuesCall>
{
    public DuesCallType()
    {
        Name = "DuesCall";
        Description = "A structure's dues of one civil year (appel de cotisation).";
        Field(call => call.Id);
        Field(call => call.StructureId);
        this.StructureName(call => call.StructureId);
        Field(call => call.Year);
        Field<NonNullGraphType<EnumerationGraphType<Affiliation>>>("affiliation").Resolve(context => context.Source.Affiliation);
        Field(call => call.FirstMonth, nullable: true).Description("From which month on it is asked; null for the whole year.");
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field<NonNullGraphType<MoneyType>>("received").Description("What counts of what came in.").Resolve(context => context.Source.Received);
        Field<NonNullGraphType<MoneyType>>("owed").Resolve(context => context.Source.Owed);
        Field<NonNullGraphType<MoneyType>>("credit").Description("Paid too much; it pays the next call.").Resolve(context => context.Source.Credit);
        Field(call => call.CalledOn);
        Field(call => call.DueOn);
        Field<NonNullGraphType<EnumerationGraphType<DuesState>>>("state").Resolve(context => context.Source.State);
        Field(call => call.SettledOn, nullable: true);
        Field<EnumerationGraphType<CallFault>>("cancelled").Description("Why nothing is asked any more; null when it is.").Resolve(context => context.Source.Cancelled);
        Field(call => call.CancelledOn, nullable: true);
        Field<NonNullGraphType<BooleanGraphType>>("isOverdue").Resolve(context => context.Source.IsOverdueOn(context.Today()));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RefundType>>>>("refunds").Description("What was paid too much and given back.").Resolve(context => context.Source.Refunds);
        Field<WriteOffType>("writtenOff").Description("What was given up; null when nothing was.").Resolve(context => context.Source.WrittenOff);
        Arrangements.ArrangementType.On(this, call => call.Id);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PaymentType>>>>("payments").Resolve(context => context.Source.Payments);
    }
}

public sealed class PaymentType : ObjectGraphType<Payment>
{
    public PaymentType()
    {
        Name = "DuesPayment";
        Description = "Money that came in (paiement).";
        Field(payment => payment.Id);
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field(payment => payment.On);
        Field(payment => payment.Reference);
        Field(payment => payment.ReceiptNumber);
        Field<EnumerationGraphType<PaymentFault>>("cancelled").Description("Why it did not count; null when it does.").Resolve(context => context.Source.Cancelled);
    }
}

/// <summary>Dues: one call, those of a structure, those of a year.</summary>
public static class DuesFields
{
    /// <summary>A structure has one call a year: the list is bounded, not paged.</summary>
    private const int Most = 100;

    /// <summary>Names are read where people's data are kept, and erased with them.</summary>
    private const string NamedLike =
        "exists (select 1 from people.mt_doc_identitysheet i where i.tenant_id = d.tenant_id and i.id = d.structure_id and position(? in i.sort_name) > 0)";

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<DuesCallType>("duesCall")
            .Description("One call for dues by its id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_dues")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<DuesCall>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<DuesCallType>>>>("duesOf")
            .Description("A structure's calls for dues, the latest year first.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .AuthorizeWithPolicy("membership.read_dues")
            .ResolveAsync(async context =>
            {
                var structure = context.GetArgument<Guid>("structureId");
                return await context.QuerySession().Query<DuesCall>().Where(call => call.StructureId == structure)
                    .OrderByDescending(call => call.Year).Take(Most).ToListAsync(context.CancellationToken);
            });

        query.ListOf<DuesCall, DuesCallType>("duesCalls", "membership.read_dues")
            .Describe("Calls for dues, the nearest due day first.")
            .Argument<IntGraphType>("year")
            .Argument<EnumerationGraphType<DuesState>>("state")
            .Argument<BooleanGraphType>("overdue", "Only those that are owed past their due day.")
            .Argument<StringGraphType>("search", "Words of the structure's name, whatever their accents and capitals.")
            .OrderedBy(Filtered, call => call.DueOn, call => call.Id);
    }

    private static IQueryable<DuesCall> Filtered(IResolveFieldContext context, IQuerySession session)
    {
        var calls = (IQueryable<DuesCall>)session.Query<DuesCall>();
        if (context.GetArgument<int?>("year") is { } year)
            calls = calls.Where(call => call.Year == year);
        if (context.GetArgument<DuesState?>("state") is { } state)
            calls = calls.Where(call => call.State == state);
        foreach (var word in SearchText.Of(context.GetArgument<string?>("search") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            calls = calls.Where(call => call.MatchesSql(NamedLike, word));
        var today = context.Today();
        return context.GetArgument<bool?>("overdue") is true ? calls.Where(call => (call.State == DuesState.Due || call.State == DuesState.PartPaid) && call.DueOn < today) : calls;
    }
}
