using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Invoices;

/// <summary>An invoice is written, or its draft taken up again (brouillon de facture).</summary>
public sealed class InvoiceDraftModel(PageGraph graph, Frame frame) : MilaPage
{
    /// <summary>How many lines the form offers: one more than are written, and never less than four.</summary>
    public int Rows => Math.Max(4, Labels.Count(label => !string.IsNullOrWhiteSpace(label)) + 1);

    /// <summary>A part of the buyer's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Structure { get; set; }

    /// <summary>The draft that is taken up again.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Facture { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public DateOnly? ServedOn { get; set; }

    [BindProperty]
    public List<string?> Labels { get; set; } = [];

    [BindProperty]
    public List<string?> Quantities { get; set; } = [];

    [BindProperty]
    public List<string?> Prices { get; set; } = [];

    [BindProperty]
    public List<string?> Rates { get; set; } = [];

    public Named? Found { get; private set; }

    public IReadOnlyList<Named> Structures { get; private set; } = [];

    public (string? Label, string? Quantity, string? Price, string? Rate) Written(int n) =>
        (Labels.ElementAtOrDefault(n), Quantities.ElementAtOrDefault(n) ?? "1", Prices.ElementAtOrDefault(n), Rates.ElementAtOrDefault(n) ?? "");

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        (Purpose, ServedOn) = ("ROOM", frame.Today);
        if (Facture is { } id)
        {
            if ((await graph.Run(this, "Draft", new { id }, cancellation)).Data<Drafted>().Invoice is not { State: "DRAFT" } draft)
                return NotFound();
            TakeUp(draft);
        }
        return await Load(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (ServedOn is null)
            ModelState.AddModelError(nameof(ServedOn), "Choisissez le jour de la vente ou de la fin de la prestation.");
        if (Lines() is { } lines && ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Save", new { invoice = Facture, structure = Structure, purpose = Purpose, servedOn = ServedOn, lines }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done("Le brouillon est enregistré.", $"/factures/{answer.Data<Saved>().DraftInvoice.Invoice.Id}");
        }
        return await Load(cancellation) ? Again() : NotFound();
    }

    private void TakeUp(Draft draft)
    {
        (Structure, Purpose, ServedOn) = (draft.StructureId, draft.Purpose, draft.ServedOn);
        Labels = [.. draft.Lines.Select(line => line.Label)];
        Quantities = [.. draft.Lines.Select(line => line.Quantity.ToString(CultureInfo.InvariantCulture))];
        Prices = [.. draft.Lines.Select(line => Euros.Written(line.UnitPrice.Cents))];
        Rates = [.. draft.Lines.Select(line => line.VatRate?.ToString(CultureInfo.InvariantCulture) ?? "")];
    }

    /// <summary>The lines that say something; null when one cannot be read.</summary>
    private List<Line>? Lines()
    {
        var lines = new List<Line>();
        for (var n = 0; n < Labels.Count; n++)
        {
            var (label, quantity, price, rate) = Written(n);
            if (string.IsNullOrWhiteSpace(label) && string.IsNullOrWhiteSpace(price))
                continue;
            if (!int.TryParse(quantity, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || Euros.CentsOf(price) is not { } cents)
            {
                ModelState.AddModelError("lines", $"Ligne {n + 1} : écrivez une quantité entière et un prix en euros, par exemple 108 ou 54,50.");
                return null;
            }
            lines.Add(new(label?.Trim() ?? "", count, cents, int.TryParse(rate, NumberStyles.None, CultureInfo.InvariantCulture, out var points) ? points : null));
        }
        return lines;
    }

    private async Task<bool> Load(CancellationToken cancellation)
    {
        if (Structure is { } id)
            return (Found = (await graph.Run(this, "Buyer", new { id }, cancellation)).Data<Bought>().Structure) is not null;
        if (Nom is not null)
            Structures = (await graph.Run(this, "Search", new { search = Nom }, cancellation)).Data<Searched>().Structures.Nodes;
        return true;
    }

    private sealed record Line(string Label, int Quantity, int Cents, int? VatRate);

    private sealed record Bought(Named? Structure);

    private sealed record Searched(Page<Named> Structures);

    private sealed record Page<T>(IReadOnlyList<T> Nodes);

    public sealed record Named(Guid Id, Sheet? Identity);

    public sealed record Sheet(string Name);

    private sealed record Drafted(Draft? Invoice);

    private sealed record Draft(Guid StructureId, string State, string Purpose, DateOnly ServedOn, IReadOnlyList<Sold> Lines);

    private sealed record Sold(string Label, int Quantity, Sum UnitPrice, int? VatRate);

    private sealed record Sum(long Cents);

    private sealed record Saved(Payload DraftInvoice);

    private sealed record Payload(Only Invoice);

    private sealed record Only(Guid Id);
}
