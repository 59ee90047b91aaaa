using Mila.Kernel;

namespace Mila.Incubation.Tenures;

/// <summary>
/// How long a structure may stay (durée d’hébergement): 24 months as planned, 36 at most, cumulated over spaces and interruptions
/// (<c>domain.md</c> §4). A limit in months is a number of days, from the first start to the same date so many months later; a day
/// in two spaces counts once; a stay without interruption ends on its calendar date.
/// </summary>
/// <param name="Past">The counted days before the stay that is asked about: earlier stays, history with its proof, those of the structures whose place it took.</param>
public sealed record TenureClock(IReadOnlyList<Span> Past)
{
    /// <summary>The days counted before a day.</summary>
    public int DaysUsed(DateOnly before)
    {
        var (days, reached) = (0, DateOnly.MinValue);
        foreach (var span in Past.OrderBy(span => span.From))
        {
            var from = span.From > reached ? span.From : reached;
            var until = span.Until is { } end && end < before ? end : before;
            if (until <= from)
                continue;
            days += until.DayNumber - from.DayNumber;
            reached = until;
        }
        return days;
    }

    /// <summary>The first day after the last one that is allowed, for a stay that begins on a day and is not interrupted.</summary>
    /// <param name="months">The limit: 24 as planned, 36 at most.</param>
    public DateOnly LatestEnd(DateOnly from, int months)
    {
        var first = Past.Select(span => span.From).Append(from).Min();
        var limit = first.AddMonths(months).DayNumber - first.DayNumber;
        return from.AddDays(Math.Max(0, limit - DaysUsed(from)));
    }
}
