using Mila.Kernel;
using Xunit;

namespace Mila.Letters.Tests;

/// <summary>An association's own wording: what is taken, what is refused and why.</summary>
public sealed class LetterVersionTests
{
    private const string Good = "Objet : À bientôt\nLe {{ on | day }} : {{ page | url }} {{ if note }}{{ note }}{{ end }}";

    private static readonly ShippedLetters Shipped = new([typeof(LetterVersionTests).Assembly]);

    [Fact]
    public void A_wording_is_taken_with_its_line_ends_made_one_kind() =>
        Assert.Equal(Good, Save(Good.ReplaceLineEndings("\r\n")));

    [Fact]
    public void Words_may_do_without_any_value_but_the_link() =>
        Assert.Equal("Objet : Venez\n{{ page | url }}", Save("Objet : Venez\n{{ page | url }}"));

    [Fact]
    public void What_may_be_left_out_may_be_printed_without_asking() =>
        Assert.NotEmpty(Save("Objet : Venez\n{{ note }}\n{{ page | url }}"));

    [Theory]
    [InlineData("Venez", "template.no_subject")]
    [InlineData("Objet : Venez\n{{ if note }}", "template.malformed")]
    [InlineData("Objet : Venez\n{{ page | url }} {{ phone }}", "template.unknown_value")]
    [InlineData("Objet : Venez\n{{ page | url }} {{ recipient.phone }}", "template.not_written")]
    [InlineData("Objet : Venez\n{{ page | url }} {{ page | day }}", "template.not_written")]
    [InlineData("Objet : Venez\nSans lien.", "template.link_missing")]
    [InlineData("Objet : Venez\n{{ page | url }} {{ note | amount }}", "template.not_written")]
    public void A_wording_that_would_fail_its_letters_is_refused(string text, string code) => Assert.Equal(code, Refused(() => Save(text)).Code);

    [Theory]
    [InlineData("Objet : Venez\nBonjour,\n{{ page | url }}\n{{ if }}{{ end }}", "4")]
    [InlineData("Objet : Venez\n\n{{ page | url }}\n{{ page | amount }}", "4")]
    public void An_error_says_its_line(string text, string line) => Assert.Equal(line, Refused(() => Save(text)).Values["line"]);

    [Fact]
    public void What_was_changed_meanwhile_is_not_written_over()
    {
        Assert.Equal("template.changed_meanwhile", Refused(() => Save(Good, Version(3, "Objet : x\ny"), over: 2)).Code);
        Assert.Equal(Good, Save(Good, Version(3, "Objet : x\ny"), over: 3));
    }

    [Fact]
    public void The_same_words_are_no_version() => Assert.Equal("template.same", Refused(() => Save(Shipped.TextOf("appointment"))).Code);

    [Fact]
    public void A_letter_that_is_not_shipped_has_no_wording() =>
        Assert.Equal("template.unknown", Refused(() => SaveLetterTemplateHandler.Decide(new("other", Good, 0), null, Shipped)).Code);

    [Fact]
    public void An_earlier_wording_is_taken_again_if_it_still_fits()
    {
        Assert.Equal(Good, Restore(1, Version(2, null), Version(1, Good)));
        Assert.Null(Restore(0, Version(1, Good), null));
        Assert.Equal("template.unknown_version", Refused(() => Restore(9, Version(1, Good), null)).Code);
        Assert.Equal("template.same", Refused(() => Restore(0, null, null)).Code);
        Assert.Equal("template.unknown_value", Refused(() => Restore(1, Version(2, null), Version(1, Good + "{{ gone }}"))).Code);
    }

    private static string Save(string text, LetterVersion? inForce = null, int over = 0) =>
        SaveLetterTemplateHandler.Decide(new("appointment", text, over), inForce, Shipped);

    private static string? Restore(int number, LetterVersion? inForce, LetterVersion? wanted) =>
        RestoreLetterTemplateHandler.Decide(new("appointment", number), inForce, wanted, Shipped);

    private static RuleViolation Refused(Func<string?> decide) => Assert.Throws<RuleViolation>(() => decide());

    private static LetterVersion Version(int number, string? text) => new()
    {
        Id = LetterVersion.IdOf("appointment", number), Template = "appointment", Number = number, Text = text, IsInForce = true, At = DateTimeOffset.UnixEpoch,
    };
}
