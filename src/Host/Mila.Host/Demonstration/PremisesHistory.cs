using Mila.Incubation.Works;
using Mila.Kernel;

namespace Mila.Host.Demonstration;

/// <summary>The sixteen premises, fourteen shops, the pôle and Milab: surveyed in the autumn of 2022, some again in the spring, with the meters of a winter.</summary>
internal static class PremisesHistory
{
    private static readonly DateOnly Registered = new(2022, 9, 19);
    private static readonly DateOnly Autumn = new(2022, 10, 18);
    private static readonly DateOnly Spring = new(2023, 4, 12);

    public static Guid Shop(int n) => NamedId.Of("demonstration", "premises", $"{n}");

    public static IEnumerable<Deed> Tell()
    {
        for (var n = 1; n <= 16; n++)
            yield return Do(Registered, new RegisterPremises(Shop(n), Name(n), n <= SpacesHistory.Shops ? $"{Name(n)}, 75018 Paris" : null, n <= SpacesHistory.Shops ? PremisesUse.Shop : PremisesUse.Site, n <= SpacesHistory.Shops ? SpacesHistory.Shop(n - 1) : null, n));
        for (var n = 1; n <= 16; n++)
            yield return Do(Autumn.AddDays(n / 6), new SurveyPremises(Shop(n), NamedId.Of("demonstration", "survey", "autumn", $"{n}"), DemonstrationHistory.Coordinator, [.. Seen(n)], Autumn.AddDays(n / 6)), 16);
        foreach (var n in new[] { 2, 5, 9 })
            yield return Do(Spring, new SurveyPremises(
                Shop(n), NamedId.Of("demonstration", "survey", "spring", $"{n}"), DemonstrationHistory.Coordinator, [new(PremisesElement.Shutter, n == 9 ? ElementCondition.OutOfOrder : ElementCondition.Good, n == 9 ? ElementTrait.Blocked : null)], Spring), 16);
        foreach (var n in new[] { 1, 3, 6, 15, 16 })
        {
            yield return Do(Autumn, Read(n, "autumn", 4_000 + 913 * n, Autumn), 17);
            yield return Do(Spring, Read(n, "spring", 4_000 + 913 * n + 1_450 + 210 * n, Spring), 17);
        }
    }

    private static string Name(int n) => n switch { 15 => "Pôle MILA", 16 => "Milab", _ => SpacesHistory.Addresses[n - 1] };

    /// <summary>Windows are the worst, heating is the tenants’ own in shops, half of the shutters are not motorised.</summary>
    private static IEnumerable<ElementSeen> Seen(int n)
    {
        var isShop = n <= SpacesHistory.Shops;
        yield return new(PremisesElement.Windows, n % 3 == 0 ? ElementCondition.Worn : n > 14 ? ElementCondition.Good : ElementCondition.Bad, isShop ? ElementTrait.SingleGlazed : null);
        yield return new(PremisesElement.Doors, n % 4 == 0 ? ElementCondition.Bad : ElementCondition.Worn);
        yield return new(PremisesElement.Insulation, n % 5 == 0 ? ElementCondition.Absent : ElementCondition.Bad);
        yield return new(PremisesElement.CellarDoor, n % 2 == 0 ? ElementCondition.Worn : ElementCondition.Bad, n is 6 or 15 ? ElementTrait.Damp : null);
        yield return new(PremisesElement.Wiring, n % 6 == 0 ? ElementCondition.Bad : ElementCondition.Good);
        yield return new(PremisesElement.Meter, ElementCondition.Good);
        yield return new(PremisesElement.Heating, n % 4 == 1 ? ElementCondition.Worn : ElementCondition.Good, isShop ? ElementTrait.TenantOwned : null);
        if (isShop)
            yield return new(PremisesElement.Shutter, n is 2 or 5 or 9 ? ElementCondition.OutOfOrder : ElementCondition.Worn, n is 2 or 5 or 9 ? ElementTrait.Blocked : n % 2 == 0 ? ElementTrait.NotMotorised : null);
    }

    private static ReadMeter Read(int n, string when, long index, DateOnly day) => new(Shop(n), NamedId.Of("demonstration", "reading", when, $"{n}"), MeterKind.Electricity, index, IsNewMeter: false, day);

    private static Deed Do(DateOnly day, object command, int hour = 10) => new(day, command, DemonstrationHistory.Coordinator, hour);
}
