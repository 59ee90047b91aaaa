using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Mila.Host.Web.Workflows;

/// <summary>A picture at its own size (schéma): it scrolls in its frame rather than shrinks until nobody can read it.</summary>
public static partial class Drawing
{
    public static IHtmlContent AtItsOwnSize(string svg) =>
        new HtmlString(Box().Replace(svg, "$0 width=\"${width}\" height=\"${height}\"", 1));

    [GeneratedRegex("viewBox=\"0 0 (?<width>[0-9]+) (?<height>[0-9]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Box();
}
