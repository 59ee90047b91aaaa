using System.Globalization;
using System.Text;
using CsCheck;
using Xunit;

namespace Mila.Files.Tests;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("Mon CV.pdf", "Mon CV.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Windows\\system32\\cmd.exe", "cmd.pdf")]
    [InlineData("/etc/shadow.pdf", "shadow.pdf")]
    [InlineData("facture\u202Efdp.exe", "facturefdp.pdf")]
    [InlineData("a\0b.pdf", "ab.pdf")]
    [InlineData("CON", "_CON.pdf")]
    [InlineData("lpt1.txt.pdf", "_lpt1.txt.pdf")]
    [InlineData("...", "fichier.pdf")]
    [InlineData("", "fichier.pdf")]
    [InlineData(null, "fichier.pdf")]
    [InlineData("%2e%2e%2fetc.pdf", "2e2e2fetc.pdf")]
    [InlineData("  deux\t\r\nlignes .pdf", "deux lignes.pdf")]
    [InlineData("e\u0301te\u0301.pdf", "été.pdf")]
    [InlineData("=cmd|' /C calc'!A0.pdf", "C calc'!A0.pdf")]
    public void A_name_is_made_harmless(string? given, string kept) => Assert.Equal(kept, FileName.Clean(given, ".pdf"));

    /// <summary>500 names made of what has broken other programs.</summary>
    [Fact]
    public void No_hostile_name_stays_hostile()
    {
        string[] pieces =
        [
            "../", "..\\", "/", "\\", "%2e%2e/", "..%c0%af", "\0", "\r\n", "\t", "CON", "nul.", "aux.txt", "COM1", "\u202E", "\u2066", "\u200B", "\uFEFF", "\u2028",
            "<script>", "\"", "'", ";", "|", "`id`", "$(id)", "*", "?", ":", "::$DATA", ".", "..", " ", "\uD800", "\uDFFF", "\uFFFD", "é", "e\u0301", "漢字", "🎵",
            "a", "b.pdf", ".exe", new string('x', 4096), new string('é', 300), "\uE000", "~", "-rf", "--", "{{7*7}}",
        ];
        Gen.OneOf(pieces).Array[0, 12].Select(chosen => string.Concat(chosen)).Sample(given =>
        {
            var kept = FileName.Clean(given, ".pdf");

            Assert.EndsWith(".pdf", kept, StringComparison.Ordinal);
            Assert.InRange(kept.EnumerateRunes().Count(), 5, 106);
            Assert.Equal(kept, Path.GetFileName(kept));
            Assert.DoesNotContain(kept.EnumerateRunes(), IsDangerous);
            Assert.False(kept.StartsWith('.') || kept.StartsWith(' '));
            Assert.True(kept.IsNormalized(NormalizationForm.FormC));
            Assert.Equal(kept, FileName.Clean(kept, ".pdf"));
        }, iter: 500);
    }

    private static bool IsDangerous(Rune rune) =>
        rune == Rune.ReplacementChar
        || "/\\<>:\"|?*%;`$&".Contains(rune.ToString(), StringComparison.Ordinal)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
