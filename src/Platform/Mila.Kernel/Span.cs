namespace Mila.Kernel;

/// <summary>Days from <paramref name="From"/> (included) to <paramref name="Until"/> (the day after the last; none when open).</summary>
public readonly record struct Span(DateOnly From, DateOnly? Until = null)
{
    public bool Covers(DateOnly day) => From <= day && (Until is null || day < Until);

    public bool Overlaps(Span other) => (other.Until is null || From < other.Until) && (Until is null || other.From < Until);
}
