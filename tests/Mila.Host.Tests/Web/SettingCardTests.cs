using Mila.Host.Web;
using Xunit;

namespace Mila.Host.Tests.Web;

public sealed class SettingCardTests
{
    [Theory]
    [InlineData("DAYS", "1", "1 jour")]
    [InlineData("DAYS", "30", "30 jours")]
    [InlineData("CENTS", "125050", "1 250,50 €")]
    [InlineData("YES_NO", "no", "non")]
    [InlineData("TEXT", "", "rien")]
    public void A_value_is_said_in_words(string kind, string value, string words) =>
        Assert.Equal(words, Of(kind).Words(value).Replace('\u00A0', ' ').Replace('\u202F', ' '));

    [Theory]
    [InlineData("CENTS", "1 250,5 €", "125050")]
    [InlineData("CENTS", "12.34", "1234")]
    [InlineData("CENTS", "douze", null)]
    [InlineData("CENTS", "-3", null)]
    [InlineData("DAYS", " 30 ", "30")]
    [InlineData("DAYS", "3,5", null)]
    [InlineData("TEXT", "Bienvenue ", "Bienvenue ")]
    public void What_is_typed_is_read_as_the_api_spells_it(string kind, string typed, string? value) =>
        Assert.Equal(value, Of(kind).Read(typed));

    [Fact]
    public void An_amount_is_typed_as_it_is_read()
    {
        var card = Of("CENTS");

        Assert.Equal("125050", card.Read(card.Typed("125050")));
    }

    private static SettingCard Of(string kind) => new("dues.amount", kind, "Ce que c’est.", "0", "0", []);
}
