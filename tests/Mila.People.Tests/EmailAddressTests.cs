using Mila.Kernel;
using Xunit;

namespace Mila.People.Tests;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@exemple.fr", "ada@exemple.fr")]
    [InlineData(" Ada.Lovelace+mila@Exemple.FR ", "Ada.Lovelace+mila@exemple.fr")]
    [InlineData("o'neill@sous.domaine.exemple.com", "o'neill@sous.domaine.exemple.com")]
    public void An_address_is_kept_with_its_domain_in_lower_case(string text, string kept) => Assert.Equal(kept, EmailAddress.Of(text));

    [Theory]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("@exemple.fr")]
    [InlineData("ada@exemple")]
    [InlineData("ada@@exemple.fr")]
    [InlineData("ada@exemple..fr")]
    [InlineData("ada@-exemple.fr")]
    [InlineData("ada@exemple.fr, eve@exemple.fr")]
    [InlineData("ada@exemple.fr\r\nBcc: eve@exemple.fr")]
    [InlineData("Ada <ada@exemple.fr>")]
    [InlineData("\"ada\"@exemple.fr")]
    [InlineData("ada(moi)@exemple.fr")]
    [InlineData("ada lovelace@exemple.fr")]
    [InlineData("ada@exemple.fr\0")]
    public void What_is_not_one_address_is_refused(string text) =>
        Assert.Equal("email.refused", Assert.Throws<RuleViolation>(() => EmailAddress.Of(text)).Code);

    [Fact]
    public void An_address_longer_than_mail_allows_is_refused() =>
        Assert.False(EmailAddress.IsValid(new string('a', 65) + "@exemple.fr") || EmailAddress.IsValid("a@" + string.Join('.', Enumerable.Repeat("exemple", 40)) + ".fr"));
}
