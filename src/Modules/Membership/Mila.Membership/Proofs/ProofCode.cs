using System.Security.Cryptography;

namespace Mila.Membership.Proofs;

/// <summary>What is printed on a proof for others to check it (code de vérification): eighty bits that nobody guesses, in letters that are not mistaken for one another.</summary>
public static class ProofCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>As somebody types it: small letters, dashes and spaces make no difference, nor does an O for a zero.</summary>
    public static string Read(string typed) => string.Concat(typed.ToUpperInvariant()
        .Where(char.IsAsciiLetterOrDigit).Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }));

    /// <summary>In fours, as it is printed.</summary>
    public static string Print(string code) => string.Join('-', code.Chunk(4).Select(four => new string(four)));
}
