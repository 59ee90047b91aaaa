namespace Mila.Modules;

/// <summary>What rings at a date: asked by the calendar job each minute, and by a demonstration whose clock is moved.</summary>
public interface IRingsWhenDue
{
    /// <summary>The earliest instant at which something rings, past or to come; null when nothing will.</summary>
    Task<DateTimeOffset?> NextDue(CancellationToken cancellation);

    /// <summary>Rings everything that is due at the domain's present instant, oldest first; how many rang.</summary>
    Task<int> RingDue(CancellationToken cancellation);
}
