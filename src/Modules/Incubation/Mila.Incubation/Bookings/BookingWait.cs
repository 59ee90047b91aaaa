using System.Text.Json.Serialization;

namespace Mila.Incubation.Bookings;

/// <param name="StructureId">For whom.</param>
/// <param name="By">Who asked, and hears when the hours are there.</param>
/// <param name="ByOffice">The office asked for the structure.</param>
/// <param name="AskedAt">Who asked first is first in the line.</param>
public sealed record HoursAwaited(
    Guid WaitId, Guid SpaceId, Guid StructureId, DateOnly Day, DateTimeOffset Start, DateTimeOffset End, BookingPurpose Purpose, Guid? By, bool ByOffice, DateTimeOffset AskedAt, DateOnly On);

/// <summary>The hours were freed and are booked for who waited.</summary>
public sealed record AwaitedHoursBooked(Guid WaitId, Guid BookingId, DateOnly On);

public sealed record LineLeft(Guid WaitId, Guid? By, DateOnly On);

/// <summary>A structure waits for hours that another has (liste d’attente d’un créneau): over once it has them, leaves the line, or they begin.</summary>
public sealed record BookingWait
{
    public Guid Id { get; init; }
    public Guid SpaceId { get; init; }
    public Guid StructureId { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset Start { get; init; }
    public DateTimeOffset End { get; init; }
    public BookingPurpose Purpose { get; init; }
    public Guid? By { get; init; }
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>What it became.</summary>
    public Guid? BookingId { get; init; }

    public DateOnly? LeftOn { get; init; }

    [JsonIgnore]
    public TimeSpan Length => End - Start;

    public bool Overlaps(DateTimeOffset start, DateTimeOffset end) => Start < end && End > start;

    public BookingWait Evolve(object fact) => fact switch
    {
        HoursAwaited f => this with
        {
            Id = f.WaitId, SpaceId = f.SpaceId, StructureId = f.StructureId, Day = f.Day, Start = f.Start, End = f.End, Purpose = f.Purpose, By = f.By, AskedAt = f.AskedAt,
        },
        AwaitedHoursBooked f => this with { BookingId = f.BookingId },
        LineLeft f => this with { LeftOn = f.On },
        _ => this,
    };
}
