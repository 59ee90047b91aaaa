using Mila.Kernel;
using Xunit;

namespace Mila.People.Tests;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("01 42 52 12 34", "+33142521234")]
    [InlineData("01.42.52.12.34", "+33142521234")]
    [InlineData("+33 (0)1 42 52 12 34", "+33142521234")]
    [InlineData("0032 2 123 45 67", "+3221234567")]
    [InlineData("+262 692 12 34 56", "+262692123456")]
    public void A_number_is_kept_in_international_form(string text, string kept) => Assert.Equal(kept, PhoneNumber.Of(text));

    [Theory]
    [InlineData("42 52 12 34")]
    [InlineData("+33")]
    [InlineData("appelez-moi")]
    [InlineData("+0142521234")]
    [InlineData("01 42 52 12 3x")]
    public void What_cannot_be_dialled_is_refused(string text) =>
        Assert.Equal("phone.refused", Assert.Throws<RuleViolation>(() => PhoneNumber.Of(text)).Code);

    [Fact]
    public void A_person_may_have_none() => Assert.Null(PhoneNumber.Of(" "));
}
