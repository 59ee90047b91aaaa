using Marten;
using Mila.Kernel;

namespace Mila.Incubation.Works;

/// <summary>A meter showed so much on a day (relevé de compteur).</summary>
public sealed record ReadMeter(Guid PremisesId, Guid ReadingId, MeterKind Kind, long Index, bool IsNewMeter, DateOnly ReadOn);

public static class ReadMeterHandler
{
    private const long Highest = 99_999_999;
    private static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <returns>None when it is put down already.</returns>
    public static MeterRead? Decide(ReadMeter command, Premises premises, DateOnly today)
    {
        if (premises.Readings.Any(reading => reading.Id == command.ReadingId))
            return null;
        Rule.That(command.Index is >= 0 and <= Highest, "meter.index_refused", "A meter shows a number of at most eight figures.", "index");
        Rule.That(Earliest <= command.ReadOn && command.ReadOn <= today, "meter.day_refused", "It was read by today.", "readOn");
        var readings = premises.Of(command.Kind);
        Rule.That(readings.All(reading => reading.ReadOn != command.ReadOn || reading.IsNewMeter != command.IsNewMeter), "meter.read_that_day", "It was read that day.", "readOn");
        // On the day of a change the old meter is read before the new one.
        var before = readings.LastOrDefault(reading => reading.ReadOn < command.ReadOn || (reading.ReadOn == command.ReadOn && command.IsNewMeter));
        var after = readings.FirstOrDefault(reading => reading.ReadOn > command.ReadOn || (reading.ReadOn == command.ReadOn && !command.IsNewMeter));
        Rule.That(command.IsNewMeter || before is null || before.Index <= command.Index, "meter.index_back", "A meter does not go back.", "index");
        Rule.That(after is null or { IsNewMeter: true } || command.Index <= after.Index, "meter.index_ahead", "A later reading shows less.", "index");

        return new(premises.Id, command.ReadingId, command.Kind, command.Index, command.IsNewMeter, command.ReadOn, today);
    }

    public static async Task Handle(ReadMeter command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.PremisesToWrite(command.PremisesId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is { } read)
            stream.AppendOne(read);
    }
}

/// <summary>A reading was wrong (annulation d’un relevé).</summary>
public sealed record WithdrawReading(Guid PremisesId, Guid ReadingId);

public static class WithdrawReadingHandler
{
    /// <returns>None when it counts no more already.</returns>
    public static ReadingWithdrawn? Decide(WithdrawReading command, Premises premises, DateOnly today) =>
        premises.Readings.Any(reading => reading.Id == command.ReadingId) ? new(premises.Id, command.ReadingId, today) : null;

    public static async Task Handle(WithdrawReading command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.PremisesToWrite(command.PremisesId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is { } withdrawn)
            stream.AppendOne(withdrawn);
    }
}
