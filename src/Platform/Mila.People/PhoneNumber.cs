using Mila.Kernel;

namespace Mila.People;

/// <summary>A telephone number (téléphone) in international form: <c>+33142521234</c>. Ten digits that begin with 0 are French.</summary>
public static class PhoneNumber
{
    /// <exception cref="RuleViolation">When it cannot be dialled.</exception>
    public static string? Of(string? text, string field = "phone")
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var compact = string.Concat(text.Replace("(0)", "", StringComparison.Ordinal)
            .Where(character => !char.IsWhiteSpace(character) && character is not ('.' or '-' or '(' or ')' or '/')));
        var number = compact switch
        {
            ['0', '0', ..] => "+" + compact[2..],
            ['0', .. { Length: 9 }] => "+33" + compact[1..],
            _ => compact,
        };
        Rule.That(number is ['+', >= '1' and <= '9', ..] && number.Length is >= 9 and <= 16 && number.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0,
            "phone.refused", "This is not a telephone number.", field);
        return number;
    }
}
