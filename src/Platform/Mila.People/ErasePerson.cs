using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.People;

/// <summary>A person asks to be forgotten (droit à l’effacement): the id stays, so that counts stay right, and nothing else does.</summary>
public sealed record ErasePerson(Guid PersonId);

public static class ErasePersonHandler
{
    public static PersonErased? Decide(ErasePerson command, Person? known, DateOnly today)
    {
        Rule.That(known is not null, "person.unknown", "There is no such person.", "id");
        return known.ErasedAt is null ? new(command.PersonId, today) : null;
    }

    /// <summary>Every part erases what it keeps in this one transaction: a crash leaves either everything or nothing.</summary>
    public static async Task Handle(ErasePerson command, IDocumentSession session, ErasureList erasures, Moment moment, CancellationToken cancellation)
    {
        var known = await session.LoadAsync<Person>(command.PersonId, cancellation);
        if (Decide(command, known, moment.Today) is not { } erased)
            return;

        Guid[] records = [command.PersonId, .. (await session.MergedInto(command.PersonId, cancellation)).Select(merged => merged.Id)];
        foreach (var id in records)
        {
            foreach (var kept in erasures.All)
                await kept.Erase(session, id, moment, cancellation);
            session.Store(new Person { Id = id, ErasedAt = moment.Now });
            session.Events.Append(id, erased with { PersonId = id });
        }
    }
}

public static class ErasePersonField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<ErasePerson, PersonType>("erasePerson", "people.erase")
        .Describe("Erases a person everywhere but where the law holds a document.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Send(context => new ErasePerson(context.GetArgument<Guid>("id")))
        .Return<Person>(command => command.PersonId);
}
