using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
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

    public static async Task Handle(ChangePerson command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var changed = Decide(command, await session.LoadAsync<Person>(command.PersonId, cancellation));
        await session.Keep(changed, moment, cancellation);
        foreach (var merged in await session.MergedInto(changed.Id, cancellation))
            session.Store(merged with { GivenName = changed.GivenName, FamilyName = changed.FamilyName });
    }
}

public static class ChangePersonField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<ChangePerson, PersonType>("changePerson", "people.change")
        .Describe("Changes a person's name, address or number.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<StringGraphType>>("givenName")
        .Argument<NonNullGraphType<StringGraphType>>("familyName")
        .Argument<StringGraphType>("email")
        .Argument<StringGraphType>("phone")
        .Send(context => new ChangePerson(
            context.GetArgument<Guid>("id"), context.GetArgument<string>("givenName"), context.GetArgument<string>("familyName"),
            context.GetArgument<string?>("email"), context.GetArgument<string?>("phone")))
        .Return<Person>(command => command.PersonId);
}
