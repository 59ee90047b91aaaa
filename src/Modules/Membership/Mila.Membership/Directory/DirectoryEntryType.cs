using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Directory;

public sealed class DirectoryEntryType : ObjectGraphType<DirectoryEntry>
{
    public DirectoryEntryType()
    {
        Name = "DirectoryEntry";
        Description = "What a structure says of itself in the directory (fiche d’annuaire).";
        Field(entry => entry.StructureId);
        this.StructureName(entry => entry.StructureId);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<Activity>>>>>("activities").Description("As of today.")
            .Resolve(context => context.Batch("directory.structures", context.Source.StructureId, Structures)
                .Then(structure => structure?.Activities().At(context.Today())?.Value ?? []));
        Field<NonNullGraphType<BooleanGraphType>>("isListed").Description("Whether everybody sees it today: a member that consented.")
            .Resolve(context => context.Batch("directory.structures", context.Source.StructureId, Structures)
                .Then(structure => structure?.IsListedOn(context.Today()) ?? false));
        Field<StringGraphType>("presentation").Resolve(context => context.TextOf(DirectoryEntry.PresentationOf(context.Source.StructureId)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("links")
            .Resolve(context => context.TextOf(DirectoryEntry.LinksOf(context.Source.StructureId)).Then(text => text?.Split('\n') ?? []));
        Field(entry => entry.LogoId, nullable: true).Description("To be read at /files/{id}.");
        Field<StringGraphType>("logoText").Description("What the logo shows, for who does not see it.")
            .Resolve(context => context.TextOf(DirectoryEntry.LogoTextOf(context.Source.StructureId)));
        Field(entry => entry.EditedOn, nullable: true);
    }

    private static async Task<IReadOnlyDictionary<Guid, Structure>> Structures(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Structure>(cancellation, ids)).ToDictionary(structure => structure.Id);

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<DirectoryEntryType>("directoryEntry")
            .Description("The entry of a structure: listed, or one's own; null else.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .AuthorizeWithPolicy("membership.read_directory")
            .ResolveAsync(async context =>
            {
                var (session, today, actor) = (context.QuerySession(), context.Today(), context.Actor());
                return await session.LoadAsync<Structure>(context.GetArgument<Guid>("structureId"), context.CancellationToken) is { } structure
                    && (structure.IsListedOn(today) || DirectoryAccess.KeepsEntries(actor) || structure.ContactsOn(today).Any(contact => contact.PersonId == actor.PersonId))
                        ? await DirectoryAccess.Entry(session, structure.Id, context.CancellationToken) : null;
            });

        query.ListOf<DirectoryEntry, DirectoryEntryType>("directory", "membership.read_directory")
            .Describe("The members of today that consented to be shown, by name.")
            .Argument<EnumerationGraphType<Activity>>("activity")
            .Argument<StringGraphType>("search", "Words of the name, whatever their accents and capitals.")
            .OrderedBy(Listing.Rows, sheet => sheet.SortName, sheet => sheet.Id, Show);
    }

    private static async Task<IReadOnlyList<DirectoryEntry>> Show(IResolveFieldContext context, IReadOnlyList<IdentitySheet> sheets)
    {
        var written = (await context.QuerySession().LoadManyAsync<DirectoryEntry>(context.CancellationToken, [.. sheets.Select(sheet => DirectoryEntry.IdOf(sheet.Id))]))
            .ToDictionary(entry => entry.StructureId);
        return [.. sheets.Select(sheet => written.GetValueOrDefault(sheet.Id) ?? new DirectoryEntry { Id = DirectoryEntry.IdOf(sheet.Id), StructureId = sheet.Id })];
    }
}
