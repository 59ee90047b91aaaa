using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Assemblies;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Invoices;

/// <summary>An invoice as it stood on a day (facture à une date).</summary>
public sealed record InvoiceAsOf(Invoice Invoice, DateOnly Day);

public sealed class InvoiceAsOfType : ObjectGraphType<InvoiceAsOf>
{
    public InvoiceAsOfType()
    {
        Name = "InvoiceAsOf";
        Description = "An invoice, and where it stood on the day asked about.";
        Field<NonNullGraphType<InvoiceType>>("invoice").Description("As it stands today.").Resolve(context => context.Source.Invoice);
        Field<NonNullGraphType<EnumerationGraphType<InvoiceState>>>("state").Resolve(context => context.Source.Invoice.StateOn(context.Source.Day));
        Field<NonNullGraphType<MoneyType>>("owed").Resolve(context => context.Source.Invoice.OwedOn(context.Source.Day));
        Field<NonNullGraphType<BooleanGraphType>>("isOverdue").Resolve(context => context.Source.Invoice.IsOverdueOn(context.Source.Day));
    }
}

/// <summary>Invoices: one, those of a day. Members see the issued ones of the structures they act for.</summary>
public static class InvoiceFields
{
    public static void AddTo(ObjectGraphType query)
    {
        query.Field<InvoiceType>("invoice")
            .Description("One invoice by its id; a member sees those of the structures it acts for.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_invoices")
            .ResolveAsync(async context =>
                await context.QuerySession().LoadAsync<Invoice>(context.GetArgument<Guid>("id"), context.CancellationToken) is { } invoice
                && (await Theirs(context) is not { } theirs || (invoice.IsIssued && theirs.Contains(invoice.StructureId))) ? invoice : null);

        query.ListOf<InvoiceAsOf, InvoiceAsOfType>("invoices", "membership.read_invoices")
            .Describe("Invoices and drafts, the latest first, as they stood on a day; a member sees the issued ones of the structures it acts for.")
            .Argument<EnumerationGraphType<InvoiceState>>("state", "Where it stood on that day.")
            .Argument<GuidGraphType>("structureId")
            .Argument<BooleanGraphType>("overdue", "Only those that were owed past their due day.")
            .Arguments(Viewpoint.Arguments())
            .OrderedBy<InvoiceStanding, DateOnly>(Rows, row => row.On, row => row.Id, Show, descending: true);
    }

    private static async Task<IQueryable<InvoiceStanding>> Rows(IResolveFieldContext context, IQuerySession session)
    {
        var view = Viewpoint.Of(context);
        var rows = view.Rows<InvoiceStanding>(session);
        if (await Theirs(context) is { } theirs)
            rows = rows.Where(row => row.State != InvoiceState.Draft && row.StructureId.IsOneOf(theirs));
        if (context.GetArgument<InvoiceState?>("state") is { } state)
            rows = rows.Where(row => row.State == state);
        if (context.GetArgument<Guid?>("structureId") is { } structure)
            rows = rows.Where(row => row.StructureId == structure);
        return context.GetArgument<bool?>("overdue") is true
            ? rows.Where(row => (row.State == InvoiceState.Due || row.State == InvoiceState.PartPaid) && row.DueOn < view.Day)
            : rows;
    }

    private static async Task<IReadOnlyList<InvoiceAsOf>> Show(IResolveFieldContext context, IReadOnlyList<InvoiceStanding> rows)
    {
        var day = Viewpoint.Of(context).Day;
        var invoices = (await context.QuerySession().LoadManyAsync<Invoice>(context.CancellationToken, rows.Select(row => row.SourceId))).ToDictionary(invoice => invoice.Id);
        return [.. rows.Select(row => new InvoiceAsOf(invoices[row.SourceId], day))];
    }

    /// <summary>The structures whose invoices the reader may see; null for staff, who sees them all.</summary>
    private static async Task<Guid[]?> Theirs(IResolveFieldContext context) => context.Actor() switch
    {
        var reader when reader.Is("coordinator", "president", "treasurer", "secretary", "auditor") => null,
        { PersonId: { } me } => [.. await context.QuerySession().StructuresOf(me, context.Today(), context.CancellationToken)],
        _ => [],
    };
}
