using Mila.Kernel;

namespace Mila.Letters;

/// <summary>A letter's plain text.</summary>
internal static class LetterText
{
    /// <summary>French spaces, and one empty line between paragraphs where conditions have left several.</summary>
    public static string Typeset(string text)
    {
        var paragraphs = French.Typeset(text.ReplaceLineEndings("\n"))
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => paragraph.Trim('\n', ' '))
            .Where(paragraph => paragraph.Length > 0);
        return string.Concat(string.Join("\n\n", paragraphs).Where(character => character is '\n' || !char.IsControl(character)));
    }

    /// <summary>One line, whatever was put in it: a header ends where its line ends.</summary>
    public static string OneLine(string text, int longest)
    {
        var words = string.Concat(text.Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var line = French.Typeset(string.Join(' ', words));
        return line.Length <= longest ? line : line[..(longest - 1)] + "…";
    }
}
