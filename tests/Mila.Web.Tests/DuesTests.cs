using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Dues;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The dues of a year in a browser: looked at before they are called, called at once, listed, and one structure's account.</summary>
public sealed class DuesTests(Site site)
{
    private static readonly Guid Anne = Guid.Parse("0199b6f0-0000-7000-8000-000000000001");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_year_is_previewed_and_called_and_its_page_shows_where_it_stands(bool scripts)
    {
        var name = scripts ? "Cadence Longue" : "Mesure Brève";
        var id = await Member(name);
        var year = site.App.Today.Year;
        await using var visitor = await site.Visit(Anne, [Access.Treasurer], scripts ? Screen.Desk : Screen.Phone with { Scripts = false });
        await visitor.Go("/cotisations/appel");
        await visitor.Page.GetByText("Structure par structure").ClickAsync();
        await visitor.Link(name).WaitForAsync();
        await visitor.Check($"call-year-{scripts}");

        await visitor.Button($"Appeler les cotisations {year}").ClickAsync();
        if (scripts) // it asks before letters leave
            await visitor.Page.Locator("dialog button.main").ClickAsync();

        await visitor.Arrives($"**/cotisations?annee={year}");
        Assert.Contains("sont appelées", await visitor.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Check($"dues-{scripts}");
        await using (var session = site.App.Query())
            Assert.Equal(Money.Euros(108), (await session.LoadAsync<DuesCall>(CallDues.IdOf(id, year), TestContext.Current.CancellationToken))!.Owed);

        await visitor.Go($"/structures/{id}/compte");
        Assert.Contains("108,00", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Check($"account-{scripts}");
        await visitor.Go($"/cotisations/retards?jour={site.App.Today.AddDays(40):yyyy-MM-dd}");
        await visitor.Link(name).WaitForAsync();
        await visitor.Check($"late-{scripts}");
    }

    private async Task<Guid> Member(string name)
    {
        var (id, since) = (Guid.CreateVersion7(), new DateOnly(2022, 1, 3));
        await site.App.Send(new RegisterStructure(id, StructureKind.Company, name, null, null, null, [Activity.Label], true, null, [], since));
        await site.App.Send(new SetAffiliation(id, Affiliation.Beneficiary, since));
        await site.App.Send(new BeginMembership(id, since, null));
        return id;
    }
}
