using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;

namespace Mila.Membership.Board;

/// <summary>Votes: one, all, those that wait for the person who asks, those for the next meeting.</summary>
public static class DeliberationFields
{
    /// <summary>More open votes than any board has: the list is bounded, not paged.</summary>
    private const int Most = 200;

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<DeliberationType>("deliberation")
            .Description("One vote by its id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_board")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<Deliberation>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.ListOf<Deliberation, DeliberationType>("deliberations", "membership.read_board")
            .Describe("Votes, the latest deadline first.")
            .Argument<EnumerationGraphType<DeliberationState>>("state")
            .OrderedBy(Filtered, vote => vote.ClosesOn, vote => vote.Id, descending: true);

        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<DeliberationType>>>>("ballotsToCast")
            .Description("Open votes that wait for the person who asks, for himself or for whom he represents, the nearest deadline first.")
            .AuthorizeWithPolicy("membership.vote")
            .ResolveAsync(async context => context.Actor().PersonId is { } me
                ? (await Open(context)).Where(vote => WaitsFor(me, vote))
                : []);

        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<DeliberationType>>>>("nextAgenda")
            .Description("Questions without quorum that were not put again: the next meeting's agenda.")
            .AuthorizeWithPolicy("membership.read_board")
            .ResolveAsync(async context => await NextAgenda(context.QuerySession(), context.CancellationToken));
    }

    public static bool WaitsFor(Guid person, Deliberation vote) => vote.MeetingId is null && vote.IsElector(person) && MyPart.Of(person, vote) is var part
        && !part.IsRecused && ((part.Option is null && part.ProxyTo is null) || (part.For is not null && vote.BallotOf(part.For.Value) is null));

    private static IQueryable<Deliberation> Filtered(IResolveFieldContext context, IQuerySession session)
    {
        var votes = (IQueryable<Deliberation>)session.Query<Deliberation>();
        return context.GetArgument<DeliberationState?>("state") is { } state ? votes.Where(vote => vote.State == state) : votes;
    }

    private static async Task<IReadOnlyList<Deliberation>> Open(IResolveFieldContext context)
    {
        var today = context.Today();
        return await context.QuerySession().Query<Deliberation>()
            .Where(vote => vote.State == DeliberationState.Open && vote.ClosesOn >= today)
            .OrderBy(vote => vote.ClosesOn).Take(Most).ToListAsync(context.CancellationToken);
    }

    internal static async Task<IEnumerable<Deliberation>> NextAgenda(IQuerySession session, CancellationToken cancellation)
    {
        var without = await session.Query<Deliberation>().Where(vote => vote.State == DeliberationState.NoQuorum)
            .OrderByDescending(vote => vote.ClosesOn).Take(Most).ToListAsync(cancellation);
        var subjects = without.Select(vote => vote.SubjectId).ToArray();
        var sameSubject = await session.Query<Deliberation>().Where(vote => subjects.Contains(vote.SubjectId)).ToListAsync(cancellation);
        return without.Where(vote => !sameSubject.Any(other => other.Question == vote.Question && other.SubjectId == vote.SubjectId
            && other.Id != vote.Id && (other.OpenedOn, other.ClosesOn).CompareTo((vote.OpenedOn, vote.ClosesOn)) > 0));
    }
}
