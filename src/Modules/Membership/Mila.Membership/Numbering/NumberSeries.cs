using Marten;
using Mila.Kernel;

namespace Mila.Membership.Numbering;

public sealed record NumberTaken(string Series, int Year, int Number, Guid For, DateOnly On);

/// <summary>
/// The numbers of one series and year (numérotation continue): 1, 2, 3, without a gap, because a number is taken in the transaction
/// of what it numbers. Whoever needs the next one waits for that transaction; only a series' first number is raced for, and decided again.
/// </summary>
public sealed record NumberSeries
{
    public Guid Id { get; init; }
    public int Last { get; init; }

    public static Guid IdOf(string series, int year) => NamedId.Of("numbers", series, $"{year}");

    public NumberSeries Evolve(object fact) => fact is NumberTaken f ? this with { Id = IdOf(f.Series, f.Year), Last = f.Number } : this;

    /// <summary>The next number of a series, taken for one thing when the session is committed.</summary>
    public static async Task<int> Take(IDocumentSession session, string series, int year, Guid what, DateOnly on, CancellationToken cancellation)
    {
        var id = IdOf(series, year);
        var stream = await session.Events.FetchStreamStateAsync(id, cancellation) is null
            ? await session.Events.FetchForWriting<NumberSeries>(id, cancellation)
            : await session.Events.FetchForExclusiveWriting<NumberSeries>(id, cancellation);
        var number = (stream.Aggregate?.Last ?? 0) + 1;
        stream.AppendOne(new NumberTaken(series, year, number, what, on));
        return number;
    }
}
