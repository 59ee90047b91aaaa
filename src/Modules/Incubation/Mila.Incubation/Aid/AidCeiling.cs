using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Aid;

/// <summary>How much State aid a structure may have over three years (plafond de minimis), with the text that says so.</summary>
public sealed record AidCeiling(Money Amount, string Source)
{
    private const string Chosen = "state_aid.ceiling";
    private const string ChosenSource = "state_aid.ceiling_source";

    /// <summary>What the law says, each from its day on; an association that follows another text says so in its settings.</summary>
    private static readonly (DateOnly From, AidCeiling Is)[] Law =
    [
        (DateOnly.MinValue, new(Money.Euros(200_000), "règlement (UE) nº 1407/2013, article 3")),
        (new(2024, 1, 1), new(Money.Euros(300_000), "règlement (UE) 2023/2831, article 3")),
    ];

    public static void Declare(SettingList settings) => settings
        .Amount(Chosen, Money.Zero, "Plafond des aides de minimis sur trois ans ; zéro pour celui du règlement européen en vigueur")
        .Text(ChosenSource, "", "Source de ce plafond, s’il n’est pas celui du règlement européen : texte, article, date");

    public static AidCeiling On(SettingsBook? settings, DateOnly day) =>
        settings?.On(Chosen, day) is { } cents && new Money(long.Parse(cents, System.Globalization.CultureInfo.InvariantCulture)) is { Cents: > 0 } amount
            ? new(amount, settings.On(ChosenSource, day) ?? "")
            : Law.Last(each => each.From <= day).Is;
}
