using Mila.Kernel;
using Xunit;

namespace Mila.Letters.Tests;

public sealed class LetterTemplateTests
{
    private static readonly Uri Here = new("https://mila.exemple.fr");

    [Fact]
    public void A_letter_has_a_subject_a_text_and_the_same_in_html()
    {
        var written = Write("""
            Objet : Bienvenue, {{ recipient.given_name }} !
            Bonjour {{ recipient.given_name }},

            Votre adhésion commence le {{ on | day }} : elle vaut {{ fee | amount }}.
            {{ if note }}
            {{ note }}
            {{ end }}

            Il manque :
            {{ for piece in (pieces | lines) }}
            - {{ piece }}
            {{ end }}

            {{ "/candidature?a=1&b=2" | url }}
            """,
            ("recipient", new Dictionary<string, string?> { ["given_name"] = "Ada" }), ("on", "2023-06-01"), ("fee", "12345"), ("pieces", "RIB\nStatuts\n"));

        Assert.Equal("Bienvenue, Ada\u202F!", written.Subject);
        Assert.Contains("Votre adhésion commence le 1er\u00A0juin 2023\u00A0: elle vaut 123,45\u00A0€.", written.Text, StringComparison.Ordinal);
        Assert.Contains("- RIB", written.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://mila.exemple.fr/candidature?a=1&amp;b=2\">", written.Html, StringComparison.Ordinal);
        Assert.Contains("<p>Bonjour Ada,</p>", written.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_wrote_stays_text()
    {
        var written = Write("Objet : {{ name }}\n{{ name }}", ("name", "<script>alert(1)</script> https://evil.example {{ 1 }}\r\nBcc: eve@exemple.fr"));

        Assert.DoesNotContain("<script", written.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", written.Html, StringComparison.Ordinal);
        Assert.Contains("{{ 1 }}", written.Text, StringComparison.Ordinal);
        Assert.Equal(-1, written.Subject.IndexOfAny(['\r', '\n']));
    }

    [Fact]
    public void A_subject_is_one_line_and_not_endless() =>
        Assert.Equal(200, Write("Objet : {{ name }}\nx", ("name", new string('x', 5000) + "\u2028\u0000y")).Subject.Length);

    [Fact]
    public void A_value_that_is_printed_must_be_there_and_one_that_is_asked_for_may_be_missing()
    {
        Assert.Equal("template.not_written", Refused("Objet : x\n{{ nothing }}"));
        Assert.Equal("template.not_written", Refused("Objet : x\n{{ 'x' | nothing }}"));
        Assert.Equal("non", Write("Objet : x\n{{ if nothing }}oui{{ else }}non{{ end }}").Text);
    }

    [Theory]
    [InlineData("Bonjour", "template.no_subject")]
    [InlineData("Objet : x", "template.no_subject")]
    [InlineData("Objet : x\n{{ if }", "template.malformed")]
    [InlineData("Objet : x\n{{ a = 1 }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ func f; f; end; f }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ while true; end }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ for i in 1..1000000000; i; end }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ 'a' * 1000000000 }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ a[0] }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ include 'other' }}", "template.not_written")]
    [InlineData("Objet : x\n{{ import recipient }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ this }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ capture x }}{{ end }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ with recipient }}{{ end }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ do; 1; end }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ $'{1}' }}", "template.not_allowed")]
    [InlineData("Objet : x\n{{ regex.match 'aaaa' '(a+)+$' }}", "template.not_written")]
    [InlineData("Objet : x\n{{ object.eval '1' }}", "template.not_written")]
    [InlineData("Objet : x\n{{ date.now }}", "template.not_written")]
    [InlineData("Objet : x\n{{ 'x' | string.pad_left 1000000000 }}", "template.not_written")]
    [InlineData("Objet : x\n{{ name.length.x }}", "template.not_written")]
    public void What_letters_have_not_is_refused(string template, string code) => Assert.Equal(code, Refused(template));

    [Fact]
    public void A_template_takes_so_many_steps_and_no_more()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 900));
        string Repeating(int times) => $"Objet : x\n{{{{ for row in (rows | lines) }}}}{string.Concat(Enumerable.Repeat("{{ if row == '-1' }}.{{ end }}", times))}{{{{ end }}}}fin";

        Assert.EndsWith("fin", Write(Repeating(5), ("rows", rows)).Text, StringComparison.Ordinal);
        Assert.Equal("template.not_written", Assert.Throws<RuleViolation>(() => Write(Repeating(500), ("rows", rows))).Code);
    }

    [Fact]
    public void Time_that_is_up_is_no_fault_of_the_template() => Assert.Throws<TimeoutException>(() =>
        LetterTemplate.Parse("test", "Objet : x\nBonjour").Write(new Dictionary<string, object?>(), Here, TimeSpan.Zero));

    [Fact]
    public void A_template_has_a_size()
    {
        Assert.Equal("template.too_long", Refused("Objet : x\n" + new string('x', 33 * 1024)));
        Assert.Equal("template.too_deep", Refused("Objet : x\n{{ " + new string('(', 5000) + "1" + new string(')', 5000) + " }}"));
    }

    private static WrittenLetter Write(string template, params (string Name, object? Value)[] values) =>
        LetterTemplate.Parse("test", template).Write(values.ToDictionary(value => value.Name, value => value.Value), Here);

    private static string Refused(string template) =>
        Assert.Throws<RuleViolation>(() => Write(template, ("recipient", new Dictionary<string, string?> { ["name"] = "Ada" }), ("name", "Ada"))).Code;
}
