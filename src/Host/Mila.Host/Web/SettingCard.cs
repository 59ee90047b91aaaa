using System.Globalization;
using Mila.Kernel;

namespace Mila.Host.Web;

/// <summary>A setting as the pages show it.</summary>
/// <param name="Kind">The API's word: <c>DAYS</c>, <c>NUMBER</c>, <c>CENTS</c>, <c>YES_NO</c>, <c>TEXT</c>.</param>
public sealed record SettingCard(string Key, string Kind, string Meaning, string Default, string InForce, IReadOnlyList<SettingCard.Change> Changes)
{
    public sealed record Change(string Value, DateOnly On);

    /// <summary>What it is about, in French: the settings of a part are shown together.</summary>
    public string Topic => Key[..Key.IndexOf('.', StringComparison.Ordinal)] switch
    {
        "intake" => "Candidatures",
        "board" or "bureau" => "Décisions",
        "dues" => "Cotisations",
        "membership" => "Adhésions",
        "structures" => "Structures",
        "letters" => "Courriers",
        "files" => "Fichiers",
        "people" => "Personnes",
        var other => other,
    };

    public bool IsShipped => InForce == Default;

    public IEnumerable<Change> ToCome(DateOnly today) => Changes.Where(change => change.On > today);

    /// <summary>A value in words: « 30 jours », « 1 250,00 € », « oui ».</summary>
    public string Words(string value) => Kind switch
    {
        "DAYS" => French.Count(Whole(value), "jour", "jours"),
        "NUMBER" => French.Number(Whole(value)),
        "CENTS" => French.Amount(new Money(Whole(value))),
        "YES_NO" => value == "yes" ? "oui" : "non",
        _ => value.Length > 0 ? $"«\u00A0{value}\u00A0»" : "rien",
    };

    /// <summary>A value as it is typed; amounts in euros.</summary>
    public string Typed(string value) => Kind == "CENTS" ? (Whole(value) / 100m).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',') : value;

    /// <summary>What was typed, in the API's spelling; null when it cannot be read.</summary>
    public string? Read(string typed)
    {
        var plain = typed.Trim().Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal);
        return Kind switch
        {
            "CENTS" => decimal.TryParse(plain.Replace(" ", "", StringComparison.Ordinal).TrimEnd('€').Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
                ? Money.Euros(euros).Cents.ToString(CultureInfo.InvariantCulture)
                : null,
            "DAYS" or "NUMBER" => int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $"{number}" : null,
            _ => typed,
        };
    }

    private static long Whole(string value) => long.Parse(value, CultureInfo.InvariantCulture);
}
