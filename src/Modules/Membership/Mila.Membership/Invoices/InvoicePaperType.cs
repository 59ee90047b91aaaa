using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;

namespace Mila.Membership.Invoices;

public sealed class InvoicePaperType : ObjectGraphType<InvoicePaper>
{
    public InvoicePaperType()
    {
        Name = "InvoicePaper";
        Description = "An invoice or a credit note word for word as it was issued, whatever was changed or erased since.";
        Field(paper => paper.Number);
        Field(paper => paper.Corrects, nullable: true).Description("The invoice that a credit note takes back; null on an invoice.");
        Field(paper => paper.IssuedOn);
        Field(paper => paper.ServedOn);
        Field(paper => paper.DueOn, nullable: true);
        Field(paper => paper.Seller);
        Field(paper => paper.SellerAddress);
        Field(paper => paper.SellerIdentifiers);
        Field(paper => paper.SellerVatNumber, nullable: true);
        Field(paper => paper.Buyer);
        Field(paper => paper.BuyerAddress);
        Field(paper => paper.BuyerSiret, nullable: true);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PaperLineType>>>>("lines").Resolve(context => context.Source.Lines);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<VatShareType>>>>("shares").Resolve(context => context.Source.Shares);
        Field<NonNullGraphType<MoneyType>>("total").Description("With VAT.").Resolve(context => context.Source.Total);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("mentions").Description("Those in force on the day of the issue.").Resolve(context => context.Source.Mentions);
        Field<NonNullGraphType<StringGraphType>>("sha256").Description("The fact of its issue holds the same.").Resolve(context => context.Source.Sha256());
        Field(paper => paper.HeldUntil).Description("The day until which the law wants it kept.");
    }
}

public sealed class PaperLineType : ObjectGraphType<PaperLine>
{
    public PaperLineType()
    {
        Name = "InvoicePaperLine";
        Field(line => line.Label);
        Field(line => line.Quantity);
        Field<NonNullGraphType<MoneyType>>("unitPrice").Resolve(context => context.Source.UnitPrice);
        Field(line => line.VatRate, nullable: true);
        Field<NonNullGraphType<MoneyType>>("net").Resolve(context => context.Source.Net);
    }
}

internal static class InvoicePapers
{
    public static IDataLoaderResult<InvoicePaper?> Paper(this IResolveFieldContext context, Guid id) => context.Batch("invoice-papers", id, Of);

    private static async Task<IReadOnlyDictionary<Guid, InvoicePaper>> Of(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<InvoicePaper>(cancellation, ids)).ToDictionary(paper => paper.Id);
}
