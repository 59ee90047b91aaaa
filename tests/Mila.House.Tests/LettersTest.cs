using System.Text.RegularExpressions;
using Mila.Host.Composition;
using Mila.Letters;
using Xunit;

namespace Mila.House.Tests;

/// <summary>
/// Each letter that a part ships, as it reads with everything said and again with all that may be left out: a change of words or of
/// typography is seen where it is made. <c>MILA_WRITE_GOLDEN=1</c> writes them anew.
/// </summary>
public sealed partial class LettersTest
{
    private static readonly Uri Address = new("https://mila.exemple.fr/");
    private static readonly ShippedLetters Shipped = new(Parts.Assemblies);

    private static readonly Dictionary<string, object?> Said = new()
    {
        ["association"] = "Le MILA", ["today"] = "2023-06-15",
        ["recipient"] = new Dictionary<string, string?> { ["name"] = "Zoé Lenoir", ["given_name"] = "Zoé", ["family_name"] = "Lenoir" },
        ["structure"] = "Les Disques du Canal", ["subject"] = "Les Disques du Canal", ["given_name"] = "Zoé",
        ["path"] = "adhésion avec un bureau", ["of_member"] = "yes", ["listed"] = "yes", ["member_since"] = "2023-07-01",
        ["link"] = "/candidature/lien-prive", ["page"] = "/candidatures/7bc05797", ["minutes"] = "/assemblees/7bc05797/proces-verbal",
        ["pieces"] = "Statuts signés\nBudget prévisionnel", ["pieces_until"] = "2023-07-15", ["missing"] = "Régler l’appel de cotisation\nAccepter la charte de valeurs communes",
        ["commitments_until"] = "2023-07-15", ["decided_on"] = "2023-06-14", ["lapse"] = "les pièces demandées ne sont pas arrivées",
        ["ground"] = "le projet n’est pas encore assez avancé", ["note"] = "Revenez vers nous au printemps : nous vous aiderons.",
        ["question"] = "Faut-il admettre cette candidature ?", ["closes_on"] = "2023-06-25",
        ["year"] = "2023", ["total"] = "123456", ["owed"] = "5450", ["credit"] = "1000", ["due_on"] = "2023-07-15", ["first_month"] = "2023-06-01", ["called_on"] = "2023-06-15",
        ["on"] = "2023-06-12", ["number"] = "2023-0042", ["mentions"] = "Association loi 1901, non assujettie à la TVA.", ["second"] = "yes",
        ["version"] = "2", ["about"] = "les bonnes pratiques de la charte", ["grounds"] = "Trois répétitions après 22 heures, malgré deux rappels.",
        ["answer_by"] = "2023-06-30", ["hearing_on"] = "2023-07-05", ["sanction"] = "prononcer un avertissement", ["appeal_by"] = "2023-08-15",
        ["held_on"] = "2023-06-29", ["time"] = "18 h", ["place"] = "Pôle MILA", ["agenda"] = "Rapport d’activité\nComptes de l’exercice\nÉlection du conseil d’administration",
        ["proxies"] = "2", ["no_quorum"] = "yes", ["convene_by"] = "2023-06-14",
        ["words"] = "La chaudière de l’atelier ne démarre plus depuis lundi.", ["assignee"] = "Camille Roux", ["outcome"] = "elle est réglée",
        ["closed_on"] = "2023-06-20", ["reopen_until"] = "2023-06-27",
    };

    /// <summary>A name that one letter uses for something else.</summary>
    private static readonly Dictionary<(string Letter, string Name), string> Otherwise = new()
    {
        [("sign_in", "path")] = "/connexion/lien?secret=secret",
        [("desk_taken", "about")] = "réparation", [("desk_closed", "about")] = "réparation",
        [("desk_taken", "link")] = "/demandes/7bc05797", [("desk_closed", "link")] = "/demandes/7bc05797",
    };

    public static TheoryData<string> Letters { get; } = [.. Shipped.Names.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Letters))]
    public void It_reads_as_it_did(string letter)
    {
        var text = Text(letter);
        var (whole, bare) = (Written(letter, Said.Keys), Written(letter, Said.Keys.Except(Conditions().Matches(text).Select(match => match.Groups[1].Value)), text));
        var reads = whole == bare ? whole : $"{whole}\n---- avec ce qui peut manquer\n\n{bare}";
        var file = Path.Combine(Repository.Root, "tests/Mila.House.Tests/Letters", $"{letter}.txt");
        if (Environment.GetEnvironmentVariable("MILA_WRITE_GOLDEN") is { Length: > 0 })
            File.WriteAllText(file, reads);

        Assert.Equal(File.ReadAllText(file), reads);
    }

    [Fact]
    public void Each_golden_is_of_a_letter_that_is_shipped() => Assert.Equal(
        Shipped.Names.Order(StringComparer.Ordinal),
        Repository.Files("tests/Mila.House.Tests/Letters", "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    private static string Written(string letter, IEnumerable<string> names, string text = "")
    {
        var values = names.ToDictionary(name => name, name => Otherwise.TryGetValue((letter, name), out var word) ? word : Said[name]);
        foreach (Match blank in Blanks().Matches(text))
            values[blank.Groups[1].Value] = "";
        var written = Shipped[letter].Write(values, Address);
        return $"{written.Subject}\n\n{written.Text.TrimEnd()}\n";
    }

    private static string Text(string letter)
    {
        using var stream = Parts.Assemblies.Select(assembly => assembly.GetManifestResourceStream($"{letter}.fr.sbn")).First(found => found is not null)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"if (\w+)")]
    private static partial Regex Conditions();

    [GeneratedRegex(@"if (\w+) != """"")]
    private static partial Regex Blanks();
}
