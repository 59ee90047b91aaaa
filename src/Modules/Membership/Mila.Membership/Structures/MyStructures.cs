using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Structures;

/// <summary>A member structure that the person who asks is with (mes structures).</summary>
public sealed record MyStructure(Guid Id);

public sealed class MyStructureType : ObjectGraphType<MyStructure>
{
    public MyStructureType()
    {
        Name = "MyStructure";
        Description = "A member structure that the person who asks is with today.";
        Field(structure => structure.Id);
        Field<StringGraphType>("name").Description("Null once erased.").Resolve(context => context.StructureName(context.Source.Id));
    }
}

/// <summary>The member structures that a person is with, in whatever role.</summary>
public static class MyStructures
{
    public static void AddTo(ObjectGraphType query) => query
        .Field<NonNullGraphType<ListGraphType<NonNullGraphType<MyStructureType>>>>("myStructures")
        .Description("The member structures that the person who asks is with today, in whatever role.")
        .AuthorizeWithPolicy("membership.see_own_structures")
        .ResolveAsync(async context => (await Of(context)).Select(structure => new MyStructure(structure.Id)));

    public static async Task<IReadOnlyList<Structure>> Of(IResolveFieldContext context) => context.Actor().PersonId is { } me
        ? await context.QuerySession().MemberStructuresOf(me, context.Today(), context.CancellationToken)
        : [];

    public static async Task<IReadOnlyList<Structure>> MemberStructuresOf(
        this IQuerySession session, Guid person, DateOnly today, CancellationToken cancellation) =>
        [.. (await session.StructuresWith(person).ToListAsync(cancellation))
            .Where(structure => structure.IsMemberOn(today) && structure.ContactsOn(today).Any(contact => contact.PersonId == person))];
}
