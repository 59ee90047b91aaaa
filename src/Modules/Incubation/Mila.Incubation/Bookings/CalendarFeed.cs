namespace Mila.Incubation.Bookings;

/// <param name="Key">What is kept of the secret.</param>
/// <param name="SubjectId">The space, the structure, or the person; that of <paramref name="By"/> for one's own.</param>
/// <param name="ByOffice">Opened by the office, which sees whose each booking is.</param>
public sealed record CalendarFeedOpened(Guid FeedId, string Key, CalendarFeedKind Kind, Guid SubjectId, Guid By, bool ByOffice, DateOnly On);
public sealed record CalendarFeedClosed(Guid FeedId, DateOnly On);

/// <summary>Whose bookings an agenda shows: those of a space, of a structure, or of all the structures that a person speaks for.</summary>
public enum CalendarFeedKind { Space, Structure, Person }

/// <summary>A secret address that an agenda subscribes to (agenda à suivre), until it is revoked.</summary>
public sealed record CalendarFeed
{
    public Guid Id { get; init; }
    public string Key { get; init; } = "";
    public CalendarFeedKind Kind { get; init; }
    public Guid SubjectId { get; init; }
    public Guid By { get; init; }
    public bool ByOffice { get; init; }
    public DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }

    public CalendarFeed Evolve(object fact) => fact switch
    {
        CalendarFeedOpened f => this with { Id = f.FeedId, Key = f.Key, Kind = f.Kind, SubjectId = f.SubjectId, By = f.By, ByOffice = f.ByOffice, OpenedOn = f.On },
        CalendarFeedClosed f => this with { ClosedOn = f.On },
        _ => this,
    };
}
