using System.Globalization;
using Mila.Kernel;
using Scriban.Runtime;

namespace Mila.Letters;

/// <summary>All that a template can call. Each takes and gives plain text, and gives about as much as it takes.</summary>
internal static class LetterFunctions
{
    public static IReadOnlySet<string> Names { get; } = Of(new Uri("https://localhost/")).Keys.ToHashSet(StringComparer.Ordinal);

    public static ScriptObject Of(Uri address)
    {
        var functions = new ScriptObject();
        functions.Import("day", new Func<string, string>(day => French.Day(DayOf(day))));
        functions.Import("day_in_words", new Func<string, string>(day => French.DayInWords(DayOf(day))));
        functions.Import("amount", new Func<string, string>(cents => French.Amount(new Money(long.Parse(cents, CultureInfo.InvariantCulture)))));
        functions.Import("count", new Func<string, string, string, string>((number, singular, plural) =>
            French.Count(long.Parse(number, CultureInfo.InvariantCulture), singular, plural)));
        functions.Import("lines", new Func<string?, ScriptArray>(text => [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]));
        functions.Import("url", new Func<string, string>(path => new Uri(address, path).AbsoluteUri));
        return functions;
    }

    private static DateOnly DayOf(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);
}
