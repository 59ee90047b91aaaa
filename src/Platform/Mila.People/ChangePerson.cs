using Marten;
using Mila.Kernel;

namespace Mila.People;

/// <summary>A person's name, address or number is another (mise à jour).</summary>
public sealed record ChangePerson(Guid PersonId, string GivenName, string FamilyName, string? Email = null, string? Phone = null);

public static class ChangePersonHandler
{
    public static Person Decide(ChangePerson command, Person? known)
    {
        Rule.That(known is not null, "person.unknown", "There is no such person.", "id");
        Rule.That(known.ErasedAt is null, "person.erased", "The person was erased.", "id");
        return Person.Of(command.PersonId, command.GivenName, command.FamilyName, command.Email, command.Phone);
    }

    public static async Task Handle(ChangePerson command, IDocumentSession session, Moment moment, CancellationToken cancellation) =>
        await session.Keep(Decide(command, await session.LoadAsync<Person>(command.PersonId, cancellation)), moment, cancellation);
}
