using System.Security.Cryptography;
using System.Text.Json;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Invoices;

/// <summary>
/// An invoice or a credit note word for word as it was issued (facture émise): who sold, who bought, the mentions of its day. It names
/// people, and is kept by law for ten years (Code de commerce, art. L123-22), whatever is changed or erased elsewhere.
/// </summary>
public sealed record InvoicePaper
{
    /// <summary>The invoice's id, or the credit note's.</summary>
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    /// <summary>The invoice that a credit note takes back, by its number; null on an invoice.</summary>
    public string? Corrects { get; init; }

    public required Guid InvoiceId { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required DateOnly ServedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public required string Seller { get; init; }
    public required string SellerAddress { get; init; }
    public required string SellerIdentifiers { get; init; }
    public string? SellerVatNumber { get; init; }
    public required string Buyer { get; init; }
    public required string BuyerAddress { get; init; }
    public string? BuyerSiret { get; init; }
    public required IReadOnlyList<PaperLine> Lines { get; init; }
    public required IReadOnlyList<VatShare> Shares { get; init; }
    public required Money Total { get; init; }
    public required IReadOnlyList<string> Mentions { get; init; }
    public required DateOnly HeldUntil { get; init; }

    /// <summary>What the fact of its issue holds of it.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));

    /// <summary>Ten years from the end of the year of issue, which is the association's financial year.</summary>
    public static DateOnly HeldFrom(DateOnly issued) => new(issued.Year + 11, 1, 1);

    public static InvoicePaper Of(Invoice invoice, InvoiceIssue issue) => new()
    {
        Id = invoice.Id, InvoiceId = invoice.Id, Number = issue.Number, IssuedOn = issue.On, ServedOn = invoice.ServedOn, DueOn = issue.On.AddDays(issue.Terms.DaysToPay),
        Seller = issue.Association, SellerAddress = issue.Terms.Address, SellerIdentifiers = issue.Terms.Identifiers, SellerVatNumber = issue.Terms.VatNumber is { Length: > 0 } vat ? vat : null,
        Buyer = issue.Buyer.Name, BuyerAddress = issue.Buyer.Address ?? "", BuyerSiret = issue.Buyer.Siret,
        Lines = [.. invoice.Lines.Select(line => new PaperLine(line.Label, line.Quantity, line.UnitPrice, line.VatRate, line.Net))],
        Shares = invoice.Shares, Total = invoice.Total, Mentions = issue.Terms.MentionsFor(invoice.Shares, issue.Kind), HeldUntil = HeldFrom(issue.On),
    };

    /// <summary>The credit note's paper names whom the invoice's did.</summary>
    public InvoicePaper Credit(Guid noteId, string number, IReadOnlyList<CreditedLine> credited, IReadOnlyList<VatShare> shares, DateOnly on) => this with
    {
        Id = noteId, Number = number, Corrects = Number, IssuedOn = on, DueOn = null,
        Lines = [.. credited.Select(each => Lines[each.Line - 1] with { Quantity = 1, UnitPrice = each.Net, Net = each.Net })],
        Shares = shares, Total = InvoiceSums.Total(shares), Mentions = [.. Mentions.Take(shares.Any(share => share.Rate is null) ? 1 : 0)], HeldUntil = HeldFrom(on),
    };
}

public sealed record PaperLine(string Label, int Quantity, Money UnitPrice, int? VatRate, Money Net);

/// <summary>What an issue adds to a draft: its number, who sells and buys, and on what terms.</summary>
public sealed record InvoiceIssue(string Number, string Association, IdentitySheet Buyer, Structures.StructureKind Kind, InvoiceTerms Terms, DateOnly On);
