using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;

namespace Mila.People;

public sealed class PersonType : ObjectGraphType<Person>
{
    public PersonType()
    {
        Name = "Person";
        Description = "A person the association knows (personne).";
        Field(person => person.Id);
        Field(person => person.DisplayName).Description("The name as printed.");
        Field(person => person.GivenName);
        Field(person => person.FamilyName);
        Field(person => person.Email, nullable: true);
        Field(person => person.Phone, nullable: true);
        Field<NonNullGraphType<BooleanGraphType>>("isErased").Resolve(context => context.Source.ErasedAt is not null)
            .Description("Whether the person asked to be forgotten: only the id is left.");
        Field(person => person.MergedInto, nullable: true).Description("The record that stands for this person when this one was a duplicate.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<RoleGrantType>>>>("roles")
            .Description("The roles given to the person, past and to come too.")
            .Resolve(context => context.Batch<Guid, IReadOnlyList<RoleGrant>>("people.roles", context.Source.Id, RolesOf));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<PersonType>("person")
            .Description("One person.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("people.read")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<Person>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.Field<PersonType>("me")
            .Description("The person who asks.")
            .AuthorizeWithPolicy("people.read_self")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<Person>(context.Actor().PersonId ?? Guid.Empty, context.CancellationToken));

        query.ListOf<Person, PersonType>("people", "people.read")
            .Describe("The people the association knows, by name.")
            .Argument<StringGraphType>("search", "Words of the name, without regard to case or accents.")
            .OrderedBy((context, session) => Search(session, context.GetArgument<string?>("search")), person => person.SortName, person => person.Id);
    }

    private static IQueryable<Person> Search(IQuerySession session, string? search)
    {
        var people = session.Query<Person>().Where(person => person.ErasedAt == null && person.MergedInto == null);
        foreach (var word in SearchText.Of(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
            people = people.Where(person => person.SortName.Contains(word));
        return people;
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<RoleGrant>>> RolesOf(
        IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        Each(ids, await session.Query<RoleGrant>().Where(grant => grant.PersonId.IsOneOf(ids.ToArray())).ToListAsync(cancellation));

    private static Dictionary<Guid, IReadOnlyList<RoleGrant>> Each(IReadOnlyList<Guid> ids, IEnumerable<RoleGrant> grants)
    {
        var byPerson = grants.ToLookup(grant => grant.PersonId);
        return ids.ToDictionary(id => id, IReadOnlyList<RoleGrant> (id) => [.. byPerson[id].OrderBy(grant => grant.From)]);
    }
}

public sealed class RoleGrantType : ObjectGraphType<RoleGrant>
{
    public RoleGrantType()
    {
        Name = "RoleGrant";
        Description = "A role a person has from a day, until a day or until further notice (habilitation).";
        Field(grant => grant.Id);
        Field(grant => grant.Role);
        Field(grant => grant.From);
        Field(grant => grant.Until, nullable: true).Description("The day after the last.");
    }
}
