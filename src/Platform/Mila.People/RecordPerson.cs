using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
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

public static class RecordPersonField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<RecordPerson, PersonType>("recordPerson", "people.change")
        .Describe("Records a person (fiche personne).")
        .Argument<GuidGraphType>("id", "The id it shall have, for a client that may have to repeat itself; a new one when left out.")
        .Argument<NonNullGraphType<StringGraphType>>("givenName")
        .Argument<NonNullGraphType<StringGraphType>>("familyName")
        .Argument<StringGraphType>("email")
        .Argument<StringGraphType>("phone")
        .Send(context => new RecordPerson(
            context.GetArgument<Guid?>("id") ?? Guid.CreateVersion7(), context.GetArgument<string>("givenName"), context.GetArgument<string>("familyName"),
            context.GetArgument<string?>("email"), context.GetArgument<string?>("phone")))
        .Return<Person>(command => command.PersonId);
}
