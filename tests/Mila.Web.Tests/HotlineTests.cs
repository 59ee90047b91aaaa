using System.Text;
using Mila.Kernel;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The hotline's monthly file is tried, then counted.</summary>
public sealed class HotlineTests(Site site)
{
    [Fact]
    public async Task A_monthly_file_is_tried_then_counted()
    {
        var structure = NamedId.Of("web", "hotline", "structure");
        await site.App.Send(new RegisterStructure(structure, StructureKind.Company, "Les Conseillés", null, null, null, [Activity.Label], false, null, [], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));

        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/services");
        await coordinator.Link("Importer la permanence juridique").ClickAsync();
        await coordinator.Check("hotline-import");
        await coordinator.Page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "permanence.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("structure;mois;appels\nLes Conseillés;05/2023;4"),
        });
        await coordinator.Button("Voir ce que ça ferait").ClickAsync();
        await coordinator.Page.GetByText("4 appels").WaitForAsync();
        await coordinator.Check("hotline-tried");
        await coordinator.Send(coordinator.Button("Importer"));
        await coordinator.Go($"/services/{structure}");
        Assert.Contains("4 fois", (await coordinator.Page.Locator("main").InnerTextAsync()).Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
    }
}
