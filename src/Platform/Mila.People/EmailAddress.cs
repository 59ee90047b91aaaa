using Mila.Kernel;
using MimeKit;

namespace Mila.People;

/// <summary>An e-mail address (adresse électronique), as the parser that will send to it understands it.</summary>
public static class EmailAddress
{
    private const int Longest = 254;

    private static readonly ParserOptions Strict = new()
    {
        AllowAddressesWithoutDomain = false,
        AddressParserComplianceMode = RfcComplianceMode.Strict,
    };

    /// <summary>The address, its domain in lower case; null for none.</summary>
    /// <exception cref="RuleViolation">When no mail could be sent there.</exception>
    public static string? Of(string? text, string field = "email")
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var trimmed = text.Trim();
        Rule.That(IsValid(trimmed), "email.refused", "This is not an e-mail address.", field);
        var at = trimmed.LastIndexOf('@');
        return trimmed[..at] + trimmed[at..].ToLowerInvariant();
    }

    /// <summary>Whether it is one address and nothing else: no name, comment, quotes or list, and a domain with a dot.</summary>
    public static bool IsValid(string text) =>
        text.Length <= Longest
        && !text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '"' or '(' or ')' or ',' or ';' or '<' or '>')
        && MailboxAddress.TryParse(Strict, text, out var mailbox)
        && mailbox.Address == text
        && mailbox.LocalPart.Length is >= 1 and <= 64
        && mailbox.Domain.Split('.') is { Length: >= 2 } labels
        && labels.All(label => label.Length is >= 1 and <= 63 && label.All(c => char.IsLetterOrDigit(c) || c == '-') && label[0] != '-' && label[^1] != '-');
}
