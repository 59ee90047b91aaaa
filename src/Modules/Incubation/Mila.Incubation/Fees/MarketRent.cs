using Marten;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Fees;

/// <summary>
/// What a square metre costs a year on the market (loyer de marché de référence), with its source: what a structure saves is an advantage
/// that counts against the limits of State aid (<c>domain.md</c> §4). Nothing is shipped: an association says its own.
/// </summary>
public static class MarketRent
{
    internal const string Rent = "occupancy.market_rent";

    public static void Declare(SettingList settings) => settings
        .Amount(Rent, Money.Zero, "Loyer de marché de référence, par mètre carré et par an ; zéro tant qu’il n’est pas établi")
        .Text("occupancy.market_rent_source", "", "Source du loyer de marché de référence : observatoire, année, quartier");

    /// <summary>The rent of a square metre and a year; none until it was said.</summary>
    public static async Task<Money?> On(IQuerySession session, DateOnly day, CancellationToken cancellation) =>
        (await session.LoadAsync<SettingsBook>(SettingsBook.StreamId, cancellation))?.On(Rent, day) is { } cents
        && new Money(long.Parse(cents, System.Globalization.CultureInfo.InvariantCulture)) is { Cents: > 0 } rent ? rent : null;
}
