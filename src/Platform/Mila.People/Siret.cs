using Mila.Kernel;

namespace Mila.People;

/// <summary>The number of an establishment (SIRET): 14 digits, of which the last is a key.</summary>
public static class Siret
{
    private const string LaPoste = "356000000";

    /// <summary>The digits alone; null for none.</summary>
    /// <exception cref="RuleViolation">When the key is not that of the digits.</exception>
    public static string? Of(string? text, string field = "siret")
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var digits = string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character is not '.' and not '-'));
        Rule.That(IsValid(digits), "structure.siret_refused", "A SIRET has 14 digits and a right key.", field);
        return digits;
    }

    /// <summary>Luhn's key; the establishments of La Poste have a key of their own, the sum of the digits by five.</summary>
    public static bool IsValid(string digits)
    {
        if (digits.Length != 14 || !digits.All(char.IsAsciiDigit))
            return false;
        if (digits.StartsWith(LaPoste, StringComparison.Ordinal) && digits.Sum(digit => digit - '0') % 5 == 0)
            return true;
        return Luhn(digits);
    }

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1)
                digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
