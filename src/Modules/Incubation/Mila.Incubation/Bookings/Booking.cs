using System.Text.Json.Serialization;

namespace Mila.Incubation.Bookings;

/// <param name="StructureId">For whom; none for a session of the association's own.</param>
/// <param name="Day">The civil day it is on.</param>
/// <param name="By">Who booked.</param>
/// <param name="SeriesId">What it was booked with, at the same hours of other days; none for a single booking.</param>
/// <param name="Waiver">Why the office passed the notice and the limits; none when they were kept.</param>
public sealed record SpaceBooked(
    Guid BookingId, Guid SpaceId, Guid? StructureId, DateOnly Day, DateTimeOffset Start, DateTimeOffset End, BookingPurpose Purpose, Guid? By, DateOnly On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? SeriesId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BookingWaiver? Waiver = null);

/// <param name="By">Who cancelled; none when a tenure that ended did.</param>
public sealed record BookingCancelled(Guid BookingId, BookingEnd Reason, Guid? By, DateOnly On);

/// <summary>What a space is booked for (objet): closed, so that no sentence about a person is kept for ever.</summary>
public enum BookingPurpose { Meeting, Interview, Recording, Broadcast, Editing, Training }

/// <summary>Why the office books past the notice and the limits (motif de dérogation): closed, so that no sentence about a person is kept for ever.</summary>
public enum BookingWaiver { AskedInTime, PublicEvent, Emergency }

/// <summary>Why a booking was cancelled (motif d’annulation).</summary>
public enum BookingEnd
{
    NotNeeded,
    Rescheduled,

    /// <summary>The association has a session of its own, announced in time.</summary>
    HouseSession,

    /// <summary>The house is closed.</summary>
    Closed,

    /// <summary>The resource is for hosted structures, and the structure is hosted no more on that day.</summary>
    TenureOver,
}

/// <summary>Hours of a space that one structure has, or the association itself (réservation), from the start to just before the end.</summary>
public sealed record Booking
{
    public Guid Id { get; init; }
    public Guid SpaceId { get; init; }
    public Guid? StructureId { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset Start { get; init; }
    public DateTimeOffset End { get; init; }
    public BookingPurpose Purpose { get; init; }
    public Guid? By { get; init; }
    public Guid? SeriesId { get; init; }
    public BookingWaiver? Waiver { get; init; }
    public BookingEnd? Cancelled { get; init; }
    public DateOnly? CancelledOn { get; init; }

    [JsonIgnore]
    public TimeSpan Length => End - Start;

    public bool Overlaps(DateTimeOffset start, DateTimeOffset end) => Start < end && End > start;

    public Booking Evolve(object fact) => fact switch
    {
        SpaceBooked f => this with
        {
            Id = f.BookingId, SpaceId = f.SpaceId, StructureId = f.StructureId, Day = f.Day, Start = f.Start, End = f.End, Purpose = f.Purpose, By = f.By,
            SeriesId = f.SeriesId, Waiver = f.Waiver,
        },
        BookingCancelled f => this with { Cancelled = f.Reason, CancelledOn = f.On },
        _ => this,
    };
}
