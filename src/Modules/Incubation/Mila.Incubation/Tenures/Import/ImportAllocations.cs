using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Calls;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Mila.People.Spreadsheets;
using Wolverine;

namespace Mila.Incubation.Tenures.Import;

/// <summary>Stays come from a file, those before Mila with their proof (import des attributions): all of it, or nothing.</summary>
/// <param name="DryRun">Only say what it would do.</param>
public sealed record ImportAllocations(Guid ImportId, byte[] File, bool DryRun)
{
    /// <summary>What a log may hold of it: nothing of the file.</summary>
    public override string ToString() => $"{nameof(ImportAllocations)} {ImportId}";
}

/// <summary>What an import of allocations did, or would do (rapport d’import).</summary>
/// <param name="IsApplied">Whether it was recorded; nothing is when one line has an error.</param>
public sealed record AllocationsReport(Guid Id, bool DryRun, bool IsApplied, int Lines, int Stays, int Extensions, int Departures, bool ChangesNothing, IReadOnlyList<ImportError> Errors)
{
    public static AllocationsReport Of(Guid id, bool dryRun, int lines, AllocationsPlan plan, IReadOnlyList<ImportError> errors)
    {
        object[] facts = [.. plan.Stays.SelectMany(stay => stay.TenureFacts)];
        return new(
            id, dryRun, !dryRun && errors.Count == 0, lines, facts.OfType<StayAllocated>().Count(), facts.OfType<ExtensionRecorded>().Count(), facts.OfType<MovedOut>().Count(),
            facts.Length == 0, errors);
    }
}

public static class ImportAllocationsHandler
{
    public static async Task<OutgoingMessages> Handle(
        ImportAllocations command, IDocumentSession session, Settings settings, Sentences sentences, Moment moment, CancellationToken cancellation)
    {
        var (lines, unreadable) = AllocationsFile.Read(command.File);
        var sheets = await NamedSheets.Query(session, lines.Select(line => line.Structure), lines.Select(line => line.Siret), cancellation);
        if (!command.DryRun)
            await TakeTurns(session, lines, sheets, cancellation);
        var known = await KnownTo(session, sheets, cancellation);
        var plan = AllocationsPlan.Of(lines, known, TenureLimits.From(await settings.On(session, moment.Today, cancellation)), moment.Today);
        var report = AllocationsReport.Of(command.ImportId, command.DryRun, lines.Count, plan, ImportError.Told(unreadable.Concat(plan.Errors), sentences));
        session.Store(report);
        return report.IsApplied ? await Record(plan, session, settings, moment, cancellation) : [];
    }

    private static async Task<OutgoingMessages> Record(AllocationsPlan plan, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var messages = new OutgoingMessages();
        foreach (var text in plan.Stays.SelectMany(stay => stay.Texts))
            session.Keep(text);
        // Spaces that become free come first: the table that refuses overlaps sees nobody twice, not even on the way.
        foreach (var space in plan.Stays.GroupBy(stay => stay.SpaceId, stay => stay.SpaceFacts).OrderBy(space => space.SelectMany(facts => facts).FirstOrDefault() is SpaceTaken))
            (await session.SpaceToWrite(space.Key, cancellation)).AppendMany(space.SelectMany(facts => facts));
        foreach (var structure in plan.Stays.GroupBy(stay => stay.StructureId, stay => stay.TenureFacts))
            messages.AddRange((await session.TenureToWrite(structure.Key, settings, moment, cancellation)).Record([.. structure.SelectMany(facts => facts)]));
        messages.AddRange(plan.Stays.Where(stay => stay.SpaceFacts is [SpaceTaken { Until: var until }, ..] && until > moment.Today).Select(stay => new CallOffSpaceCall(stay.SpaceId)));
        return messages;
    }

    /// <summary>Those of all spaces, then of all structures, in one order: nobody decides about the same meanwhile, and nobody waits for each other.</summary>
    private static async Task TakeTurns(IDocumentSession session, IReadOnlyList<AllocationLine> lines, IReadOnlyList<IdentitySheet> sheets, CancellationToken cancellation)
    {
        var names = lines.Select(line => SearchText.Of(line.Space)).ToHashSet();
        foreach (var space in (await session.Query<Space>().ToListAsync(cancellation)).Where(space => names.Contains(SearchText.Of(space.Name))).Select(space => space.Id).Order())
            await session.TakeTurn(cancellation, "space", space.ToString());
        foreach (var structure in sheets.Select(sheet => sheet.Id).Order())
            await session.TakeTurn(cancellation, "structure", structure.ToString());
    }

    private static async Task<KnownToAllocations> KnownTo(IDocumentSession session, IReadOnlyList<IdentitySheet> sheets, CancellationToken cancellation)
    {
        var structures = (await session.LoadManyAsync<KnownStructure>(cancellation, sheets.Select(sheet => sheet.Id))).ToDictionary(each => each.Id);
        var housed = structures.Values.SelectMany(each => each.Predecessors.Append(each.Id)).Distinct().Select(Tenure.IdOf);
        return new(
            new([.. sheets.Where(sheet => structures.ContainsKey(sheet.Id))]), structures, await session.Query<Site>().ToListAsync(cancellation),
            await session.Query<Space>().ToListAsync(cancellation), (await session.LoadManyAsync<Tenure>(cancellation, housed)).ToDictionary(tenure => tenure.Id));
    }
}

public sealed class AllocationsReportType : ObjectGraphType<AllocationsReport>
{
    public AllocationsReportType()
    {
        Name = "AllocationsReport";
        Description = "What an import of allocations did, or would do.";
        Field(report => report.DryRun);
        Field(report => report.IsApplied).Description("Whether it was recorded; nothing is when one line has an error.");
        Field(report => report.Lines).Description("How many lines could be read.");
        Field(report => report.Stays).Description("How many stays are new.");
        Field(report => report.Extensions).Description("How many of the board's decisions to extend are new.");
        Field(report => report.Departures).Description("How many departures are new.");
        Field(report => report.ChangesNothing).Description("Whether everything in the file is known already.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ImportErrorType>>>>("errors").Resolve(context => context.Source.Errors);
    }
}

public static class ImportAllocationsField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ImportAllocations, AllocationsReportType>("importAllocations", AllocateSpaceFields.Policy)
        .Describe("Stays, their extensions and departures from a CSV file, those before Mila with their proof: all of it, or nothing. The same file twice changes nothing.")
        .Argument<NonNullGraphType<StringGraphType>>("file", "The bytes of the file in Base64, at most 1 MB.")
        .Argument<NonNullGraphType<BooleanGraphType>>("dryRun", "Only say what it would do.")
        .Send(context => new ImportAllocations(Guid.CreateVersion7(), Base64Text.Bytes(context.GetArgument<string>("file")), context.GetArgument<bool>("dryRun")))
        .Return<AllocationsReport>(command => command.ImportId);
}
