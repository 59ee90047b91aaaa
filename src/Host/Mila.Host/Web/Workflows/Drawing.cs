using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Mila.Host.Web.Workflows;

/// <summary>A picture at its own size (schéma): it scrolls in its frame rather than shrinks until nobody can read it.</summary>
public static partial class Drawing
{
    public static IHtmlContent AtItsOwnSize(string svg) =>
        new HtmlString(Box().Replace(svg, "$0 width=\"$1\" height=\"$2\"", 1));

    [GeneratedRegex("viewBox=\"0 0 ([0-9]+) ([0-9]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Box();
}
