using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.People;

namespace Mila.Membership.Board;

/// <summary>Names of people beside their ids, joined when they are shown.</summary>
public static class PersonNames
{
    /// <summary>The field <paramref name="name"/>: the person's name as printed.</summary>
    public static void PersonName<TSource>(this ObjectGraphType<TSource> type, string name, Func<TSource, Guid> person) =>
        type.Field<StringGraphType>(name)
            .Description("The person's name as printed; null when the person is not known.")
            .Resolve(context => context.Batch("person-names", person(context.Source), Of));

    public static async Task<IReadOnlyDictionary<Guid, string>> Of(IQuerySession session, IReadOnlyList<Guid> people, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Person>(cancellation, people)).ToDictionary(person => person.Id, person => person.DisplayName);
}
