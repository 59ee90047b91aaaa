using GraphQL;
using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures.Import;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Dues.BankStatements;

/// <summary>What a bank's statement would pay (relevé bancaire rapproché). Nothing of it is kept: payments are recorded one by one.</summary>
public sealed record BankStatement(IReadOnlyList<MatchedLine> Lines, IReadOnlyList<ImportError> Errors)
{
    /// <summary>Calls that still ask for something; an association has some hundreds.</summary>
    private const int MostCalls = 5_000;

    private const string PaidWith = "exists (select 1 from jsonb_array_elements(d.data -> 'payments') paid where paid ->> 'reference' = any(?))";

    public static async Task<BankStatement> Of(byte[] file, IQuerySession session, CancellationToken cancellation)
    {
        var (lines, errors) = StatementFile.Read(file);
        string[] references = [.. lines.Select(line => line.Reference)];
        var paid = await session.Query<DuesCall>().Where(call => call.MatchesSql(PaidWith, (object)references)).Take(MostCalls).ToListAsync(cancellation);
        var recorded = paid.SelectMany(call => call.Payments).Select(payment => payment.Reference).ToHashSet();
        var matching = new PaymentMatching(await Open(session, cancellation));
        var matched = matching.Of([.. lines.Where(line => !recorded.Contains(line.Reference))]).ToDictionary(each => each.Line.Number);
        return new([.. lines.Select(line => matched.GetValueOrDefault(line.Number) ?? new MatchedLine(line, null, []) { IsRecorded = true })], errors);
    }

    private static async Task<IReadOnlyList<OpenCall>> Open(IQuerySession session, CancellationToken cancellation)
    {
        var calls = await session.Query<DuesCall>().Where(call => call.State == DuesState.Due || call.State == DuesState.PartPaid).OrderBy(call => call.DueOn).Take(MostCalls).ToListAsync(cancellation);
        var names = (await session.LoadManyAsync<IdentitySheet>(cancellation, calls.Select(call => call.StructureId).Distinct())).ToDictionary(sheet => sheet.Id, sheet => sheet.SortName);
        return [.. calls.Where(call => names.ContainsKey(call.StructureId)).Select(call => new OpenCall(call.Id, call.StructureId, names[call.StructureId], call.DueOn, call.Owed))];
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
        Description = "The share of a bank line that would pay one call.";
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field<NonNullGraphType<DuesCallType>>("duesCall").Resolve(context => context.Batch("dues-calls", context.Source.DuesCallId, Calls));
    }

    private static async Task<IReadOnlyDictionary<Guid, DuesCall>> Calls(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<DuesCall>(cancellation, ids)).ToDictionary(call => call.Id);
}
