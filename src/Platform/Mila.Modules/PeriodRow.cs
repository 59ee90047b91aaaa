using System.Globalization;
using Mila.Kernel;

namespace Mila.Modules;

/// <summary>
/// That something held from a day until another, as it was known from an instant until another: a row of a table that can be asked
/// how things stood on any day, as known at any instant. A row is closed when it no longer holds, and never rewritten.
/// </summary>
public abstract record PeriodRow
{
    /// <summary>Later than anything recorded, and before the instant at which what holds now is closed: never.</summary>
    public static readonly DateTimeOffset KnownNow = DateTimeOffset.MaxValue.AddTicks(-TimeSpan.TicksPerSecond);

    public Guid Id { get; init; }

    /// <summary>The stream whose facts it follows from.</summary>
    public Guid SourceId { get; init; }

    public DateOnly Since { get; init; }

    /// <summary>The first day after; <see cref="DateOnly.MaxValue"/> while it goes on.</summary>
    public DateOnly Until { get; init; } = DateOnly.MaxValue;

    public DateTimeOffset RecordedFrom { get; init; }

    /// <summary>The instant it was known not to hold; <see cref="DateTimeOffset.MaxValue"/> for what is known now.</summary>
    public DateTimeOffset RecordedUntil { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>What it says of its days: two rows that say the same have the same words.</summary>
    public abstract string Words();

    public bool IsKnownAt(DateTimeOffset instant) => RecordedFrom <= instant && instant < RecordedUntil;

    public bool Covers(DateOnly day) => Since <= day && day < Until;

    internal (DateOnly, DateOnly, string) Statement => (Since, Until, Words());

    internal Guid NamedIdOf(DateTimeOffset recorded) => NamedId.Of(
        GetType().Name, SourceId.ToString(), $"{Since:O}", $"{Until:O}", Words(), recorded.UtcTicks.ToString(CultureInfo.InvariantCulture));
}

/// <summary>
/// The rows of one stream as fact after fact is recorded. What comes out depends only on what held after each instant, not on how
/// the facts were grouped into commits: a rebuild gives the same rows.
/// </summary>
public sealed class PeriodLedger<TRow>(IEnumerable<TRow> known) where TRow : PeriodRow
{
    private readonly Dictionary<Guid, TRow> before = known.ToDictionary(row => row.Id);
    private Dictionary<Guid, TRow>? after;

    private Dictionary<Guid, TRow> Rows => after ??= new(before);

    public IEnumerable<TRow> All => Rows.Values;

    /// <summary>Rows that are new, closed or opened again.</summary>
    public IEnumerable<TRow> Changed => Rows.Values.Where(row => !before.TryGetValue(row.Id, out var was) || was.RecordedUntil != row.RecordedUntil);

    /// <summary>Rows that were opened and closed at one instant, so that nobody ever knew them.</summary>
    public IEnumerable<Guid> Vanished => before.Keys.Where(id => !Rows.ContainsKey(id));

    /// <summary>From an instant on, exactly these rows hold.</summary>
    public void Hold(DateTimeOffset at, IEnumerable<TRow> holding)
    {
        var wanted = holding.ToDictionary(row => row.Statement);
        foreach (var row in Rows.Values.Where(row => row.RecordedUntil == DateTimeOffset.MaxValue && !wanted.ContainsKey(row.Statement)).ToList())
        {
            if (row.RecordedFrom == at)
                Rows.Remove(row.Id);
            else
                Rows[row.Id] = row with { RecordedUntil = at };
        }
        foreach (var row in wanted.Values)
            Open(row, at);
    }

    private void Open(TRow row, DateTimeOffset at)
    {
        // A row closed at this very instant is not replaced by a copy: it has not ceased to hold.
        var same = Rows.Values.FirstOrDefault(each => each.Statement == row.Statement && each.RecordedUntil >= at);
        if (same is null)
            same = row with { Id = row.NamedIdOf(at), RecordedFrom = at };
        Rows[same.Id] = same with { RecordedUntil = DateTimeOffset.MaxValue };
    }
}
