using GraphQL;
using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;
using Mila.Graph;
using Mila.People;

namespace Mila.Membership.Structures;

/// <summary>A member on a day (adhérent), as the list shows it.</summary>
/// <param name="IsUpToDate">Whether no dues were late on that day.</param>
public sealed record Member(IdentitySheet Identity, MembershipPeriod Period, bool IsUpToDate);

/// <summary>What a list of members can be narrowed to.</summary>
public sealed class MembersFilter
{
    public Affiliation? Affiliation { get; init; }
    public Activity? Activity { get; init; }
    public bool? InQpv { get; init; }
    public bool? UpToDate { get; init; }
    public string? Search { get; init; }
}

public sealed class MembersFilterType : InputObjectGraphType<MembersFilter>
{
    public MembersFilterType()
    {
        Name = "MembersFilter";
        Field<EnumerationGraphType<Affiliation>>("affiliation");
        Field<EnumerationGraphType<Activity>>("activity");
        Field(filter => filter.InQpv, nullable: true).Description("In a priority neighbourhood (QPV), or not.");
        Field(filter => filter.UpToDate, nullable: true).Description("With no dues late on the day, or with some.");
        Field(filter => filter.Search, nullable: true).Description("Words of the name, whatever their accents and capitals.");
    }
}

/// <summary>The members on a day, by name.</summary>
public static class MembersList
{
    private const string Holds = "p.tenant_id = d.tenant_id and p.structure_id = d.id and p.since <= ? and p.until > ? and p.recorded_from <= ? and p.recorded_until > ?";

    public static void AddTo(ObjectGraphType query) => query
        .ListOf<Member, MemberType>("members", "membership.read_structures")
        .Describe("The members on a day, by name.")
        .Arguments(Viewpoint.Arguments())
        .Argument<MembersFilterType>("filter")
        .OrderedBy(
            (context, session) => Rows(session, Viewpoint.Of(context), context.GetArgument<MembersFilter?>("filter") ?? new()),
            sheet => sheet.SortName, sheet => sheet.Id, Show);

    /// <summary>The identities of the members on a day: names are read where they are kept, and the rows decide whose.</summary>
    public static IQueryable<IdentitySheet> Rows(IQuerySession session, Viewpoint view, MembersFilter filter)
    {
        var (conditions, values) = (new List<string> { Holds }, new List<object> { view.Day, view.Day, view.KnownAt, view.KnownAt });

        if (filter.Affiliation is { } affiliation)
            And("p.affiliation = ?", affiliation.ToString());
        if (filter.InQpv is { } inQpv)
            And("p.in_qpv = ?", inQpv);
        if (filter.Activity is { } activity)
            And("p.data @> ?::jsonb", $$"""{"activities":["{{activity}}"]}""");

        void And(string condition, object value)
        {
            conditions.Add(condition);
            values.Add(value);
        }

        var members = session.Query<IdentitySheet>().Where(sheet => sheet.MatchesSql(
            $"exists (select 1 from membership.mt_doc_membershipperiod p where {string.Join(" and ", conditions)})", values.ToArray()));
        if (filter.UpToDate is { } upToDate)
            members = members.Where(sheet => sheet.MatchesSql(
                $"{(upToDate ? "not " : "")}exists (select 1 from membership.mt_doc_duesarrears p where {Holds})",
                view.Day, view.Day, view.KnownAt, view.KnownAt));
        return members.Named(filter.Search);
    }

    /// <summary>Those whose name has every word that is looked for.</summary>
    public static IQueryable<IdentitySheet> Named(this IQueryable<IdentitySheet> sheets, string? search) =>
        SearchText.Of(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(sheets, (found, word) =>
            found.Where(sheet => sheet.SortName.Contains(word)));

    public static async Task<IReadOnlyList<Member>> Members(
        IQuerySession session, Viewpoint view, IReadOnlyList<IdentitySheet> sheets, CancellationToken cancellation)
    {
        var ids = sheets.Select(sheet => sheet.Id).ToArray();
        var periods = (await view.Rows<MembershipPeriod>(session).Where(row => row.StructureId.IsOneOf(ids)).ToListAsync(cancellation))
            .ToDictionary(row => row.StructureId);
        var behind = await view.Behind(session, cancellation);
        return [.. sheets.Select(sheet => new Member(sheet, periods[sheet.Id], !behind.Contains(sheet.Id)))];
    }

    private static Task<IReadOnlyList<Member>> Show(IResolveFieldContext context, IReadOnlyList<IdentitySheet> sheets) =>
        Members(context.QuerySession(), Viewpoint.Of(context), sheets, context.CancellationToken);
}

public sealed class MemberType : ObjectGraphType<Member>
{
    public MemberType()
    {
        Name = "Member";
        Description = "A structure that is a member on the day asked about (adhérent).";
        Field("structureId", member => member.Identity.Id);
        Field("name", member => member.Identity.Name);
        Field<EnumerationGraphType<Affiliation>>("affiliation").Resolve(context => context.Source.Period.Affiliation);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<Activity>>>>>("activities").Resolve(context => context.Source.Period.Activities);
        Field("inQpv", member => member.Period.InQpv);
        Field("upToDate", member => member.IsUpToDate).Description("Whether no dues were late on that day.");
        Field("since", member => member.Period.Since).Description("Since when it is a member in this way.");
    }
}
