using Mila.Kernel;
using Mila.Membership.Successions;

namespace Mila.Host.Demonstration;

/// <summary>A member that declares, in June 2023, that it becomes a company: the coordinator has still to propose it.</summary>
internal static class SuccessionsHistory
{
    public static IEnumerable<Deed> Tell()
    {
        yield return new(
            new(2023, 6, 12),
            new DeclareSuccession(
                NamedId.Of("demonstration", "succession", "1"), InventedNames.StructureId(2), SuccessionChange.LegalForm,
                "Notre association devient une coopérative (SCIC) ; même équipe, même adresse.", ByStaff: false),
            MembersHistory.Leader(2), Hour: 11);
    }
}
