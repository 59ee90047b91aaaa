using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Invoices;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Dues.Accounts;

/// <summary>
/// What moves an account: appel, appel annulé, paiement, paiement annulé, avoir reporté; facture, avoir, règlement, règlement annulé,
/// remboursement, abandon.
/// </summary>
public enum AccountMove { Called, CallCancelled, Paid, PaymentVoid, CreditMoved, Invoiced, Credited, InvoicePaid, InvoicePaymentVoid, Refunded, WrittenOff }

/// <summary>A line of an account (écriture): what it adds to the debt or takes from it, and what is owed after it.</summary>
/// <param name="Year">The civil year whose dues it is about, or in which it was invoiced.</param>
/// <param name="Said">The amount of a line that moves nothing.</param>
/// <param name="Number">Of the invoice or the credit note.</param>
public sealed record AccountLine(
    DateOnly On, AccountMove Move, int Year, Money Debit, Money Credit, string? Reference = null, string? ReceiptNumber = null, Money? Said = null, string? Number = null)
{
    public Money Balance { get; init; }
}

/// <summary>A structure's account with the association (relevé de compte): what was asked and what came in, day after day.</summary>
public sealed record DuesAccount(Guid StructureId, DateOnly Day, string Association, IdentitySheet? Structure, string Mentions, IReadOnlyList<AccountLine> Lines)
{
    /// <summary>What is owed; less than nothing when too much was paid.</summary>
    public Money Balance => Lines.Count > 0 ? Lines[^1].Balance : Money.Zero;

    /// <summary>The lines until a day, in their order. Money moved from one year to another, and a payment that did not count, change nothing.</summary>
    public static IReadOnlyList<AccountLine> LinesOf(IEnumerable<DuesCall> calls, IEnumerable<Invoice> invoices, DateOnly until)
    {
        var balance = Money.Zero;
        return
        [
            .. calls.SelectMany(MovesOf).Concat(invoices.Where(invoice => invoice.IsIssued).SelectMany(InvoiceMoves.Of)).Where(line => line.On <= until).OrderBy(line => line.On).ThenBy(line => line.Move).ThenBy(line => line.Year)
                .Select(line => line with { Balance = balance = balance + line.Debit - line.Credit }),
        ];
    }

    private static IEnumerable<AccountLine> MovesOf(DuesCall call)
    {
        yield return new(call.CalledOn, AccountMove.Called, call.Year, call.Amount, Money.Zero);
        if (call.CancelledOn is { } cancelled)
            yield return new(cancelled, AccountMove.CallCancelled, call.Year, Money.Zero, call.Amount);
        foreach (var paid in call.Payments)
            yield return paid.Cancelled is null
                ? new(paid.On, AccountMove.Paid, call.Year, Money.Zero, paid.Amount, paid.Reference, paid.ReceiptNumber)
                : new(paid.On, AccountMove.PaymentVoid, call.Year, Money.Zero, Money.Zero, paid.Reference, paid.ReceiptNumber, paid.Amount);
        foreach (var refund in call.Refunds)
            yield return new(refund.On, AccountMove.Refunded, call.Year, refund.Amount, Money.Zero, refund.Reference);
        if (call.WrittenOff is { } given)
            yield return new(given.On, AccountMove.WrittenOff, call.Year, Money.Zero, given.Amount);
        foreach (var credit in call.CreditsReceived)
            yield return new(credit.On, AccountMove.CreditMoved, call.Year, Money.Zero, Money.Zero, Said: credit.Amount);
    }
}

public sealed class DuesAccountType : ObjectGraphType<DuesAccount>
{
    public DuesAccountType()
    {
        Name = "DuesAccount";
        Description = "A structure’s account with the association (relevé de compte).";
        Field(account => account.StructureId);
        Field(account => account.Day).Description("Until when.");
        Field(account => account.Association);
        Field<StringGraphType>("structureName").Resolve(context => context.Source.Structure?.Name);
        Field<StringGraphType>("structureAddress").Resolve(context => context.Source.Structure?.Address);
        Field<StringGraphType>("structureSiret").Resolve(context => context.Source.Structure?.Siret);
        Field(account => account.Mentions).Description("The legal mentions in force on that day.");
        Field<NonNullGraphType<MoneyType>>("balance").Description("What is owed; less than nothing when too much was paid.").Resolve(context => context.Source.Balance);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AccountLineType>>>>("lines").Resolve(context => context.Source.Lines);
    }

    public static void AddTo(ObjectGraphType query) => query.Field<DuesAccountType>("duesAccount")
        .Description("A structure’s account until a day.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<DateOnlyGraphType>("asOf", "Until which day; today unless said.")
        .AuthorizeWithPolicy("membership.read_dues")
        .ResolveAsync(async context =>
        {
            var (session, id, day) = (context.QuerySession(), context.GetArgument<Guid>("structureId"), context.GetArgument<DateOnly?>("asOf") ?? context.Today());
            if (await session.LoadAsync<Structures.Structure>(id, context.CancellationToken) is null)
                return null;
            var calls = await session.Query<DuesCall>().Where(call => call.StructureId == id).ToListAsync(context.CancellationToken);
            var invoices = await session.Query<Invoice>().Where(invoice => invoice.StructureId == id).ToListAsync(context.CancellationToken);
            var settings = await context.Service<Settings>().On(session, day, context.CancellationToken);
            return new DuesAccount(
                id, day, context.Service<Tenants>().All.First(tenant => tenant.Id == context.Request().Tenant).Title,
                await session.LoadAsync<IdentitySheet>(id, context.CancellationToken), French.Typeset(settings["dues.account_mentions"]), DuesAccount.LinesOf(calls, invoices, day));
        });
}

public sealed class AccountLineType : ObjectGraphType<AccountLine>
{
    public AccountLineType()
    {
        Name = "DuesAccountLine";
        Description = "A line of an account (écriture).";
        Field(line => line.On);
        Field<NonNullGraphType<EnumerationGraphType<AccountMove>>>("move").Resolve(context => context.Source.Move);
        Field(line => line.Year);
        Field(line => line.Reference, nullable: true);
        Field(line => line.ReceiptNumber, nullable: true);
        Field(line => line.Number, nullable: true).Description("Of the invoice or the credit note.");
        Field<NonNullGraphType<MoneyType>>("debit").Resolve(context => context.Source.Debit);
        Field<NonNullGraphType<MoneyType>>("credit").Resolve(context => context.Source.Credit);
        Field<MoneyType>("said").Description("The amount of a line that moves nothing: a payment that did not count, money moved from another year.").Resolve(context => context.Source.Said);
        Field<NonNullGraphType<MoneyType>>("balance").Description("What is owed after it.").Resolve(context => context.Source.Balance);
    }
}
