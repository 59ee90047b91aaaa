using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Mila.Modules;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>An invoice in a browser: written, issued, paid too much, taken back in part, given back, found in the list.</summary>
public sealed class InvoiceTests(Site site)
{
    private static readonly Guid Treasurer = NamedId.Of("web", "invoices", "treasurer");

    [Fact]
    public async Task An_invoice_is_written_issued_paid_taken_back_and_refunded_with_buttons_alone()
    {
        await site.App.Send(new ChangeSetting("invoice.seller_address", "4 rue André Messager, 75018 Paris", site.App.Today));
        await site.App.Send(new ChangeSetting("invoice.seller_identifiers", "SIRET 443 061 841 00047, RNA W751153122", site.App.Today));
        await site.App.Send(new RegisterStructure(
            Guid.CreateVersion7(), StructureKind.Company, "Tempo Rubato", null, null, "1 rue Léon, 75018 Paris", [Activity.Label], true, null, [], new(2022, 1, 3)));
        await using var visitor = await site.Visit(Treasurer, [Access.Treasurer]);

        await visitor.Go("/factures");
        await visitor.Link("Écrire une facture").ClickAsync();
        await visitor.Field("Client").FillAsync("rubato");
        await visitor.Button("Chercher").ClickAsync();
        await visitor.Link("Tempo Rubato").ClickAsync();
        await visitor.Field("Désignation, ligne 1").FillAsync("Salle de réunion");
        await visitor.Field("Quantité, ligne 1").FillAsync("2");
        await visitor.Field("Prix unitaire hors taxe en euros, ligne 1").FillAsync("60,50");
        await visitor.Check("invoice-form");
        await visitor.Send(visitor.Button("Enregistrer le brouillon"));
        await visitor.Check("invoice-draft");
        await Confirmed(visitor, "Émettre la facture");
        Assert.StartsWith("Facture n° F-", (await visitor.Heading.InnerTextAsync()).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("293 B", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Check("invoice-issued");

        await visitor.Field("Montant, en euros").FillAsync("121");
        await visitor.Field("Référence").FillAsync("VIR-2023-77");
        await visitor.Send(visitor.Button("Enregistrer"));
        await visitor.Page.GetByText("Émettre un avoir").ClickAsync();
        await visitor.Page.Locator("[name=taken]").FillAsync("20,50");
        await Confirmed(visitor, "Émettre l’avoir");
        await visitor.Check("invoice-credited");
        await visitor.Field("Référence").FillAsync("REM-2023-77");
        await visitor.Send(visitor.Button("Rembourser"));

        var id = Guid.Parse(new Uri(visitor.Page.Url).Segments[^1]);
        await using (var session = site.App.Query())
        {
            var invoice = (await session.LoadAsync<Invoice>(id, TestContext.Current.CancellationToken))!;
            Assert.Equal((InvoiceState.Settled, 20_50, 100_50), (invoice.State, invoice.Credited.Cents, invoice.Received.Cents));
        }
        await visitor.Page.Locator("a[href*='/avoirs/']").ClickAsync();
        await visitor.Check("credit-note");
        await visitor.Go("/factures?etat=reglees");
        Assert.Contains("Tempo Rubato", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Check("invoices");
        await visitor.TurnTo(Screen.Phone);
        await visitor.Check("invoices-phone");
    }

    /// <summary>Presses the button, then the one of the question it asks.</summary>
    private static async Task Confirmed(Visitor visitor, string button)
    {
        await visitor.Button(button).ClickAsync();
        await visitor.Send(visitor.Page.Locator("dialog button.main"));
    }
}
