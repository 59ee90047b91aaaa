using System.Text.RegularExpressions;
using Mila.Kernel;

namespace Mila.Membership;

/// <summary>What holds of any money that came in or went back (mouvement d’argent).</summary>
internal static partial class PaymentRules
{
    public static void MustBeAMovement(Money amount, DateOnly on, string reference, DateOnly today)
    {
        Rule.That(amount > Money.Zero, "payment.amount_refused", "A payment is more than nothing.", "cents");
        Rule.That(on <= today, "payment.in_advance", "Money that moved has moved by today.", "on");
        Rule.That(Reference().IsMatch(reference), "payment.reference_refused", "A reference is letters, digits and dashes; it names nobody.", "reference");
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9/._-]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Reference();
}
