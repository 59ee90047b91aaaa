using Marten;
using Mila.Kernel;

namespace Mila.People;

/// <summary>A person becomes known to the association (fiche personne).</summary>
public sealed record RecordPerson(Guid PersonId, string GivenName, string FamilyName, string? Email = null, string? Phone = null);

public static class RecordPersonHandler
{
    public static Person Decide(RecordPerson command, Person? known)
    {
        var person = Person.Of(command.PersonId, command.GivenName, command.FamilyName, command.Email, command.Phone);
        Rule.That(known is null || known == person, "person.known", "Another person is recorded under that id.", "id");
        return person;
    }

    public static async Task Handle(RecordPerson command, IDocumentSession session, Moment moment, CancellationToken cancellation) =>
        await session.Keep(Decide(command, await session.LoadAsync<Person>(command.PersonId, cancellation)), moment, cancellation);
}
