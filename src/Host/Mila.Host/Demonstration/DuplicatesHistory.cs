using Mila.Kernel;
using Mila.Membership.Structures;

namespace Mila.Host.Demonstration;

/// <summary>A structure that was put down twice, by two people, on 2 May 2023: nobody has seen it yet.</summary>
internal static class DuplicatesHistory
{
    public static IEnumerable<Deed> Tell() =>
    [
        new(new(2023, 5, 2), new RegisterStructure(
            NamedId.Of("demonstration", "structure twice"), StructureKind.Company, InventedNames.Structure(4).Name.ToUpperInvariant(), InventedNames.Siret(4), null, null,
            [Activity.Label], InQpv: false, WomenLed: null, [], new(2023, 5, 2)), DemonstrationHistory.Coordinator, Hour: 18),
    ];
}
