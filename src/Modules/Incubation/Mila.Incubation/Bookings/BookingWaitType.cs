using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Modules;

namespace Mila.Incubation.Bookings;

public sealed class BookingWaitType : ObjectGraphType<BookingWait>
{
    public BookingWaitType()
    {
        Name = "BookingWait";
        Description = "A structure waits for hours that another has (liste d’attente d’un créneau): they are booked for it when they are freed.";
        Field(wait => wait.Id);
        Field(wait => wait.SpaceId);
        Field<StringGraphType>("spaceName").Resolve(context => context.SpaceOf(context.Source.SpaceId).Then(space => space?.Name));
        Field(wait => wait.Day);
        Field<NonNullGraphType<TimeOnlyGraphType>>("from").Description("In the association's time.").Resolve(context => BookingType.At(context, context.Source.Start));
        Field<NonNullGraphType<TimeOnlyGraphType>>("until").Resolve(context => BookingType.At(context, context.Source.End));
        Field(wait => wait.AskedAt).Description("Who asked first is first in the line.");
        Field<StringGraphType>("structureName").Description("Null for whoever is neither with the structure nor of the office.").Resolve(context => context.NameSeen(context.Source.StructureId));
        Field(wait => wait.BookingId, nullable: true).Description("What it became.");
        Field<NonNullGraphType<IntGraphType>>("rank").Description("Its place among those who wait for some of the same hours: 1 is the next.")
            .Resolve(context => context.Batch<Guid, int>("booking-wait-ranks", context.Source.Id, (session, ids, cancellation) => Ranks(session, ids, context.Now(), cancellation)));
    }

    public static void AddTo(ObjectGraphType query, ObjectGraphType mutation)
    {
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<BookingWaitType>>>>("myBookingWaits")
            .Description("What the structures wait for that the person who asks speaks for, in the order of time; a structure waits for twenty at most.")
            .AuthorizeWithPolicy("incubation.see_bookings")
            .ResolveAsync(async context =>
            {
                var (session, me) = (context.QuerySession(), context.Actor().PersonId ?? Guid.Empty);
                var mine = (await session.Query<KnownStructure>().Where(structure => structure.Speakers.Contains(me)).ToListAsync(context.CancellationToken)).Select(structure => structure.Id).ToArray();
                return await session.WaitsToCome(context.Now()).Where(wait => wait.StructureId.IsOneOf(mine)).OrderBy(wait => wait.Start).Take(200).ToListAsync(context.CancellationToken);
            });
        mutation.Command<WaitForHours, BookingWaitType>("waitForHours", BookingFields.Policy)
            .Describe("Waits for hours that another has: they are booked as soon as they are freed, if the structure could book them then.")
            .Argument<NonNullGraphType<GuidGraphType>>("spaceId")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("day")
            .Argument<NonNullGraphType<TimeOnlyGraphType>>("from", "A quarter of an hour, in the association's time.")
            .Argument<NonNullGraphType<TimeOnlyGraphType>>("until")
            .Argument<NonNullGraphType<EnumerationGraphType<BookingPurpose>>>("purpose")
            .Send(context => new WaitForHours(BookingFields.Hours(context)))
            .Return<BookingWait>(command => command.Hours.BookingId);
        mutation.Command<LeaveLine, BookingWaitType>("leaveBookingLine", BookingFields.Policy)
            .Describe("Waits no more.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Send(context => new LeaveLine(context.GetArgument<Guid>("id"), BookingFields.IsOffice(context.Actor())))
            .Return<BookingWait>(command => command.WaitId);
    }

    private static async Task<IReadOnlyDictionary<Guid, int>> Ranks(IQuerySession session, IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken cancellation)
    {
        var asked = await session.LoadManyAsync<BookingWait>(cancellation, ids);
        Guid[] spaces = [.. asked.Select(wait => wait.SpaceId).Distinct()];
        DateOnly[] days = [.. asked.Select(wait => wait.Day).Distinct()];
        var line = await session.WaitsToCome(now).Where(wait => wait.SpaceId.IsOneOf(spaces) && wait.Day.IsOneOf(days)).ToListAsync(cancellation);
        return asked.ToDictionary(wait => wait.Id, wait => 1 + line.Count(each =>
            each.SpaceId == wait.SpaceId && each.Overlaps(wait.Start, wait.End) && (each.AskedAt, each.Id).CompareTo((wait.AskedAt, wait.Id)) < 0));
    }
}
