using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Dues;

/// <summary>A structure's account until a day, to be printed (relevé de compte).</summary>
public sealed class AccountModel(PageGraph graph) : MilaPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Jour { get; set; }

    public Account Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, variables: new { structure = id, asOf = Jour }, cancellation: cancellation)).Data<Answer>().DuesAccount;
        Shown = found!;
        return found is null ? NotFound() : Page();
    }

    /// <summary>What a line says, before its references.</summary>
    public static string Words(Line line) => line.Move switch
    {
        "CALLED" => $"Appel de cotisation {line.Year}",
        "CALL_CANCELLED" => $"Annulation de l’appel {line.Year}",
        "PAID" => $"Paiement, cotisation {line.Year}",
        "PAYMENT_VOID" => $"Paiement annulé de {line.Said!.Text}, cotisation {line.Year}",
        "INVOICED" => $"Facture n° {line.Number}",
        "CREDITED" => $"Avoir n° {line.Number}",
        "INVOICE_PAID" => $"Paiement, facture n° {line.Number}",
        "INVOICE_PAYMENT_VOID" => $"Paiement annulé de {line.Said!.Text}, facture n° {line.Number}",
        "REFUNDED" => $"Remboursement, {About(line)}",
        "WRITTEN_OFF" => $"Abandon, {About(line)}",
        _ => $"Trop-perçu de {line.Said!.Text} reporté sur la cotisation {line.Year}",
    };

    private static string About(Line line) => line.Number is { } number ? $"facture n° {number}" : $"cotisation {line.Year}";

    private sealed record Answer(Account? DuesAccount);

    public sealed record Sum(long Cents, string Text);

    public sealed record Said(string Text);

    public sealed record Line(DateOnly On, string Move, int Year, string? Reference, string? ReceiptNumber, string? Number, Sum Debit, Sum Credit, Said? Said, Said Balance);

    public sealed record Account(
        DateOnly Day, string Association, string? StructureName, string? StructureAddress, string? StructureSiret, string Mentions, Sum Balance, IReadOnlyList<Line> Lines);
}
