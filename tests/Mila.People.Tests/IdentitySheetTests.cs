using Mila.Kernel;
using Xunit;

namespace Mila.People.Tests;

public sealed class IdentitySheetTests
{
    [Fact]
    public void A_sheet_is_ordered_by_its_name_and_knows_the_one_person_it_may_be()
    {
        var sheet = IdentitySheet.Of(Guid.CreateVersion7(), " Éditions du Ô ", "EI", "732 829 320 00074", null, naturalPerson: Guid.CreateVersion7());

        Assert.Equal(("Éditions du Ô", "editions du o", "73282932000074", true), (sheet.Name, sheet.SortName, sheet.Siret, sheet.NaturalPerson));
        Assert.False(IdentitySheet.Of(Guid.CreateVersion7(), "Label", null, null, null).NaturalPerson);
    }

    [Theory]
    [InlineData("")]
    [InlineData("deux\nlignes")]
    public void A_name_is_one_line(string name) =>
        Assert.Equal("structure.name_refused", Assert.Throws<RuleViolation>(() => IdentitySheet.Of(Guid.CreateVersion7(), name, null, null, null)).Code);

    [Fact]
    public void A_text_says_something_and_not_too_much()
    {
        Assert.Equal("bien", ErasableText.Of(Guid.CreateVersion7(), "test.remark", Guid.CreateVersion7(), [], " bien ").Text);
        foreach (var text in (string[])[" ", new('x', 10_001)])
            Assert.Equal("text.length_refused", Assert.Throws<RuleViolation>(() => ErasableText.Of(Guid.CreateVersion7(), "test.remark", Guid.CreateVersion7(), [], text)).Code);
    }
}
