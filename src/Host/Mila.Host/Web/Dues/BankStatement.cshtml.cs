using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Dues;

/// <summary>A bank's statement beside what is owed: what each line would pay, then, ticked, paying it (rapprochement du relevé).</summary>
[RequestSizeLimit(3_000_000)]
public sealed class BankStatementModel(PageGraph graph) : MilaPage
{
    /// <summary>The chosen file.</summary>
    [BindProperty(Name = "file")]
    public IFormFile? Chosen { get; set; }

    /// <summary>The file that was read, so that it is not chosen again.</summary>
    [BindProperty]
    public string? Tried { get; set; }

    /// <summary>The references of the lines whose payments are right.</summary>
    [BindProperty(Name = "line")]
    public List<string> Ticked { get; set; } = [];

    public Statement? Read { get; private set; }

    public IEnumerable<Line> Proposed => Read?.Lines.Where(line => line.Payments.Count > 0) ?? [];

    public IEnumerable<Line> Recorded => Read?.Lines.Where(line => line.IsRecorded) ?? [];

    public IEnumerable<Line> Unknown => Read?.Lines.Where(line => !line.IsRecorded && line.Payments.Count == 0) ?? [];

    public async Task<IActionResult> OnPostRead(CancellationToken cancellation)
    {
        if (Chosen is null)
        {
            ModelState.AddModelError("file", "Choisissez le relevé à lire.");
            return Again();
        }
        using var bytes = new MemoryStream();
        await Chosen.CopyToAsync(bytes, cancellation);
        Tried = Convert.ToBase64String(bytes.ToArray());
        ModelState.Clear();
        return await Load(cancellation) ? Page() : Again();
    }

    public async Task<IActionResult> OnPostRecord(CancellationToken cancellation)
    {
        if (!await Load(cancellation))
            return Again();
        if (Ticked.Count == 0)
        {
            ModelState.AddModelError("line", "Cochez au moins une ligne à enregistrer.");
            return Again();
        }
        var (lines, recorded) = (Proposed.Where(line => Ticked.Contains(line.Reference)).ToList(), 0);
        foreach (var line in lines)
            foreach (var payment in line.Payments)
            {
                var answer = await graph.Run(this, payment.Invoice is null ? "Pay" : "PayInvoice", new { id = payment.Debt.Id, cents = payment.Amount.Cents, on = line.On, reference = line.Reference }, cancellation);
                if (Refused(answer.UserErrors))
                {
                    // What went before is recorded, and known by its reference when the statement is read again.
                    await Load(cancellation);
                    return Again();
                }
                recorded++;
            }
        return Done(recorded == 1 ? "Un paiement est enregistré." : $"{recorded} paiements sont enregistrés.", "/cotisations");
    }

    /// <summary>How well a line's proposal is founded, and whether it is ticked from the start.</summary>
    public static (string Words, bool IsSure) Judged(Line line) => line.Ground switch
    {
        "REFERENCE_AND_AMOUNT" => ("Numéro de facture et montant concordent", true),
        "NAME_AND_AMOUNT" => ("Nom et montant concordent", true),
        "REFERENCE" => ("Le numéro de facture concorde, pas le montant", false),
        "NAME" => ("Le nom concorde, pas le montant", false),
        _ => ("Seul le montant concorde", false),
    };

    /// <summary>What a payment does to a debt: settles it, pays a part of it, or more than is owed.</summary>
    public static string Effect(Payment payment) => payment.Amount.Cents.CompareTo(payment.Debt.Owed.Cents) switch
    {
        < 0 => $"en partie, sur {payment.Debt.Owed.Text}",
        0 => "solde",
        _ => $"solde {payment.Debt.Owed.Text}, le reste est un trop-perçu",
    };

    private async Task<bool> Load(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Read", new { file = Tried ?? "" }, cancellation);
        if (answer.Errors is [var refused, ..])
        {
            ModelState.AddModelError("file", refused.Message);
            return false;
        }
        Read = answer.Data<Answer>().BankStatement;
        return true;
    }

    private sealed record Answer(Statement BankStatement);

    public sealed record Statement(IReadOnlyList<Line> Lines, IReadOnlyList<Error> Errors);

    public sealed record Line(int Number, DateOnly On, string Label, Sum Amount, string Reference, bool IsRecorded, string? Ground, IReadOnlyList<Payment> Payments);

    public sealed record Payment(Sum Amount, Asked? DuesCall, Asked? Invoice)
    {
        public Asked Debt => Invoice ?? DuesCall!;

        public string Path => Invoice is null ? $"/cotisations/{Debt.Id}" : $"/factures/{Debt.Id}";
    }

    /// <param name="Year">Of a call.</param>
    /// <param name="Number">Of an invoice.</param>
    public sealed record Asked(Guid Id, string? StructureName, int? Year, string? Number, Sum Owed)
    {
        public string Called => $"{StructureName ?? "Structure effacée"}, {(Number is null ? $"cotisation {Year}" : $"facture n° {Number}")}";
    }

    public sealed record Sum(long Cents, string Text);

    public sealed record Error(int Line, string? Column, string Message);
}
