namespace Mila.Host.Web.Invoices;

/// <summary>An invoice or a credit note as it is printed.</summary>
public sealed record PaperSeen(
    string Number, string? Corrects, DateOnly IssuedOn, DateOnly ServedOn, DateOnly? DueOn, string Seller, string SellerAddress, string SellerIdentifiers, string? SellerVatNumber,
    string Buyer, string BuyerAddress, string? BuyerSiret, IReadOnlyList<PaperSeen.Line> Lines, IReadOnlyList<PaperSeen.Share> Shares, PaperSeen.Sum Total, IReadOnlyList<string> Mentions)
{
    public sealed record Sum(long Cents, string Text);

    public sealed record Line(string Label, int Quantity, Sum UnitPrice, int? VatRate, Sum Net);

    public sealed record Share(int? Rate, Sum Net, Sum Vat);
}
