using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Duplicates;

/// <summary>Two records of one person become one (fusion de doublons): from today the one that stays speaks where the other did, with its roles.</summary>
public sealed record MergePeople(Guid KeptId, Guid DuplicateId);

public static class MergePeopleHandler
{
    /// <summary>Where the duplicate speaks for a structure, the one that stays does.</summary>
    public static IReadOnlyList<StructureFact> Decide(MergePeople command, Structure structure, DateOnly today) => FactSteps.Fold(
        structure,
        structure.ContactsOn(today).Where(contact => contact.PersonId == command.DuplicateId).SelectMany(contact => (Func<Structure, StructureFact?>[])
        [
            known => AddContactHandler.Decide(new(known.Id, command.KeptId, contact.Role, today), known),
            known => RemoveContactHandler.Decide(new(known.Id, command.DuplicateId, contact.Role, today), known),
        ]));

    public static async Task<OutgoingMessages> Handle(MergePeople command, IDocumentSession session, RoleList roles, Moment moment, CancellationToken cancellation)
    {
        var (kept, duplicate) = MergedPeople.Decide(
            await session.LoadAsync<Person>(command.KeptId, cancellation), await session.LoadAsync<Person>(command.DuplicateId, cancellation));
        var sits = (await Mandates.On(session, moment.Today, cancellation)).Any(mandate => mandate.PersonId == duplicate.Id);
        Rule.That(!sits, "duplicate.sits", "Who sits on the board is the record that stays.", "duplicateId");

        OutgoingMessages messages = [];
        foreach (var structure in await session.StructuresWith(duplicate.Id).ToListAsync(cancellation))
        {
            var stream = await session.Events.FetchForWriting<Structure>(structure.Id, cancellation);
            var (facts, told) = stream.Aggregate!.Record(Decide(command, stream.Aggregate!, moment.Today));
            stream.AppendMany(facts);
            messages.AddRange(told);
        }
        await session.Merge(kept, duplicate, roles, moment, cancellation);
        return messages;
    }
}

public static class MergePeopleField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<MergePeople, PersonType>("mergePeople", "membership.merge_duplicates")
        .Describe("Makes one of two records of a person; the answer is the one that stays. It cannot be taken back.")
        .Argument<NonNullGraphType<GuidGraphType>>("keptId", "The record that stays.")
        .Argument<NonNullGraphType<GuidGraphType>>("duplicateId")
        .Send(context => new MergePeople(context.GetArgument<Guid>("keptId"), context.GetArgument<Guid>("duplicateId")))
        .Return<Person>(command => command.KeptId);
}
