using Marten;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Bookings;

/// <summary>A person has an address that an agenda subscribes to (abonnement d’un agenda).</summary>
/// <param name="SubjectId">The space or the structure; none for the person's own.</param>
public sealed record OpenCalendarFeed(Guid FeedId, CalendarFeedKind Kind, Guid? SubjectId, string Secret, bool ByOffice)
{
    /// <summary>For logs: without what opens the agenda.</summary>
    public override string ToString() => $"{nameof(OpenCalendarFeed)} {FeedId}";
}

public static class OpenCalendarFeedHandler
{
    public const int Most = 20;

    /// <param name="space">The space that is followed, and <paramref name="structure"/> the structure.</param>
    /// <param name="open">How many the person has.</param>
    public static CalendarFeedOpened Decide(OpenCalendarFeed command, Space? space, KnownStructure? structure, int open, Moment moment)
    {
        Rule.That(moment.Actor is not null, "calendar_feed.nobody", "An agenda is a person's.");
        Rule.That(command.Kind is not CalendarFeedKind.Space || space?.Kind.IsAllocated() == false, "calendar_feed.unknown", "There is nothing to follow.", "subjectId");
        Rule.That(command.Kind is not CalendarFeedKind.Structure || structure is not null, "calendar_feed.unknown", "There is nothing to follow.", "subjectId");
        Rule.That(command.Kind is not CalendarFeedKind.Structure || command.ByOffice || structure!.Speakers.Contains(moment.Actor.Value), "calendar_feed.not_yours", "Who speaks for a structure follows its bookings.", "subjectId");
        Rule.That(open < Most, "calendar_feed.too_many", "Revoke one of yours first.");
        return new(command.FeedId, Secrets.KeyOf(command.Secret), command.Kind, command.Kind is CalendarFeedKind.Person ? moment.Actor.Value : command.SubjectId!.Value, moment.Actor.Value, command.ByOffice, moment.Today);
    }

    public static async Task Handle(OpenCalendarFeed command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<CalendarFeed>(command.FeedId, cancellation);
        if (stream.Aggregate is not null)
            return;
        var me = moment.Actor ?? Guid.Empty;
        var open = await session.Query<CalendarFeed>().CountAsync(feed => feed.By == me && feed.ClosedOn == null, cancellation);
        var subject = command.SubjectId ?? Guid.Empty;
        stream.AppendOne(Decide(command, await session.LoadAsync<Space>(subject, cancellation), await session.LoadAsync<KnownStructure>(subject, cancellation), open, moment));
    }
}

/// <summary>The address opens nothing any more (révocation).</summary>
public sealed record CloseCalendarFeed(Guid FeedId);

public static class CloseCalendarFeedHandler
{
    /// <returns>None when it is closed already.</returns>
    public static CalendarFeedClosed? Decide(CalendarFeed? feed, Moment moment)
    {
        Rule.That(feed is not null && feed.By == moment.Actor, "calendar_feed.unknown", "There is no such address of yours.", "id");
        return feed.ClosedOn is null ? new(feed.Id, moment.Today) : null;
    }

    public static async Task Handle(CloseCalendarFeed command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<CalendarFeed>(command.FeedId, cancellation);
        if (Decide(stream.Aggregate, moment) is { } closed)
            stream.AppendOne(closed);
    }
}
