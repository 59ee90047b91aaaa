using System.Text;
using Mila.Host.Composition;
using Mila.Kernel;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The register of documents in a browser: a file is put there, found under what a scheme asks for, and replaced.</summary>
public sealed class DocumentTests(Site site)
{
    private static readonly Guid Secretary = NamedId.Of("web", "documents", "secretary");

    [Fact]
    public async Task A_document_is_put_in_the_register_and_replaced_with_buttons_alone()
    {
        await using var visitor = await site.Visit(Secretary, [Access.Secretary]);
        await visitor.Go("/documents");
        await visitor.Check("documents-empty");
        await visitor.Link("Déposer un document").ClickAsync();
        await visitor.Page.Locator("[name=kind]").SelectOptionAsync("INSURANCE");
        await Attach(visitor, "attestation-2023.txt");
        await visitor.Page.Locator("[name=until]").FillAsync($"{site.App.Today.AddDays(20):yyyy-MM-dd}");
        await visitor.Check("document-form");
        await visitor.Send(visitor.Button("Déposer au registre"));
        await visitor.Check("document");

        await visitor.Go("/documents");
        Assert.Contains("À renouveler", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Check("documents");
        await visitor.Page.Locator("#register").Locator("..").GetByText("Attestation d’assurance").ClickAsync();
        await visitor.Link("Déposer une version plus récente").ClickAsync();
        await Attach(visitor, "attestation-2024.txt");
        await visitor.Page.Locator("[name=from]").FillAsync($"{site.App.Today.AddDays(1):yyyy-MM-dd}");
        await visitor.Page.Locator("[name=until]").FillAsync($"{site.App.Today.AddDays(400):yyyy-MM-dd}");
        await visitor.Send(visitor.Button("Déposer au registre"));
        await visitor.Go($"/documents?jour={site.App.Today.AddDays(2):yyyy-MM-dd}");
        Assert.Contains("attestation-2024.txt", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.TurnTo(Screen.Phone);
        await visitor.Check("documents-phone");
    }

    private static Task Attach(Visitor visitor, string name) =>
        visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Attestation.") });
}
