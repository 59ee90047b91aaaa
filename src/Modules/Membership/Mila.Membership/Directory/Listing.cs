using GraphQL;
using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;
using Mila.Graph;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Directory;

/// <summary>The members of a day that consented to be shown (annuaire).</summary>
public static class Listing
{
    private const string Listed =
        "exists (select 1 from membership.mt_doc_listedperiod l where l.tenant_id = d.tenant_id and l.structure_id = d.id "
        + "and l.since <= ? and l.until > ? and l.recorded_from <= ? and l.recorded_until > ?)";

    public static IQueryable<IdentitySheet> Rows(IResolveFieldContext context, IQuerySession session) => Rows(
        session, new(context.Today(), PeriodRow.KnownNow), context.GetArgument<Activity?>("activity"), context.GetArgument<string?>("search"));

    /// <summary>Their identities; one that was erased is nobody's any more.</summary>
    public static IQueryable<IdentitySheet> Rows(IQuerySession session, Viewpoint view, Activity? activity, string? search) =>
        MembersList.Rows(session, view, new() { Activity = activity, Search = search })
            .Where(sheet => sheet.ErasedAt == null)
            .Where(sheet => sheet.MatchesSql(Listed, view.Day, view.Day, view.KnownAt, view.KnownAt));
}

/// <summary>How many members of an activity are listed today (compte de l’annuaire).</summary>
public sealed record ListedCount(Activity Activity, int Listed);

public sealed class ListedCountType : ObjectGraphType<ListedCount>
{
    public ListedCountType()
    {
        Name = "ListedCount";
        Description = "How many members of an activity are in the directory today; one that has several counts in each.";
        Field<NonNullGraphType<EnumerationGraphType<Activity>>>("activity").Resolve(context => context.Source.Activity);
        Field(count => count.Listed);
    }

    public static void AddTo(ObjectGraphType query) => query
        .Field<NonNullGraphType<ListGraphType<NonNullGraphType<ListedCountType>>>>("directoryCounts")
        .Description("How many members are in the directory today, activity by activity.")
        .AuthorizeWithPolicy("membership.read_directory")
        .ResolveAsync(async context =>
        {
            var (session, view) = (context.QuerySession(), new Viewpoint(context.Today(), PeriodRow.KnownNow));
            var ids = await Listing.Rows(session, view, null, null).Select(sheet => sheet.Id).ToListAsync(context.CancellationToken);
            var listed = ids.ToArray();
            var periods = await view.Rows<MembershipPeriod>(session).Where(row => row.StructureId.IsOneOf(listed)).ToListAsync(context.CancellationToken);
            return Enum.GetValues<Activity>().Select(activity => new ListedCount(activity, periods.Count(period => period.Activities.Contains(activity))));
        });
}
