using System.Text.RegularExpressions;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Assemblies;

/// <summary>What the association's statutes say of its assemblies, as it has recorded it (statuts); fixed for each when it is planned.</summary>
public static partial class AssemblyStatutes
{
    public static void Declare(SettingList settings) => settings
        .Days("assembly.notice_days", 15, "Jours avant l’assemblée générale où la convocation part au plus tard")
        .Days("assembly.convene_reminder_days", 7, "Jours avant la date limite de convocation où la coordination est relancée")
        .Number("assembly.quorum_percent", 25, "Part des électeurs présents ou représentés qui fait le quorum de l’assemblée générale, en pour cent")
        .YesNo("assembly.second_needs_quorum", false, "Une seconde convocation demande aussi le quorum")
        .Number("assembly.proxies_per_holder", 2, "Procurations qu’un adhérent peut porter à l’assemblée générale")
        .Text("assembly.colleges", "adhérents 10", "Collèges qui élisent le conseil, avec leurs sièges : « adhérents 10 », ou « hébergés (hosted, shop) 4 ; bénéficiaires (beneficiary) 6 »")
        .Days("assembly.hold_days", 1, "Jours après l’assemblée générale pour en enregistrer l’ouverture")
        .Days("assembly.minutes_days", 30, "Jours après lesquels la présidence et le secrétariat sont relancés pour signer le procès-verbal de l’assemblée générale")
        .Days("assembly.declaration_days", 89, "Jours pour déclarer le changement de dirigeants en préfecture (la loi dit trois mois, soit 89 jours au plus court)")
        .Days("assembly.declaration_reminder_days", 30, "Jours avant la fin de ce délai où la coordination est relancée");

    public static AssemblyRules RulesFrom(SettingValues values) => new(
        values.Days("assembly.notice_days"), values.Number("assembly.quorum_percent"),
        values.IsYes("assembly.second_needs_quorum"), values.Number("assembly.proxies_per_holder"));

    /// <exception cref="RuleViolation">When the setting is none that can be read.</exception>
    public static IReadOnlyList<College> CollegesFrom(string setting)
    {
        var colleges = setting.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(CollegeFrom).ToList();
        Rule.That(colleges.Count > 0 && colleges.TrueForAll(college => college is { Seats: > 0 }) && colleges.Select(college => college!.Name).Distinct().Count() == colleges.Count,
            "assembly.colleges_unreadable", "The setting of the colleges names each once, with its seats.");
        return [.. colleges.OfType<College>()];
    }

    private static College? CollegeFrom(string text)
    {
        if (Written().Match(text) is not { Success: true } match)
            return null;
        var affiliations = match.Groups["of"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return affiliations.All(word => Enum.TryParse<Affiliation>(word, ignoreCase: true, out _))
            ? new(match.Groups["name"].Value, int.Parse(match.Groups["seats"].Value, System.Globalization.CultureInfo.InvariantCulture),
                [.. affiliations.Select(word => Enum.Parse<Affiliation>(word, ignoreCase: true))])
            : null;
    }

    [GeneratedRegex(@"^(?<name>[^(]+?)\s*(\((?<of>[^)]*)\)\s*)?\s(?<seats>[0-9]{1,3})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
