using Marten;
using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Contracts;
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
        await visitor.Link(first.Label).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal("once", await visitor.Page.EvaluateAsync<string>("window.opened"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.activeElement.hasAttribute('data-live')")); // not at the top of the page

        await Change(tasks => tasks.Delete<PersonTask>(second.Id));
    }

    [Fact]
    public async Task A_vote_that_no_workflow_asks_for_waits_there_too_until_it_is_cast()
    {
        await Association.Seat(site.App);
        await site.App.Send(new OpenDeliberation(
            Guid.CreateVersion7(), Deliberations.Board, "structure", Guid.CreateVersion7(), "structure.removal", ["removed", "kept"], site.App.Today.AddDays(5), []));
        await using var treasurer = await Association.BoardMemberAt(site, 1);
        await treasurer.Go("/");
        var asked = treasurer.Page.Locator(".row .what a", new() { HasText = "Faut-il radier cet adhérent" });
        await Assertions.Expect(asked).ToHaveCountAsync(1);
        await treasurer.Check("morning-ballot");

        await asked.ClickAsync();
        await treasurer.Send(treasurer.Button("Maintenir"));

        await treasurer.Go("/");
        await Assertions.Expect(asked).ToHaveCountAsync(0);
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
