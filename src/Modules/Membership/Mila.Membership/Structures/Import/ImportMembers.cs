using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Mila.People.Spreadsheets;
using Wolverine;

namespace Mila.Membership.Structures.Import;

/// <summary>Structures, people and memberships come from a file (import) : all of it, or nothing.</summary>
/// <param name="DryRun">Only say what it would do.</param>
public sealed record ImportMembers(Guid ImportId, byte[] File, bool DryRun)
{
    /// <summary>What a log may hold of it: nothing of the file.</summary>
    public override string ToString() => $"{nameof(ImportMembers)} {ImportId}";
}

public static class ImportMembersHandler
{
    public static async Task<OutgoingMessages> Handle(
        ImportMembers command, IDocumentSession session, Sentences sentences, Moment moment, CancellationToken cancellation)
    {
        var (lines, unreadable) = MembersFile.Read(command.File);
        var known = await KnownTo(lines, session, cancellation);
        var plan = ImportPlan.Of(lines, known, moment.Today, Guid.CreateVersion7);
        var errors = ImportError.Told(unreadable.Concat(plan.Errors), sentences);
        var report = ImportReport.Of(command.ImportId, command.DryRun, lines.Count, plan, errors);
        session.Store(report);
        if (!report.IsApplied)
            return [];

        foreach (var person in plan.People)
            await session.Keep(person, moment, cancellation);
        session.Store<IdentitySheet>(plan.Sheets);
        foreach (var draft in plan.Drafts)
            await Record(draft, session, cancellation);
        return [.. plan.Drafts.Select(draft => draft.Structure.Announcement())];
    }

    private static async Task Record(StructureDraft draft, IDocumentSession session, CancellationToken cancellation)
    {
        if (draft.IsNew)
            session.Events.StartStream<Structure>(draft.Id, draft.Facts);
        else
        {
            // The version that the plan was made on: whoever changed the structure meanwhile makes the import start again.
            var stream = await session.Events.FetchForWriting<Structure>(draft.Id, draft.Structure.Facts - draft.Facts.Count, cancellation);
            stream.AppendMany(draft.Facts);
        }
    }

    private static async Task<KnownToImport> KnownTo(IReadOnlyList<ImportLine> lines, IDocumentSession session, CancellationToken cancellation)
    {
        string[] names = [.. lines.Select(line => SearchText.Of(line.Name)).Distinct()];
        string[] numbers = [.. lines.Select(line => line.Siret).OfType<string>().Distinct()];
        string[] emails = [.. lines.Select(line => line.Email).OfType<string>().Distinct()];
        var sheets = await session.Query<IdentitySheet>().Where(sheet => sheet.MergedInto == null && (sheet.SortName.IsOneOf(names) || sheet.Siret!.IsOneOf(numbers))).ToListAsync(cancellation);
        var structures = (await session.LoadManyAsync<Structure>(cancellation, sheets.Select(sheet => sheet.Id))).ToDictionary(each => each.Id);
        Guid[] contacts = [.. structures.Values.SelectMany(each => each.SaidContacts).Select(word => word.Value.Who.PersonId).Distinct()];
        var people = await session.Query<Person>().Where(person => person.Id.IsOneOf(contacts) || person.Email!.IsOneOf(emails)).ToListAsync(cancellation);
        return new(sheets, structures, people);
    }
}

public static class ImportMembersField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ImportMembers, ImportReportType>("importMembers", "membership.keep_structures")
        .Describe("Structures, people and memberships from a CSV file: all of it, or nothing. The same file twice changes nothing.")
        .Argument<NonNullGraphType<StringGraphType>>("file", "The bytes of the file in Base64, at most 1 MB.")
        .Argument<NonNullGraphType<BooleanGraphType>>("dryRun", "Only say what it would do.")
        .Send(context => new ImportMembers(Guid.CreateVersion7(), Base64Text.Bytes(context.GetArgument<string>("file")), context.GetArgument<bool>("dryRun")))
        .Return<ImportReport>(command => command.ImportId);
}
