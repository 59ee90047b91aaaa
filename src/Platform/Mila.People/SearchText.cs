using System.Globalization;
using System.Text;

namespace Mila.People;

/// <summary>Text as it is compared in searches: lower case, without accents, single spaces.</summary>
public static class SearchText
{
    public static string Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                letters.Append(char.ToLowerInvariant(letter));
        return string.Join(' ', letters.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
