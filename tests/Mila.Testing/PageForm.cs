using System.Text.RegularExpressions;

namespace Mila.Testing;

/// <summary>What a form of a page carries against forgery.</summary>
public static partial class PageForm
{
    public const string TokenField = "__RequestVerificationToken";

    public static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    /// <summary>A page as it is whenever it is asked for.</summary>
    public static string WithoutToken(string page) => Token().Replace(page, "");

    [GeneratedRegex($"name=\"{TokenField}\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
