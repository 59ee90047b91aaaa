using Mila.Kernel;
using Mila.Membership.Colleagues;
using Mila.Membership.Structures;

namespace Mila.Host.Demonstration;

/// <summary>A leader's invitations in 2023: one accepted, one that still waits.</summary>
internal static class ColleaguesHistory
{
    public static IEnumerable<Deed> Tell()
    {
        yield return Invite(new(2023, 4, 17), 250, ContactRole.Communication);
        yield return new(new(2023, 4, 18), new JoinStructure(Membership.Candidacies.PrivateLinks.KeyOf(Secret(250))), Hour: 11);
        yield return Invite(new(2023, 6, 12), 251, ContactRole.Colleague);
    }

    private static Deed Invite(DateOnly day, int person, ContactRole role)
    {
        var (given, family, email) = InventedNames.Person(person);
        return new(day, new InviteColleague(
            NamedId.Of("demonstration", "invitation", $"{person}"), InventedNames.StructureId(0), given, family, email, role, Secret(person)), MembersHistory.Leader(0), Hour: 10);
    }

    private static string Secret(int person) => $"demonstration-invitation-{person}";
}
