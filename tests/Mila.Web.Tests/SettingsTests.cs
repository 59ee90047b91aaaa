using Mila.Host.Composition;
using Mila.Modules;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The pages of settings, read and changed.</summary>
public sealed class SettingsTests(Site site)
{
    private static readonly Guid Anne = Guid.Parse("0199b6f0-0000-7000-8000-000000000001");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_setting_changes_from_the_day_that_is_said_with_and_without_scripts(bool scripts)
    {
        var shipped = Shipped();
        await using var visitor = await site.Visit(Anne, [Access.Coordinator], scripts ? Screen.Desk : Screen.WithoutScripts);
        var (days, on) = (scripts ? "41" : "42", site.App.Today.AddDays(scripts ? 10 : 11));
        await visitor.Go($"/reglages/{shipped.Key}");
        await visitor.Check("setting");

        await visitor.Field("Nouvelle durée, en jours").FillAsync(days);
        await visitor.Field("À partir du").FillAsync(on.ToString("O"));
        await visitor.Button("Enregistrer").ClickAsync();

        await visitor.Arrives("**/reglages");
        Assert.Contains($"Le réglage passe à {days}", await visitor.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Check("settings-changed");
        await using var session = site.App.Query();
        var book = await session.LoadAsync<SettingsBook>(SettingsBook.StreamId, TestContext.Current.CancellationToken);
        Assert.Equal(days, book!.On(shipped.Key, on));
        Assert.NotEqual(days, book.On(shipped.Key, on.AddDays(-1)));
    }

    [Fact]
    public async Task What_is_wrong_takes_the_focus_and_leads_to_its_field()
    {
        var shipped = Shipped();
        await using var visitor = await site.Visit(Anne, [Access.Coordinator]);
        visitor.ExpectsRefusals = true;
        await visitor.Go($"/reglages/{shipped.Key}");

        await visitor.Field("Nouvelle durée, en jours").FillAsync("douze");
        await visitor.Field("À partir du").FillAsync(site.App.Today.ToString("O"));
        await visitor.Button("Enregistrer").ClickAsync();

        await visitor.Page.Locator(".errors").WaitForAsync();
        Assert.Equal("errors", await visitor.Page.EvaluateAsync<string>("document.activeElement.className"));
        await visitor.Check("setting-refused");
        await visitor.Page.Locator(".errors a").ClickAsync();
        Assert.Equal("field-value", await visitor.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal("douze", await visitor.Field("Nouvelle durée, en jours").InputValueAsync());
    }

    [Fact]
    public async Task The_past_is_refused_by_the_rule_of_the_module()
    {
        var shipped = Shipped();
        await using var visitor = await site.Visit(Anne, [Access.Coordinator]);
        visitor.ExpectsRefusals = true;
        await visitor.Go($"/reglages/{shipped.Key}");

        await visitor.Field("À partir du").FillAsync(site.App.Today.AddDays(-1).ToString("O"));
        await visitor.Button("Enregistrer").ClickAsync();

        await visitor.Page.Locator(".errors").WaitForAsync();
        Assert.Contains("Un réglage ne change pas le passé", await visitor.Page.Locator(".errors").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Check("setting-backdated");
    }

    /// <summary>One that no other story on this site waits for.</summary>
    private Setting Shipped() =>
        site.App.Services.GetService(typeof(SettingList)) is SettingList list
            ? list.All["intake.draft_days"]
            : throw new InvalidOperationException("The host ships no settings.");
}
