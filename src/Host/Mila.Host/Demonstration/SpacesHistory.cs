using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Host.Demonstration;

/// <summary>
/// The spaces of the association (<c>domain.md</c> §4): at the pôle ten offices of 10 m² and a meeting room; at Milab an office of 16 m²,
/// a small studio, six desks, and in the basement the web radio and the editing studio; in the street the fourteen shops it allots.
/// Fees are invented.
/// </summary>
internal static class SpacesHistory
{
    /// <summary>The offices, the studio and the desks: where a structure is hosted.</summary>
    public const int Places = 18;

    public const int Shops = 14;

    private static readonly Guid Pole = NamedId.Of("demonstration", "site", "pôle");
    private static readonly Guid Milab = NamedId.Of("demonstration", "site", "milab");
    private static readonly Guid Street = NamedId.Of("demonstration", "site", "rue");

    /// <summary>Of the shops, in their order.</summary>
    public static readonly string[] Addresses =
        ["1 rue André Messager", "2 rue André Messager", "3 rue André Messager", "5 rue André Messager", "6 rue André Messager", "7 rue André Messager", "8 rue André Messager",
         "9 rue André Messager", "1 rue Émile Blémont", "2 rue Émile Blémont", "3 rue Émile Blémont", "4 rue Émile Blémont", "6 rue Émile Blémont", "8 rue Émile Blémont"];

    /// <summary>The n-th of the places where a structure is hosted.</summary>
    public static Guid Place(int n) => NamedId.Of("demonstration", "space", "place", $"{n}");

    /// <summary>The n-th shop.</summary>
    public static Guid Shop(int n) => NamedId.Of("demonstration", "space", "shop", $"{n}");

    /// <summary>A space that is booked by the hour.</summary>
    public static Guid Booked(string name) => NamedId.Of("demonstration", "space", "booked", name);

    public static IEnumerable<Deed> Tell()
    {
        yield return Do(new OpenSite(Pole, "Pôle MILA", "4 rue André Messager, 75018 Paris", 1));
        yield return Do(new OpenSite(Milab, "Milab", "5 rue Émile Blémont, 75018 Paris", 2));
        yield return Do(new OpenSite(Street, "La Rue de la Musique", "Rues André Messager et Émile Blémont, 75018 Paris", 3));
        for (var n = 0; n < Places; n++)
        {
            var (site, kind, name, area, fee) = n switch
            {
                < 10 => (Pole, SpaceKind.Office, $"Bureau {n + 1}", 1000, 180),
                10 => (Milab, SpaceKind.Office, "Grand bureau", 1600, 260),
                11 => (Milab, SpaceKind.Studio, "Petit studio", 800, 220),
                _ => (Milab, SpaceKind.Desk, $"Poste {n - 11}", 400, 75),
            };
            yield return Do(new RegisterSpace(Place(n), site, kind, name, area, n + 1));
            yield return Do(new SetOccupancyFee(Place(n), 2018, Money.Euros(fee)));
            yield return new(new(2022, 12, 12), new SetOccupancyFee(Place(n), 2023, Money.Euros(fee + fee / 20)), DemonstrationHistory.Coordinator);
        }
        for (var n = 0; n < Shops; n++)
            yield return Do(new RegisterSpace(Shop(n), Street, SpaceKind.Shop, Addresses[n], 2200 + 150 * (n * 5 % 9), n + 1));
        yield return Do(new RegisterSpace(Booked("meeting"), Pole, SpaceKind.MeetingRoom, "Salle de réunion", 1800, 30));
        yield return Do(new RegisterSpace(Booked("radio"), Milab, SpaceKind.WebRadio, "Webradio", 1200, 31));
        foreach (var deed in Market())
            yield return deed;
        yield return Do(new RegisterSpace(Booked("editing"), Milab, SpaceKind.EditingStudio, "Studio de montage", 1300, 32));
    }

    /// <summary>An invented rent of the market, so that an advantage can be seen.</summary>
    private static IEnumerable<Deed> Market()
    {
        yield return new(new(2022, 12, 12), new ChangeSetting("occupancy.market_rent", "31000", new(2022, 12, 12)), DemonstrationHistory.Coordinator);
        yield return new(new(2022, 12, 12), new ChangeSetting("occupancy.market_rent_source", "Valeur inventée pour la démonstration", new(2022, 12, 12)), DemonstrationHistory.Coordinator);
    }

    private static Deed Do(object command) => new(DemonstrationHistory.Begins, command, DemonstrationHistory.Coordinator, Hour: 9);
}
