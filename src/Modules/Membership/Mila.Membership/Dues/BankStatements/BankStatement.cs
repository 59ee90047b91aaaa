using GraphQL;
using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Mila.Membership.Arrangements;
using Mila.Modules;
using Mila.People;
using Mila.People.Spreadsheets;

namespace Mila.Membership.Dues.BankStatements;

/// <summary>What a bank's statement would pay (relevé bancaire rapproché). Nothing of it is kept: payments are recorded one by one.</summary>
public sealed record BankStatement(IReadOnlyList<MatchedLine> Lines, IReadOnlyList<ImportError> Errors)
{
    /// <summary>Calls, and invoices, that still ask for something; an association has some hundreds.</summary>
    private const int Most = 5_000;

    private const string PaidWith = "exists (select 1 from jsonb_array_elements(d.data -> 'payments') paid where paid ->> 'reference' = any(?))";

    public static async Task<BankStatement> Of(byte[] file, IQuerySession session, CancellationToken cancellation)
    {
        var (lines, errors) = StatementFile.Read(file);
        string[] references = [.. lines.Select(line => line.Reference)];
        var calls = await session.Query<DuesCall>().Where(call => call.MatchesSql(PaidWith, (object)references)).Take(Most).ToListAsync(cancellation);
        var invoices = await session.Query<Invoice>().Where(invoice => invoice.MatchesSql(PaidWith, (object)references)).Take(Most).ToListAsync(cancellation);
        var recorded = calls.SelectMany(call => call.Payments).Select(payment => payment.Reference)
            .Concat(invoices.SelectMany(invoice => invoice.Payments).Select(payment => payment.Reference)).ToHashSet();
        var matching = new PaymentMatching(await Open(session, cancellation));
        var matched = matching.Of([.. lines.Where(line => !recorded.Contains(line.Reference))]).ToDictionary(each => each.Line.Number);
        return new([.. lines.Select(line => matched.GetValueOrDefault(line.Number) ?? new MatchedLine(line, null, []) { IsRecorded = true })], errors);
    }

    private static async Task<IReadOnlyList<OpenDebt>> Open(IQuerySession session, CancellationToken cancellation)
    {
        var calls = await session.Query<DuesCall>().Where(call => call.State == DuesState.Due || call.State == DuesState.PartPaid).OrderBy(call => call.DueOn).Take(Most).ToListAsync(cancellation);
        var standing = await new Viewpoint(DateOnly.MaxValue.AddDays(-1), PeriodRow.KnownNow).Rows<InvoiceStanding>(session)
            .Where(row => row.State == InvoiceState.Due || row.State == InvoiceState.PartPaid).OrderBy(row => row.DueOn).Take(Most).Select(row => row.SourceId).ToListAsync(cancellation);
        var invoices = await session.LoadManyAsync<Invoice>(cancellation, standing);
        var arranged = (await session.Query<Arrangement>().Where(each => each.State == ArrangementState.InForce).Take(Most).ToListAsync(cancellation)).ToDictionary(each => each.DebtId);
        Guid[] structures = [.. calls.Select(call => call.StructureId).Concat(invoices.Select(invoice => invoice.StructureId)).Distinct()];
        var names = (await session.LoadManyAsync<IdentitySheet>(cancellation, structures)).ToDictionary(sheet => sheet.Id, sheet => sheet.SortName);
        return
        [
            .. calls.Where(call => names.ContainsKey(call.StructureId)).Select(call => new OpenDebt(call.Id, call.StructureId, names[call.StructureId], call.DueOn, call.Owed, null, Next(call.Id, call.Owed))),
            .. invoices.Where(invoice => names.ContainsKey(invoice.StructureId))
                .Select(invoice => new OpenDebt(invoice.Id, invoice.StructureId, names[invoice.StructureId], invoice.DueOn!.Value, invoice.Owed, invoice.Number, Next(invoice.Id, invoice.Owed))),
        ];

        Money? Next(Guid debt, Money owed) => arranged.TryGetValue(debt, out var arrangement) ? arrangement.LeftOfNext(owed) : null;
    }
}

public sealed class BankStatementType : ObjectGraphType<BankStatement>
{
    public BankStatementType()
    {
        Name = "BankStatement";
        Description = "What a bank's statement would pay (relevé bancaire rapproché). Nothing of it is kept: record the payments that are right.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<BankLineType>>>>("lines").Description("What came in, in the order of the file.").Resolve(context => context.Source.Lines);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ImportErrorType>>>>("errors").Description("What could not be read.").Resolve(context =>
            context.Source.Errors.Select(error => error with { Message = context.Service<Sentences>().Of(new RuleViolation(error.Code, error.Code)).Message }));
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<BankStatementType>>("bankStatement")
        .Description("Reads a bank's CSV export and proposes what each line pays. The same line has the same reference in every export, so that it is never recorded twice.")
        .Argument<NonNullGraphType<StringGraphType>>("file", "The bytes of the file in Base64, at most 1 MB.")
        .AuthorizeWithPolicy("membership.record_dues")
        .ResolveAsync(async context => await BankStatement.Of(Base64Text.Bytes(context.GetArgument<string>("file")), context.QuerySession(), context.CancellationToken));
}

public sealed class BankLineType : ObjectGraphType<MatchedLine>
{
    public BankLineType()
    {
        Name = "BankLine";
        Description = "Money that came in, with what it would pay.";
        Field<NonNullGraphType<IntGraphType>>("number").Description("Its line in the file.").Resolve(context => context.Source.Line.Number);
        Field<NonNullGraphType<DateOnlyGraphType>>("on").Resolve(context => context.Source.Line.On);
        Field<NonNullGraphType<StringGraphType>>("label").Description("As the bank wrote it; it is not kept.").Resolve(context => context.Source.Line.Label);
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Line.Amount);
        Field<NonNullGraphType<StringGraphType>>("reference").Description("The reference to record its payments with.").Resolve(context => context.Source.Line.Reference);
        Field<NonNullGraphType<BooleanGraphType>>("isRecorded").Description("Whether it is recorded already.").Resolve(context => context.Source.IsRecorded);
        Field<EnumerationGraphType<MatchGround>>("ground").Description("Why its payments are proposed; null when none is.").Resolve(context => context.Source.Ground);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ProposedPaymentType>>>>("payments").Resolve(context => context.Source.Payments);
    }
}

public sealed class ProposedPaymentType : ObjectGraphType<ProposedPayment>
{
    public ProposedPaymentType()
    {
        Name = "ProposedPayment";
        Description = "The share of a bank line that would pay one call, or one invoice.";
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field<DuesCallType>("duesCall").Description("Null when it would pay an invoice.").Resolve(context => context.Batch("dues-calls", context.Source.DebtId, Calls));
        Field<InvoiceType>("invoice").Description("Null when it would pay a call.").Resolve(context => context.Batch("invoices", context.Source.DebtId, Invoices));
    }

    private static async Task<IReadOnlyDictionary<Guid, DuesCall>> Calls(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<DuesCall>(cancellation, ids)).ToDictionary(call => call.Id);

    private static async Task<IReadOnlyDictionary<Guid, Invoice>> Invoices(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Invoice>(cancellation, ids)).ToDictionary(invoice => invoice.Id);
}
