using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Mila.People.Spreadsheets;

namespace Mila.Membership.Usages;

/// <summary>The legal hotline's counts of a month come from its file (import de la permanence juridique): all of it, or nothing.</summary>
/// <param name="DryRun">Only say what it would do.</param>
public sealed record ImportHotline(Guid ImportId, byte[] File, bool DryRun)
{
    /// <summary>What a log may hold of it: nothing of the file.</summary>
    public override string ToString() => $"{nameof(ImportHotline)} {ImportId}";
}

/// <summary>What an import of the hotline's counts did, or would do (rapport d’import).</summary>
/// <param name="IsApplied">Whether it was recorded; nothing is when one line has an error.</param>
/// <param name="Counts">How many counts are new.</param>
/// <param name="Calls">How many calls these are.</param>
public sealed record HotlineReport(Guid Id, bool DryRun, bool IsApplied, int Lines, int Counts, int Calls, IReadOnlyList<ImportError> Errors);

public static class ImportHotlineHandler
{
    public static async Task Handle(ImportHotline command, IDocumentSession session, Sentences sentences, Moment moment, CancellationToken cancellation)
    {
        var (lines, unreadable) = HotlineFile.Read(command.File);
        var plan = HotlinePlan.Of(lines, await KnownTo(lines, session, cancellation), moment.Actor, moment.Today);
        var errors = ImportError.Told(unreadable.Concat(plan.Errors), sentences);
        var applies = !command.DryRun && errors.Length == 0;
        session.Store(new HotlineReport(command.ImportId, command.DryRun, applies, lines.Count, plan.Counts.Count, plan.Counts.Sum(count => count.Count), errors));
        if (applies)
            foreach (var ledger in plan.Counts.GroupBy(count => count.LedgerId))
                (await session.Events.FetchForWriting<UsageLedger>(ledger.Key, cancellation)).AppendMany(ledger);
    }

    private static async Task<KnownToHotline> KnownTo(IReadOnlyList<HotlineLine> lines, IDocumentSession session, CancellationToken cancellation)
    {
        var sheets = await NamedSheets.Query(session, lines.Select(line => line.Name), lines.Select(line => line.Siret), cancellation);
        var structures = (await session.LoadManyAsync<Structure>(cancellation, sheets.Select(sheet => sheet.Id))).ToDictionary(each => each.Id);
        var ids = structures.Keys.SelectMany(structure => lines.Select(line => line.Month.Year).Distinct().Select(year => UsageLedger.IdOf(structure, year)));
        var ledgers = await session.LoadManyAsync<UsageLedger>(cancellation, ids);
        return new(new([.. sheets.Where(sheet => structures.ContainsKey(sheet.Id))]), structures, ledgers.ToDictionary(ledger => ledger.Id));
    }
}

public sealed class HotlineReportType : ObjectGraphType<HotlineReport>
{
    public HotlineReportType()
    {
        Name = "HotlineReport";
        Description = "What an import of the legal hotline's counts did, or would do.";
        Field(report => report.DryRun);
        Field(report => report.IsApplied).Description("Whether it was recorded; nothing is when one line has an error.");
        Field(report => report.Lines).Description("How many lines could be read.");
        Field(report => report.Counts).Description("How many counts are new; none when the file is known already.");
        Field(report => report.Calls).Description("How many calls these are.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ImportErrorType>>>>("errors").Resolve(context => context.Source.Errors);
    }
}

public static class ImportHotlineField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ImportHotline, HotlineReportType>("importHotline", "membership.count_usages")
        .Describe("The legal hotline's monthly counts from a CSV file: all of it, or nothing. The same file twice changes nothing.")
        .Argument<NonNullGraphType<StringGraphType>>("file", "The bytes of the file in Base64, at most 1 MB.")
        .Argument<NonNullGraphType<BooleanGraphType>>("dryRun", "Only say what it would do.")
        .Send(context => new ImportHotline(Guid.CreateVersion7(), Base64Text.Bytes(context.GetArgument<string>("file")), context.GetArgument<bool>("dryRun")))
        .Return<HotlineReport>(command => command.ImportId);
}
