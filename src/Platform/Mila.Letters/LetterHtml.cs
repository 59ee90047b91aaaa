using System.Net;
using System.Text;

namespace Mila.Letters;

/// <summary>A letter's text as HTML: paragraphs, lists, and links to the association's own pages. What people wrote stays text.</summary>
internal static class LetterHtml
{
    public static string Of(string text, Uri address)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"fr\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n");
        foreach (var block in text.Split("\n\n"))
            Append(html, block.Split('\n'), address);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder html, string[] lines, Uri address)
    {
        if (Array.TrueForAll(lines, line => line.StartsWith("- ", StringComparison.Ordinal)))
            html.Append("<ul>").AppendJoin("", lines.Select(line => $"<li>{Inline(line[2..], address)}</li>")).Append("</ul>\n");
        else
            html.Append("<p>").AppendJoin("<br>\n", lines.Select(line => Inline(line, address))).Append("</p>\n");
    }

    private static string Inline(string line, Uri address) =>
        string.Join(' ', line.Split(' ').Select(word => IsOwn(word, address)
            ? $"<a href=\"{WebUtility.HtmlEncode(word)}\">{WebUtility.HtmlEncode(word)}</a>"
            : WebUtility.HtmlEncode(word)));

    private static bool IsOwn(string word, Uri address) =>
        Uri.TryCreate(word, UriKind.Absolute, out var target) && Uri.Compare(target, address, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
