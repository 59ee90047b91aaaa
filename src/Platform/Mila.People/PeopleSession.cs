using Marten;
using Mila.Kernel;

namespace Mila.People;

/// <summary>
/// How a part's handler keeps what is about people: in its own session, so that it is committed with the command's facts or not at all.
/// </summary>
public static class PeopleSession
{
    /// <summary>Keeps a person, new or changed; the same content twice is harmless.</summary>
    /// <exception cref="RuleViolation">When the person was erased: an erased person does not come back by a late message.</exception>
    public static async Task Keep(this IDocumentSession session, Person person, Moment moment, CancellationToken cancellation = default)
    {
        var known = await session.LoadAsync<Person>(person.Id, cancellation);
        Rule.That(known?.ErasedAt is null, "person.erased", "The person was erased.", "id");
        if (known == person)
            return;

        session.Store(person);
        if (known is null)
            session.Events.StartStream<PersonTrail>(person.Id, new PersonRecorded(person.Id, moment.Today));
        else
            session.Events.Append(person.Id, new PersonChanged(person.Id, moment.Today));
    }

    /// <summary>Keeps a sentence about people.</summary>
    public static void Keep(this IDocumentOperations session, ErasableText text) => session.Store(text);

    /// <summary>Keeps who a structure is.</summary>
    public static void Keep(this IDocumentOperations session, IdentitySheet sheet) =>
        session.Store(sheet.SortName.Length > 0 ? sheet : sheet with { SortName = SearchText.Of(sheet.Name) });

    /// <summary>Gives a role, or changes the days of one already given under that id.</summary>
    public static void Grant(this IDocumentOperations session, RoleGrant grant) => session.Store(grant);

    public static void EraseText(this IDocumentOperations session, Guid textId) => session.Delete<ErasableText>(textId);
}
