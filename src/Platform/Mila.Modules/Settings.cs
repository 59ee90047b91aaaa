using Marten;
using Mila.Kernel;
using Wolverine.Marten;

namespace Mila.Modules;

/// <summary>A value that an association may choose, with what Mila ships.</summary>
/// <param name="Key">Its name, <c>intake.vote_days</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Default">What holds until the association says otherwise.</param>
/// <param name="Meaning">In French, for the page where it is changed.</param>
public sealed record Setting(string Key, SettingKind Kind, string Default, string Meaning);

public enum SettingKind { Days, Number, Cents, YesNo, Text }

/// <summary>The settings that the parts ship.</summary>
public sealed class SettingList
{
    private readonly Dictionary<string, Setting> settings = [];

    public IReadOnlyDictionary<string, Setting> All => settings;

    public SettingList Days(string key, int days, string meaning) => Add(new(key, SettingKind.Days, $"{days}", meaning));

    public SettingList Number(string key, int number, string meaning) => Add(new(key, SettingKind.Number, $"{number}", meaning));

    public SettingList Amount(string key, Money amount, string meaning) => Add(new(key, SettingKind.Cents, $"{amount.Cents}", meaning));

    public SettingList YesNo(string key, bool yes, string meaning) => Add(new(key, SettingKind.YesNo, yes ? "yes" : "no", meaning));

    public SettingList Text(string key, string text, string meaning) => Add(new(key, SettingKind.Text, text, meaning));

    private SettingList Add(Setting setting)
    {
        settings.Add(setting.Key, setting);
        return this;
    }
}

/// <summary>From a day on, a setting has another value for one association.</summary>
public sealed record SettingChanged(string Key, string Value, DateOnly On);

/// <summary>What one association has chosen; one stream per tenant, under <see cref="StreamId"/>.</summary>
public sealed record SettingsBook
{
    public static readonly Guid StreamId = NamedId.Of("settings");

    public Guid Id { get; init; }
    public IReadOnlyList<SettingChanged> Changes { get; init; } = [];

    public SettingsBook Evolve(object fact) => fact is SettingChanged changed ? this with { Changes = [.. Changes, changed] } : this;

    /// <summary>What was chosen last among what is in force on a day; null when nothing was.</summary>
    public string? On(string key, DateOnly day) =>
        Changes.Where(change => change.Key == key && change.On <= day).OrderBy(change => change.On).LastOrDefault()?.Value;
}

/// <summary>The settings in force for one association on one day.</summary>
public sealed class SettingValues(SettingList shipped, SettingsBook? book, DateOnly day)
{
    /// <exception cref="KeyNotFoundException">When no part ships such a setting.</exception>
    public string this[string key] => book?.On(key, day) ?? shipped.All[key].Default;

    public int Days(string key) => int.Parse(this[key], System.Globalization.CultureInfo.InvariantCulture);

    public int Number(string key) => int.Parse(this[key], System.Globalization.CultureInfo.InvariantCulture);

    public Money Amount(string key) => new(long.Parse(this[key], System.Globalization.CultureInfo.InvariantCulture));

    public bool IsYes(string key) => this[key] == "yes";
}

/// <summary>Reads settings: in a handler, from its session in <c>LoadAsync</c>.</summary>
public sealed class Settings(SettingList shipped)
{
    public SettingList Shipped => shipped;

    public async Task<SettingValues> On(IQuerySession session, DateOnly day, CancellationToken cancellation = default) =>
        new(shipped, await session.LoadAsync<SettingsBook>(SettingsBook.StreamId, cancellation), day);
}

/// <summary>The association chooses a value from a day on (réglage).</summary>
public sealed record ChangeSetting(string Key, string Value, DateOnly On);

public static class ChangeSettingHandler
{
    public static SettingChanged Decide(ChangeSetting command, SettingList shipped, DateOnly today)
    {
        Rule.That(shipped.All.TryGetValue(command.Key, out var setting), "setting.unknown", "There is no such setting.", "key");
        Rule.That(command.On >= today, "setting.backdated", "What was in force stays in force.", "on");
        Rule.That(Fits(setting!, command.Value), "setting.value_refused", "The value is not of the setting's kind.", "value");
        return new(command.Key, command.Value, command.On);
    }

    public static async Task Handle(ChangeSetting command, IDocumentSession session, SettingList shipped, Moment moment, CancellationToken cancellation)
    {
        var fact = Decide(command, shipped, moment.Today);
        var stream = await session.Events.FetchForWriting<SettingsBook>(SettingsBook.StreamId, cancellation);
        stream.AppendOne(fact);
    }

    private static bool Fits(Setting setting, string value) => setting.Kind switch
    {
        SettingKind.Days => int.TryParse(value, out var days) && days is >= 0 and <= 3660,
        SettingKind.Number => int.TryParse(value, out var number) && number is >= 0 and <= 100_000,
        SettingKind.Cents => long.TryParse(value, out var cents) && cents is >= 0 and <= 100_000_000_00,
        SettingKind.YesNo => value is "yes" or "no",
        SettingKind.Text => value.Length <= 2000,
        _ => throw new ArgumentOutOfRangeException(nameof(setting)),
    };
}
