using Mila.Kernel;

namespace Mila.Membership.Structures;

/// <summary>What one fact says: from that day on, the value is this, until another fact says otherwise.</summary>
/// <param name="Number">The fact's number in the stream: of two facts of one day, the later one recorded has the last word.</param>
public sealed record Said<T>(int Number, DateOnly On, T Value);

/// <summary>A value that held for a span of days.</summary>
public readonly record struct Stretch<T>(Span Span, T Value);

/// <summary>What was said of one thing, laid out by day (frise); the order in which it was recorded makes no difference.</summary>
/// <param name="goesLast">Of what is said of one day, what has the last word whenever it was recorded.</param>
public sealed class Timeline<T>(IEnumerable<Said<T>> said, Func<T, bool>? goesLast = null)
{
    private readonly Said<T>[] words = [.. said.OrderBy(word => word.On).ThenBy(word => goesLast?.Invoke(word.Value)).ThenBy(word => word.Number)];

    public IReadOnlyList<Said<T>> Words => words;

    /// <summary>What holds on a day; null before anything was said.</summary>
    public Said<T>? At(DateOnly day) => words.LastOrDefault(word => word.On <= day);

    /// <summary>The spans of days and what held; a word taken back on its own day leaves none.</summary>
    public IEnumerable<Stretch<T>> Stretches()
    {
        for (var i = 0; i < words.Length; i++)
        {
            var until = i + 1 < words.Length ? words[i + 1].On : (DateOnly?)null;
            if (words[i].On != until)
                yield return new(new(words[i].On, until), words[i].Value);
        }
    }
}
