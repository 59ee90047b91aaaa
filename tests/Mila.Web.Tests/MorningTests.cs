using Marten;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Modules;
using Mila.Testing;
using Mila.Workflows.Tasks;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The morning page while somebody has it before them.</summary>
public sealed class MorningTests(Site site)
{
    private static readonly Guid Anne = NamedId.Of("web", "morning");

    [Fact]
    public async Task It_shows_what_comes_and_goes_without_being_opened_again_and_leaves_the_reader_where_she_is()
    {
        var (first, second) = (Waiting("Relire les statuts"), Waiting("Appeler le bailleur"));
        await Change(tasks => tasks.Store(first));
        await using var visitor = await site.Visit(Anne, [Access.Coordinator]);
        await visitor.Go("/");
        await visitor.Page.EvaluateAsync("window.opened = 'once'");
        await visitor.Link(first.Label).FocusAsync();

        await Change(tasks => tasks.Store(second));
        await visitor.Link(second.Label).WaitForAsync();
        Assert.Equal(first.Label, await visitor.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.Equal("La liste de ce qui attend a changé.", await visitor.Page.Locator("p.hidden-text[role=status]").TextContentAsync());
        await visitor.Check("morning-followed");

        await Change(tasks => tasks.Delete<PersonTask>(first.Id));
        await visitor.Link(first.Label).WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        Assert.Equal("once", await visitor.Page.EvaluateAsync<string>("window.opened"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.activeElement.hasAttribute('data-live')")); // not at the top of the page

        await Change(tasks => tasks.Delete<PersonTask>(second.Id));
    }

    private async Task Change(Action<IDocumentSession> change)
    {
        await using var session = site.App.Store.LightweightSession(MilaApp.Mila);
        change(session);
        session.WakeInboxes();
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static PersonTask Waiting(string label) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), "structure", Guid.CreateVersion7(), "check", label, Access.Coordinator, "None", "/", null, DateOnly.MaxValue, null);
}
