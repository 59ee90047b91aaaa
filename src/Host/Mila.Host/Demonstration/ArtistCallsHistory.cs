using Mila.Kernel;
using Mila.Membership.ArtistCalls;
using Mila.Membership.Structures;

namespace Mila.Host.Demonstration;

/// <summary>Two calls for artists: the Vendanges of 2022, played; the next ones, open in June 2023 with one answer. The artists are invented.</summary>
internal static class ArtistCallsHistory
{
    private static readonly Guid Harvest = Id("harvest"), Next = Id("next"), First = Id("first"), Second = Id("second"), Third = Id("third");

    public static IEnumerable<Deed> Tell()
    {
        yield return Artist(new(2022, 6, 1), 0, "Nora Quinze-Août", "chanson");
        yield return Artist(new(2022, 6, 1), 1, "Les Ampoules", "rock");
        yield return Office(new(2022, 6, 7), new OpenArtistCall(
            Harvest, "Vendanges 2022", "Un plateau d’une demi-heure en plein air, à l’heure du goûter.", "A Facettes et Decibels", new(2022, 10, 8), new(2022, 7, 15), 1, []));
        yield return Answer(new(2022, 6, 20), Harvest, First, 0, "Deux voix, une guitare, sans balance.");
        yield return Answer(new(2022, 7, 4), Harvest, Second, 1, "Le quatuor au complet, une heure d’installation.");
        yield return Office(new(2022, 7, 19), new SelectArtists(Harvest, [First]));
        yield return Office(new(2022, 10, 10), new TellWhoPlayed(Harvest, [First], new(2022, 10, 8)));

        yield return Office(new(2023, 6, 5), new OpenArtistCall(
            Next, "Vendanges 2023", "Deux plateaux d’une demi-heure en plein air.", "A Facettes et Decibels", new(2023, 10, 14), new(2023, 7, 13), 2, []));
        yield return Answer(new(2023, 6, 13), Next, Third, 1, "Cette fois en duo.");
    }

    private static Deed Artist(DateOnly day, int structure, string name, string genre) =>
        Office(day, new TakeArtistOn(InventedNames.StructureId(structure), ArtistOf(structure), name, genre, [], day));

    private static Deed Answer(DateOnly day, Guid call, Guid id, int structure, string words) => new(
        day, new ProposeArtist(call, id, InventedNames.StructureId(structure), ArtistOf(structure), words), MembersHistory.Leader(structure), Hour: 11);

    private static Deed Office(DateOnly day, object command) => new(day, command, DemonstrationHistory.Coordinator, Hour: 10);

    private static Guid ArtistOf(int structure) => NamedId.Of("demonstration", "artist", $"{structure}");

    private static Guid Id(string what) => NamedId.Of("demonstration", "artist-call", what);
}
