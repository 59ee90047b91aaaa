using System.Globalization;
using System.Text;
using Mila.Kernel;

namespace Mila.Host.Demonstration;

/// <summary>People and structures that do not exist. The n-th is the same on every machine.</summary>
public static class InventedNames
{
    private static readonly string[] GivenNames =
    [
        "Inès", "Malo", "Aïssatou", "Bérénice", "Cyprien", "Dounia", "Élouan", "Fatou", "Gaspard", "Hana", "Ismaël", "Jeanne", "Kenza", "Lubin", "Maëlys",
        "Nadir", "Odette", "Priam", "Quitterie", "Rokia", "Solal", "Tiphaine", "Ulysse", "Violette", "Wassim", "Ysaline", "Zéphyr", "Anouk", "Basile", "Coumba", "Désiré",
    ];

    private static readonly string[] FamilyNames =
    [
        "Aubrière", "Belmontais", "Cassandou", "Delorgue", "Essombault", "Fargemine", "Guilvenec", "Hautecombe", "Iribarren-Lor", "Jourdemay", "Kermelec", "Lanthéaume",
        "Mbarouko", "Nouvelair", "Ousmanetti", "Pellegrane", "Quélavoine", "Roucassel", "Sanglière", "Traorélis", "Urvoisin", "Valtembre", "Wendelaar", "Yvonnais", "Zahrouni-Bel",
        "Ardouvin", "Bricquebois", "Clairvaleur", "Dombasque",
    ];

    private static readonly string[] Houses =
    [
        "Dentelune", "Brumaline", "Calissone", "Ombrelys", "Vertigule", "Marabelle", "Nocturnal", "Pavoine", "Rivelune", "Sablourd", "Tambourée", "Velvetine",
        "Orageade", "Luciole Sept", "Grand Détour", "Petit Tonnerre", "Mille Échos", "Quai Violet", "Fauve d’été", "Contre-Aube",
        "Soliflore", "Brasero Bleu", "Lune de Biais", "Jachère",
    ];

    private static readonly string[] Trades = ["Records", "Productions", "Booking", "Management", "Éditions", "Presse", "Lab"];

    /// <summary>How many structures can be named.</summary>
    public static int Structures => Houses.Length * Trades.Length;

    public static (string Given, string Family, string Email) Person(int n)
    {
        var given = GivenNames[n % GivenNames.Length];
        var family = FamilyNames[(n / GivenNames.Length + n) % FamilyNames.Length];
        return (given, family, $"{Plain(given)}.{Plain(family)}@courriel.example");
    }

    /// <summary>The name of a structure, and its trade as an index from 0 to 6.</summary>
    public static (string Name, int Trade) Structure(int n)
    {
        // 37 shares no factor with the number of names, so each is met once before one comes back.
        var name = n * 37 % Structures;
        return ($"{Houses[name / Trades.Length]} {Trades[name % Trades.Length]}", name % Trades.Length);
    }

    /// <summary>A number of 14 digits with a right key (Luhn), of nobody.</summary>
    public static string Siret(int n)
    {
        var digits = (90_000_000 + n * 7919L).ToString(CultureInfo.InvariantCulture);
        var siren = digits + Key(digits);
        var branch = siren + "0001";
        return branch + Key(branch);
    }

    private static int Key(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 0)
                digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return (10 - sum % 10) % 10;
    }

    private static string Plain(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormD).Where(letter => char.IsAsciiLetter(letter) || letter == '-');
        return new string([.. letters]).ToLowerInvariant();
    }

    public static Guid PersonId(string who) => NamedId.Of("demonstration", "person", who);

    public static Guid StructureId(int n) => NamedId.Of("demonstration", "structure", $"{n}");
}
