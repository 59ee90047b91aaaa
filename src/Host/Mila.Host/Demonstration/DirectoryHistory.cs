using Mila.Membership.Directory;
using Mila.Membership.Structures;

namespace Mila.Host.Demonstration;

/// <summary>Some members consented in 2022 to appear in the public directory, and a few of them wrote a presentation.</summary>
internal static class DirectoryHistory
{
    private static readonly DateOnly Opened = new(2022, 10, 3);

    private static readonly (int N, string Words, string Link)[] Written =
    [
        (0, "Un label de six artistes entre folk et musiques électroniques, et une boutique de disques rue des Gardes.", "https://dentelune.example"),
        (3, "Nous accompagnons des tournées de création, de la première date aux scènes nationales.", "https://tournees.example"),
        (7, "Management d’artistes en développement, avec une attention aux autrices et compositrices.", "https://management.example"),
    ];

    public static IEnumerable<Deed> Tell()
    {
        foreach (var n in Enumerable.Range(0, 12))
            yield return new(Opened, new ChooseListing(InventedNames.StructureId(n), Listed: true), MembersHistory.Leader(n), Hour: 16);
        foreach (var (n, words, link) in Written)
            yield return new(Opened, new EditDirectoryEntry(InventedNames.StructureId(n), words, [link], null, null, ByStaff: false), MembersHistory.Leader(n), Hour: 16);
    }
}
