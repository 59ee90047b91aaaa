using Mila.Kernel;

namespace Mila.Membership.Invoices;

/// <summary>Sums of an invoice (totaux): the VAT of a rate is that of all it bears together, half up.</summary>
public static class InvoiceSums
{
    public static Money Sum<T>(this IEnumerable<T> all, Func<T, Money> of) => all.Aggregate(Money.Zero, (sum, each) => sum + of(each));

    public static IReadOnlyList<VatShare> Of(IEnumerable<InvoiceLine> lines) =>
        [.. lines.GroupBy(line => line.VatRate).OrderByDescending(rate => rate.Key ?? -1).Select(rate => Share(rate.Key, rate.Sum(line => line.Net)))];

    /// <summary>
    /// The shares of a credit note: the VAT that what is left bears less than before, so that crediting all of it, at once or in parts,
    /// gives back the VAT to the cent.
    /// </summary>
    public static IReadOnlyList<VatShare> OfCredit(Invoice invoice, IReadOnlyList<CreditedLine> credited) =>
    [
        .. credited.GroupBy(each => invoice.Lines[each.Line - 1].VatRate).OrderByDescending(rate => rate.Key ?? -1).Select(rate =>
        {
            var left = invoice.Lines.Index().Where(line => line.Item.VatRate == rate.Key).Sum(line => invoice.LeftOf(line.Index + 1));
            var taken = rate.Sum(each => each.Net);
            return new VatShare(rate.Key, taken, VatOf(left, rate.Key) - VatOf(left - taken, rate.Key));
        }),
    ];

    public static Money Total(IEnumerable<VatShare> shares) => shares.Sum(share => share.Net + share.Vat);

    private static VatShare Share(int? rate, Money net) => new(rate, net, VatOf(net, rate));

    private static Money VatOf(Money net, int? rate) => rate is { } points ? net.Prorated(points, 100_00) : Money.Zero;
}
