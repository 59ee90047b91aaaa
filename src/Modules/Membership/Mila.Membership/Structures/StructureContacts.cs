using Marten;
using Marten.Linq.MatchesSql;

namespace Mila.Membership.Structures;

/// <summary>Who speaks for a structure (représentation), and the structures that a person is or was with.</summary>
public static class StructureContacts
{
    /// <summary>Who may bind a structure on a day: its leaders (dirigeants).</summary>
    public static IReadOnlyList<Guid> LeadersOn(this Structure structure, DateOnly day) =>
        structure.PeopleOn(day, contact => contact.Role is ContactRole.Leader);

    /// <summary>Who acts for a structure on a day: its leaders and its administration.</summary>
    public static IReadOnlyList<Guid> ActingOn(this Structure structure, DateOnly day) =>
        structure.PeopleOn(day, contact => contact.Role is ContactRole.Leader or ContactRole.Administration);

    /// <summary>The structures that a person is or was with, in whatever role: what a day makes of it is asked of each.</summary>
    public static IQueryable<Structure> StructuresWith(this IQuerySession session, Guid person) =>
        session.Query<Structure>().Where(structure => structure.MatchesSql("d.data @> ?::jsonb", Containing(person)));

    /// <summary>What a structure's document contains when the person is among its contacts, as PostgreSQL's <c>@&gt;</c> wants it.</summary>
    public static string Containing(Guid person) => $$$$"""{"saidContacts":[{"value":{"who":{"personId":"{{{{person}}}}"}}}]}""";

    private static IReadOnlyList<Guid> PeopleOn(this Structure structure, DateOnly day, Func<Contact, bool> speaks) =>
        [.. structure.ContactsOn(day).Where(speaks).Select(contact => contact.PersonId).Distinct()];
}
