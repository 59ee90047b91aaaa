using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;

namespace Mila.Stories.Incubation;

/// <summary>Members who may be housed, and offices to house them in.</summary>
internal static class Housing
{
    private static readonly DateOnly Joined = new(2022, 1, 3);

    public static async Task<(Guid Structure, Guid Leader)> Member(MilaApp app, string name)
    {
        var (id, leader) = (NamedId.Of("tenure", name), NamedId.Of("tenure", name, "leader"));
        await app.Send(new RecordPerson(leader, "Ada", name, $"{id:N}@exemple.fr"));
        await app.Send(new RegisterStructure(id, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, [new Contact(leader, ContactRole.Leader)], Joined));
        await app.Send(new BeginMembership(id, Joined, null));
        return (id, leader);
    }

    public static async Task<Guid> Space(MilaApp app, string name)
    {
        var (site, space) = (NamedId.Of("tenure", "site"), NamedId.Of("tenure", "space", name));
        await app.Send(new OpenSite(site, "Pôle MILA", null, 0));
        await app.Send(new RegisterSpace(space, site, SpaceKind.Office, name, 1000, 1));
        return space;
    }
}
