using CsCheck;
using Mila.Kernel;
using Xunit;

namespace Mila.People.Tests;

public sealed class SiretTests
{
    [Theory]
    [InlineData("73282932000074")]
    [InlineData("552 081 317 66522")]
    [InlineData("356 000 000 00048")] // La Poste's seat keeps Luhn's key
    [InlineData("35600000049837")] // its offices have their own
    public void A_number_with_its_key_is_taken_without_its_spaces(string text) =>
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), Siret.Of(text));

    [Theory]
    [InlineData("73282932000075")]
    [InlineData("7328293200007")]
    [InlineData("7328293200007A")]
    [InlineData("35600000049838")]
    [InlineData("٧٣٢٨٢٩٣٢٠٠٠٠٧٤")]
    public void A_number_without_its_key_is_refused(string text) =>
        Assert.Equal("structure.siret_refused", Assert.Throws<RuleViolation>(() => Siret.Of(text)).Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_project_has_none(string? text) => Assert.Null(Siret.Of(text));

    [Fact]
    public void One_digit_mistyped_is_always_seen() =>
        Gen.Select(Gen.Int[0, 13], Gen.Int[1, 9]).Sample((place, shift) =>
        {
            var digits = "73282932000074".ToCharArray();
            digits[place] = (char)('0' + (digits[place] - '0' + shift) % 10);
            Assert.False(Siret.IsValid(new string(digits)));
        });
}
