using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Charter;
using Mila.People;
using Mila.Testing;

namespace Mila.Web.Tests;

/// <summary>The people of an association that decides: a coordinator, and a board of five that three officers lead; its charter is adopted.</summary>
public static class Association
{
    private static readonly Guid Coordinator = NamedId.Of("web", "coordinator");

    private static readonly (string GivenName, BoardRole Role, string[] Roles)[] Seats =
    [
        ("Aïcha", BoardRole.President, [Access.BoardMember, Access.President]),
        ("Bruno", BoardRole.Treasurer, [Access.BoardMember, Access.Treasurer]),
        ("Clara", BoardRole.Secretary, [Access.BoardMember, Access.Secretary]),
        ("Driss", BoardRole.Member, [Access.BoardMember]),
        ("Elsa", BoardRole.Member, [Access.BoardMember]),
    ];

    public static async Task Seat(MilaApp app, string tenant = MilaApp.Mila)
    {
        await Employ(app, tenant);
        foreach (var (seat, number) in Seats.Select((seat, number) => (seat, number)))
        {
            await app.Send(new RecordPerson(Person(number), seat.GivenName, "Conseil", $"conseil{number}@exemple.fr"), tenant);
            await app.Send(new BeginMandate(NamedId.Of("web", "mandate", $"{number}"), Person(number), seat.Role, new DateOnly(2023, 1, 1)), tenant);
        }
        await app.Send(new AdoptCharterVersion(1, "Entraide, écologie, partage, inclusion.", new DateOnly(2022, 6, 1)), tenant);
    }

    /// <summary>The coordinator at a screen, whether or not a story before this one has seated the board: the stories run in any order.</summary>
    public static async Task<Visitor> CoordinatorAt(Site site, string tenant = MilaApp.Mila, Screen? screen = null)
    {
        await Employ(site.App, tenant);
        return await site.Visit(Coordinator, [Access.Coordinator], screen, tenant: tenant);
    }

    /// <summary>All of the board vote the same.</summary>
    public static async Task Vote(MilaApp app, Guid vote, string option, string tenant)
    {
        await using var session = app.Query(tenant);
        foreach (var elector in (await session.LoadAsync<Deliberation>(vote))!.Electors) // whoever sits since the stories before
            await app.Send(new CastBallot(vote, option), tenant, elector.PersonId);
    }

    /// <summary>A member of the board: 0 presides, 1 is the treasurer, 2 the secretary.</summary>
    public static Task<Visitor> BoardMemberAt(Site site, int number, string tenant = MilaApp.Mila) => site.Visit(Person(number), Seats[number].Roles, tenant: tenant);

    private static Task Employ(MilaApp app, string tenant) => app.Send(new RecordPerson(Coordinator, "Camille", "Roux", "camille@exemple.fr"), tenant);

    private static Guid Person(int number) => NamedId.Of("web", "board", $"{number}");
}
