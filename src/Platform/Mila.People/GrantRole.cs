using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.People;

/// <summary>A person is given a role from a day (habilitation); given again under the same id, its days are changed.</summary>
public sealed record GrantRole(Guid GrantId, Guid PersonId, string Role, DateOnly From, DateOnly? Until = null);

public static class GrantRoleHandler
{
    public static RoleGranted? Decide(GrantRole command, Person? person, RoleGrant? known, RoleList roles, DateOnly today)
    {
        Rule.That(person is not null, "person.unknown", "There is no such person.", "personId");
        Rule.That(person.ErasedAt is null, "person.erased", "The person was erased.", "personId");
        Rule.That(roles.All.Contains(command.Role), "role.unknown", "The host has no such role.", "role");
        Rule.That(command.Until is null || command.From <= command.Until, "role.days_reversed", "A role ends after it begins.", "until");
        Rule.That(known is null || known.PersonId == command.PersonId, "role.of_another", "That grant is another person's.", "id");
        return known == GrantOf(command) ? null : new(command.PersonId, command.GrantId, command.Role, command.From, command.Until, today);
    }

    public static async Task Handle(GrantRole command, IDocumentSession session, RoleList roles, Moment moment, CancellationToken cancellation)
    {
        var person = await session.LoadAsync<Person>(command.PersonId, cancellation);
        var known = await session.LoadAsync<RoleGrant>(command.GrantId, cancellation);
        if (Decide(command, person, known, roles, moment.Today) is not { } granted)
            return;

        session.Grant(GrantOf(command));
        session.Events.Append(command.PersonId, granted);
    }

    private static RoleGrant GrantOf(GrantRole command) =>
        new() { Id = command.GrantId, PersonId = command.PersonId, Role = command.Role, From = command.From, Until = command.Until };
}

public static class GrantRoleField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<GrantRole, PersonType>("grantRole", "people.grant_role")
        .Describe("Gives a person a role from a day, or changes the days of one given before (id).")
        .Argument<GuidGraphType>("id", "The grant to change; a new one when left out.")
        .Argument<NonNullGraphType<GuidGraphType>>("personId")
        .Argument<NonNullGraphType<StringGraphType>>("role")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("from")
        .Argument<DateOnlyGraphType>("until", "The day after the last.")
        .Send(context => new GrantRole(
            context.GetArgument<Guid?>("id") ?? Guid.CreateVersion7(), context.GetArgument<Guid>("personId"), context.GetArgument<string>("role"),
            context.GetArgument<DateOnly>("from"), context.GetArgument<DateOnly?>("until")))
        .Return<Person>(command => command.PersonId);
}
