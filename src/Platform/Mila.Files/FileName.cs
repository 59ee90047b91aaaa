using System.Globalization;
using System.Text;

namespace Mila.Files;

/// <summary>A file's name as its sender gave it, made harmless (nom du fichier): no path, nothing invisible, and the extension of what it really is.</summary>
public static class FileName
{
    private const int Longest = 100;
    private const string Nameless = "fichier";

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <param name="extension">That of the media type, with its dot.</param>
    public static string Clean(string? given, string extension)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var stem = Visible(WithoutExtension(last));
        if (stem.Length == 0)
            stem = Nameless;
        if (Reserved.Contains(stem.Split('.')[0]))
            stem = "_" + stem;
        return string.Concat(stem.EnumerateRunes().Take(Longest)).Trim('.', ' ') + extension;
    }

    /// <summary>The extension the sender gave, in lower case with its dot; empty when none.</summary>
    public static string ExtensionOf(string? given) => Path.GetExtension(given ?? "").ToLowerInvariant();

    private static string WithoutExtension(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;

    private static string Visible(string name)
    {
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().Take(4 * Longest))
            kept.Append(IsHarmless(rune) ? rune.ToString() : Rune.IsWhiteSpace(rune) ? " " : "");
        var words = kept.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).Trim('.', ' ');
    }

    private static bool IsHarmless(Rune rune) =>
        rune != Rune.ReplacementChar
        && !"<>:\"|?*%;`$&".Contains(rune.ToString(), StringComparison.Ordinal)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
