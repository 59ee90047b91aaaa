using System.Globalization;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Dues.BankStatements;

/// <summary>Money that came in, as the bank says it (ligne de relevé). Its label names people: it is read and shown, never kept.</summary>
/// <param name="Number">Its line in the file.</param>
public sealed record BankLine(int Number, DateOnly On, string Label, Money Amount)
{
    /// <summary>
    /// The payment's reference: the same line in a later export has the same one, and says nothing of whom it names.
    /// </summary>
    public string Reference { get; init; } = "";

    internal string Words => string.Create(CultureInfo.InvariantCulture, $"{On:O} {Amount.Cents} {SearchText.Of(Label)}");

    /// <param name="nth">Which of the lines that say exactly the same on that day: 1, 2…</param>
    internal static string ReferenceOf(BankLine line, int nth) =>
        $"RB-{line.On:yyyyMMdd}-{NamedId.Of("bank-line", line.Words, nth.ToString(CultureInfo.InvariantCulture)).ToString("N")[..10].ToUpperInvariant()}";

    /// <summary>What a log may hold of it.</summary>
    public override string ToString() => $"{nameof(BankLine)} {Number}";
}
