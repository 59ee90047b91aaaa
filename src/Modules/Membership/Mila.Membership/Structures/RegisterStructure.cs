using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Structures;

/// <summary>A structure becomes known to the association (enregistrement d’une structure); it is not a member by that.</summary>
/// <param name="Name">Null when the structure's identity sheet is already with people's data, so that a waiting message names nobody.</param>
public sealed record RegisterStructure(
    Guid StructureId, StructureKind Kind, string? Name, string? Siret, string? LegalForm, string? Address,
    IReadOnlyList<Activity> Activities, bool InQpv, bool? WomenLed, IReadOnlyList<Contact> Contacts, DateOnly On)
{
    /// <summary>What a log may hold of it: no name, no address, no sentence.</summary>
    public override string ToString() => $"{nameof(RegisterStructure)} {StructureId}";
}

public static class RegisterStructureHandler
{
    /// <param name="structure">Null the first time; a repeated command finds what it recorded.</param>
    public static IReadOnlyList<StructureFact> Decide(RegisterStructure command, Structure? structure)
    {
        if (structure is not null)
        {
            Rule.That(structure.Kind == command.Kind, "structure.known_otherwise", "The id is another structure's.", "structureId");
            return [];
        }
        Rule.That(command.Activities.Count > 0, "structure.no_activity", "A structure has at least one activity.", "activities");

        return
        [
            new StructureRegistered(command.StructureId, 1, command.On, command.Kind, [.. command.Activities.Distinct().Order()], command.InQpv, command.WomenLed),
            .. command.Contacts.Distinct().Select((contact, i) => new ContactAdded(command.StructureId, i + 2, command.On, contact.PersonId, contact.Role)),
        ];
    }

    public static async Task<OutgoingMessages> Handle(RegisterStructure command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Structure>(command.StructureId, cancellation);
        var facts = Decide(command, stream.Aggregate);
        if (facts is [])
            return [];

        Rule.That(
            !string.IsNullOrWhiteSpace(command.Name) || await session.LoadAsync<IdentitySheet>(command.StructureId, cancellation) is not null,
            "structure.nameless", "A structure has a name.", "name");
        if (command.Name is { } name)
            session.Store(IdentitySheet.Of(command.StructureId, name, command.LegalForm, command.Siret, command.Address, NaturalPerson(command)));
        stream.AppendMany(facts);
        return [facts.Aggregate(new Structure(), (known, fact) => known.Evolve(fact)).Announcement()];
    }

    /// <summary>The person whose identity the sheet is: a sole trader's or a project's leader.</summary>
    private static Guid? NaturalPerson(RegisterStructure command) => command.Kind is StructureKind.SoleTrader or StructureKind.Project
        ? command.Contacts.Where(contact => contact.Role is ContactRole.Leader).Select(contact => (Guid?)contact.PersonId).FirstOrDefault()
        : null;
}

public static class RegisterStructureField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RegisterStructure, StructureType>("registerStructure", "membership.keep_structures")
        .Describe("A structure becomes known to the association; it is not a member by that.")
        .Argument<NonNullGraphType<EnumerationGraphType<StructureKind>>>("kind")
        .Argument<NonNullGraphType<StringGraphType>>("name")
        .Argument<StringGraphType>("siret", "14 digits; spaces are ignored.")
        .Argument<StringGraphType>("legalForm")
        .Argument<StringGraphType>("address")
        .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<Activity>>>>>("activities")
        .Argument<NonNullGraphType<BooleanGraphType>>("inQpv", "Whether it is in a priority neighbourhood (QPV).")
        .Argument<BooleanGraphType>("womenLed", "Self-declared, optional.")
        .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<ContactInputType>>>>("contacts")
        .Argument<DateOnlyGraphType>("on", "The day it became known; today unless said.")
        .Send(context => new RegisterStructure(
            Guid.CreateVersion7(),
            context.GetArgument<StructureKind>("kind"),
            context.GetArgument<string>("name"),
            context.GetArgument<string?>("siret"),
            context.GetArgument<string?>("legalForm"),
            context.GetArgument<string?>("address"),
            context.GetArgument<List<Activity>>("activities"),
            context.GetArgument<bool>("inQpv"),
            context.GetArgument<bool?>("womenLed"),
            context.GetArgument<List<Contact>>("contacts"),
            context.GetArgument<DateOnly?>("on") ?? context.Today()))
        .Return<Structure>(command => command.StructureId);
}

public sealed class ContactInputType : InputObjectGraphType<Contact>
{
    public ContactInputType()
    {
        Name = "ContactInput";
        Field<NonNullGraphType<GuidGraphType>>("personId");
        Field<NonNullGraphType<EnumerationGraphType<ContactRole>>>("role");
    }
}
