using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Incubation.Bookings;

/// <summary>An address that was just opened: it is shown this once.</summary>
public sealed record OpenedCalendarFeed(CalendarFeed Feed, string Secret);

public sealed class OpenedCalendarFeedType : ObjectGraphType<OpenedCalendarFeed>
{
    public OpenedCalendarFeedType()
    {
        Name = "OpenedCalendarFeed";
        Description = "An address that was just opened: it is shown this once.";
        Field<NonNullGraphType<CalendarFeedType>>("feed").Resolve(context => context.Source.Feed);
        Field<NonNullGraphType<StringGraphType>>("path").Description("Where an agenda reads it, on this host.").Resolve(context => $"/agenda/{context.Source.Secret}.ics");
    }
}

public sealed class CalendarFeedType : ObjectGraphType<CalendarFeed>
{
    private const string Policy = "incubation.book";

    public CalendarFeedType()
    {
        Name = "CalendarFeed";
        Description = "A secret address that an agenda subscribes to (agenda à suivre).";
        Field(feed => feed.Id);
        Field<NonNullGraphType<EnumerationGraphType<CalendarFeedKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<StringGraphType>("name").Description("The space or the structure that is followed; null for a person's own.").Resolve(context => context.Source.Kind switch
        {
            CalendarFeedKind.Space => context.Batch<Guid, string>("feed-spaces", context.Source.SubjectId, async (session, ids, cancellation) =>
                (await session.LoadManyAsync<Space>(cancellation, ids)).ToDictionary(space => space.Id, space => space.Name)),
            CalendarFeedKind.Structure => context.SheetOf(context.Source.SubjectId).Then(sheet => sheet?.Name),
            _ => null,
        });
        Field(feed => feed.OpenedOn);
    }

    public static void AddTo(ObjectGraphType query, ObjectGraphType mutation)
    {
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<CalendarFeedType>>>>("myCalendarFeeds")
            .Description("The addresses in force of the person who asks, the latest first; at most twenty.")
            .AuthorizeWithPolicy(Policy)
            .ResolveAsync(async context =>
            {
                var me = context.Actor().PersonId ?? Guid.Empty;
                return await context.QuerySession().Query<CalendarFeed>().Where(feed => feed.By == me && feed.ClosedOn == null)
                    .OrderByDescending(feed => feed.OpenedOn).ThenBy(feed => feed.Id).Take(OpenCalendarFeedHandler.Most).ToListAsync(context.CancellationToken);
            });
        query.Field<StringGraphType>("calendarText")
            .Description("What an agenda reads at a secret address, as iCalendar; null when it opens nothing.")
            .Argument<NonNullGraphType<StringGraphType>>("secret")
            .AuthorizeWithPolicy("incubation.follow_calendar")
            .ResolveAsync(async context => await CalendarText.Of(context.QuerySession(), Secrets.KeyOf(context.GetArgument<string>("secret")), context.Today(), context.CancellationToken));
        mutation.Command<OpenCalendarFeed, OpenedCalendarFeedType>("openCalendarFeed", Policy)
            .Describe("Opens a secret address that an agenda subscribes to, shown this once.")
            .Argument<NonNullGraphType<EnumerationGraphType<CalendarFeedKind>>>("kind")
            .Argument<GuidGraphType>("subjectId", "The space or the structure; left out for the person's own.")
            .Send(context => new OpenCalendarFeed(
                Guid.CreateVersion7(), context.GetArgument<CalendarFeedKind>("kind"), context.GetArgument<Guid?>("subjectId"), Secrets.New(), BookingFields.IsOffice(context.Actor())))
            .Return<OpenedCalendarFeed>(async (command, session, cancellation) => await session.LoadAsync<CalendarFeed>(command.FeedId, cancellation) is { } feed ? new(feed, command.Secret) : null);
        mutation.Command<CloseCalendarFeed, CalendarFeedType>("closeCalendarFeed", Policy)
            .Describe("Revokes a secret address: it opens nothing any more.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Send(context => new CloseCalendarFeed(context.GetArgument<Guid>("id")))
            .Return<CalendarFeed>(command => command.FeedId);
    }
}
