namespace Mila.Kernel;

/// <summary>
/// The instant the domain believes it is. Not registered as <see cref="TimeProvider"/>, so that cookies, tokens,
/// retries and the engines keep real time while a demonstration moves its own.
/// </summary>
public abstract class Clock
{
    public abstract DateTimeOffset UtcNow { get; }
}

/// <summary>Real time, plus what a demonstration has added (forward only).</summary>
public sealed class OffsetClock(TimeProvider time) : Clock
{
    private long offsetTicks;

    public TimeSpan Offset => new(Interlocked.Read(ref offsetTicks));

    public override DateTimeOffset UtcNow => time.GetUtcNow() + Offset;

    /// <exception cref="ArgumentOutOfRangeException">When the new time would be before the present one.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        var offset = instant - time.GetUtcNow();
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, Offset, nameof(instant));
        Interlocked.Exchange(ref offsetTicks, offset.Ticks);
    }

    /// <summary>Takes up the offset a store was left with.</summary>
    public void Resume(TimeSpan offset) => Interlocked.Exchange(ref offsetTicks, offset.Ticks);
}
