using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Dues;
using Mila.Membership.Successions;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Structures;

/// <summary>A structure as staff sees it (fiche de la structure).</summary>
public sealed class StructureType : ObjectGraphType<Structure>
{
    public StructureType()
    {
        Name = "Structure";
        Description = "A company, association, sole trader or project of the music industry (structure).";
        Field(structure => structure.Id);
        Field<NonNullGraphType<EnumerationGraphType<StructureKind>>>("kind").Resolve(context => context.Source.Kind);
        Field(structure => structure.WomenLed, nullable: true).Description("Self-declared, optional.");
        Field<IdentitySheetType>("identity").Description("Its name and address.").Resolve(context => context.SheetOf(context.Source.Id));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<Activity>>>>>("activities").Description("As of today.")
            .Resolve(context => context.Source.Activities().At(context.Today())?.Value ?? []);
        Field<EnumerationGraphType<Affiliation>>("affiliation").Description("As of today.")
            .Resolve(context => context.Source.Affiliations().At(context.Today())?.Value);
        Field<NonNullGraphType<BooleanGraphType>>("inQpv").Description("Whether it is in a priority neighbourhood today.")
            .Resolve(context => context.Source.Qpv().At(context.Today())?.Value ?? false);
        Field<NonNullGraphType<BooleanGraphType>>("isMember").Description("As of today.").Resolve(context => context.Source.IsMemberOn(context.Today()));
        Field<NonNullGraphType<BooleanGraphType>>("isBehind").Description("Whether dues are late today.")
            .Resolve(context => context.Batch("membership.behind", context.Source.Id, Behind(context.Today())));
        Field<NonNullGraphType<BooleanGraphType>>("isInDirectory").Description("Whether it appears in the public directory today.")
            .Resolve(context => context.Source.Directory().At(context.Today()) is { Value: true });
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MembershipSpanType>>>>("memberships")
            .Description("Its memberships, in order; a lapse and a return are two with a gap.")
            .Resolve(context => context.Source.Memberships());
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MemberStretchType>>>>("periods")
            .Description("Its memberships, cut wherever what members are counted by changed.")
            .Resolve(context => context.Source.MemberStretches());
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ContactType>>>>("contacts").Description("Who speaks for it today.")
            .Resolve(context => context.Source.ContactsOn(context.Today()));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RepresentedArtistType>>>>("artists").Description("Whom it represents today.")
            .Resolve(context => context.Source.ArtistsOn(context.Today()).Select(id => new RepresentedArtist(id)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PredecessorType>>>>("predecessors").Description("The structures it took the place of, the last one first.")
            .Resolve(context => context.Source.Line.Select(id => new Predecessor(id)));
        Field(structure => structure.MergedInto, nullable: true).Description("The structure that this one was a duplicate of.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<HistoryLineType>>>>("history")
            .Description("What happened to it, the last recorded first.")
            .Resolve(context => context.Batch("membership.history", context.Source, StructureHistory.Read));
    }

    private static Func<IQuerySession, IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyDictionary<Guid, bool>>> Behind(DateOnly today) =>
        async (session, ids, cancellation) =>
        {
            var behind = await new Viewpoint(today, PeriodRow.KnownNow).Rows<DuesArrears>(session)
                .Where(row => row.StructureId.IsOneOf(ids.ToArray())).Select(row => row.StructureId).ToListAsync(cancellation);
            return behind.Distinct().ToDictionary(id => id, _ => true);
        };
}

public static class StructureFields
{
    public static void AddTo(ObjectGraphType query) => query.Field<StructureType>("structure")
        .Description("One structure by its id.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .AuthorizeWithPolicy("membership.read_structures")
        .ResolveAsync(async context => await context.QuerySession().LoadAsync<Structure>(context.GetArgument<Guid>("id"), context.CancellationToken));
}
