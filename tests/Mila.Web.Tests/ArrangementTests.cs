using Microsoft.Playwright;
using Mila.Kernel;
using Mila.Membership.Invoices;
using Mila.Membership.Structures;
using Mila.Modules;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The treasurer agrees on three payments on the page of an invoice, and takes that back; the list of what is late tells invoices beside dues.</summary>
public sealed class ArrangementTests(Site site)
{
    [Fact]
    public async Task What_is_owed_on_an_invoice_is_paid_in_parts_as_agreed_on_its_page()
    {
        await Association.Seat(site.App);
        var (structure, invoice) = (NamedId.Of("web", "arrangement", "structure"), NamedId.Of("web", "arrangement", "invoice"));
        await site.App.Send(new ChangeSetting("invoice.seller_address", "4 rue André Messager, 75018 Paris", site.App.Today));
        await site.App.Send(new ChangeSetting("invoice.seller_identifiers", "SIRET 443 061 841 00047", site.App.Today));
        await site.App.Send(new RegisterStructure(structure, StructureKind.Company, "Le Fût Sonore", null, null, "2 rue Léon, 75018 Paris", [Activity.Label], false, null, [], new(2022, 1, 3)));
        await site.App.Send(new DraftInvoice(invoice, structure, InvoicePurpose.Room, site.App.Today, [new("Salle", 1, Money.Euros(100), null)]));
        await site.App.Send(new IssueInvoice(invoice));

        await using var treasurer = await Association.BoardMemberAt(site, 1);
        await treasurer.TurnTo(Screen.Phone);
        await treasurer.Go($"/factures/{invoice}");
        await treasurer.Page.GetByText("Convenir d’un échéancier").ClickAsync();
        await treasurer.Check("invoice-to-arrange");
        await treasurer.Page.Locator("input[name=first]").FillAsync($"{site.App.Today.AddDays(10):O}");
        await treasurer.Button("Répartir").ClickAsync();
        await Assertions.Expect(treasurer.Field("Versement 3, montant en euros")).ToHaveValueAsync("33,34");
        await treasurer.Field("Versement 1, montant en euros").FillAsync("20");
        await treasurer.Field("Versement 2, montant en euros").FillAsync("46,66");
        await treasurer.Field("Versement 2, avant la fin du").FillAsync($"{site.App.Today.AddDays(5):O}");
        treasurer.ExpectsRefusals = true;
        await Press(treasurer, "Convenir de l’échéancier");
        await Assertions.Expect(treasurer.Page.Locator(".errors")).ToContainTextAsync("Versement 2");
        await treasurer.Check("invoice-arrangement-refused");
        treasurer.ExpectsRefusals = false;
        await treasurer.Field("Versement 2, avant la fin du").FillAsync($"{site.App.Today.AddDays(47):O}");
        await Confirm(treasurer, "Convenir de l’échéancier");
        await Assertions.Expect(treasurer.Page.Locator("section[aria-labelledby=arrangement]")).ToContainTextAsync("46,66");
        await treasurer.Check("invoice-arranged");
        await Confirm(treasurer, "Annuler l’échéancier");
        await Assertions.Expect(treasurer.Page.Locator("section[aria-labelledby=arrangement]")).ToContainTextAsync("Annulé");

        await treasurer.Go($"/cotisations/retards?jour={site.App.Today.AddDays(40):O}");
        await Assertions.Expect(treasurer.Page.Locator("section[aria-labelledby=invoices]")).ToContainTextAsync("Le Fût Sonore");
        await treasurer.Check("late-dues-and-invoices");
    }

    private static async Task Press(Visitor visitor, string button)
    {
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await visitor.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    private static async Task Confirm(Visitor visitor, string button)
    {
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await visitor.Send(visitor.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
    }
}
