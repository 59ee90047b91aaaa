using Mila.Kernel;
using Xunit;

namespace Mila.Modules.Tests;

public sealed class SettingsTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);

    private readonly SettingList shipped = new SettingList()
        .Days("trial.days", 8, "Jours")
        .Number("trial.number", 3, "Nombre")
        .Amount("trial.amount", new Money(30_00), "Montant")
        .YesNo("trial.yes", yes: true, "Oui")
        .Text("trial.text", "mot", "Texte");

    [Fact]
    public void What_is_shipped_holds_until_something_is_chosen()
    {
        var values = new SettingValues(shipped, book: null, Today);
        Assert.Equal((8, 3, new Money(30_00), true, "mot"), (values.Days("trial.days"), values.Number("trial.number"), values.Amount("trial.amount"), values.IsYes("trial.yes"), values["trial.text"]));
        Assert.Throws<KeyNotFoundException>(() => values["trial.none"]);
    }

    [Fact]
    public void A_choice_holds_from_its_day_on_and_changes_no_other_setting()
    {
        var book = new SettingsBook().Evolve(new SettingChanged("trial.days", "10", Today)).Evolve(new SettingChanged("trial.days", "12", Today.AddDays(5)));
        Assert.Equal([8, 10, 10, 12], new[] { -1, 0, 4, 5 }.Select(days => new SettingValues(shipped, book, Today.AddDays(days)).Days("trial.days")));
        Assert.Equal(3, new SettingValues(shipped, book, Today).Number("trial.number"));
    }

    [Fact]
    public void The_last_choice_of_a_day_wins()
    {
        var book = new SettingsBook().Evolve(new SettingChanged("trial.days", "10", Today)).Evolve(new SettingChanged("trial.days", "11", Today));
        Assert.Equal("11", book.On("trial.days", Today));
    }

    [Theory]
    [InlineData("trial.days", "15")]
    [InlineData("trial.number", "100000")]
    [InlineData("trial.amount", "0")]
    [InlineData("trial.yes", "no")]
    [InlineData("trial.text", "un autre mot")]
    public void A_value_of_the_kind_is_recorded(string key, string value) =>
        Assert.Equal(new SettingChanged(key, value, Today), ChangeSettingHandler.Decide(new(key, value, Today), shipped, Today));

    [Theory]
    [InlineData("trial.none", "1", 0, "setting.unknown")]
    [InlineData("trial.days", "1", -1, "setting.backdated")]
    [InlineData("trial.days", "-1", 0, "setting.value_refused")]
    [InlineData("trial.days", "3661", 0, "setting.value_refused")]
    [InlineData("trial.number", "beaucoup", 0, "setting.value_refused")]
    [InlineData("trial.amount", "12,50", 0, "setting.value_refused")]
    [InlineData("trial.yes", "oui", 0, "setting.value_refused")]
    public void What_does_not_do_is_refused(string key, string value, int days, string code) =>
        Assert.Equal(code, Assert.Throws<RuleViolation>(() => ChangeSettingHandler.Decide(new(key, value, Today.AddDays(days)), shipped, Today)).Code);
}
