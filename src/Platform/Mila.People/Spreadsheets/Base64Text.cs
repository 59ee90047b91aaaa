using Mila.Kernel;

namespace Mila.People.Spreadsheets;

/// <summary>A small file in an argument of the API.</summary>
public static class Base64Text
{
    /// <exception cref="RuleViolation">When the text is not Base64.</exception>
    public static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        Rule.That(Convert.TryFromBase64String(base64, bytes, out var length), "import.not_base64", "The file is not in Base64.", "file");
        return bytes[..length];
    }
}
