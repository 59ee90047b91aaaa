using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>A member asks for a space or another affiliation without reapplying (demande d’un adhérent); its identity and membership stay.</summary>
public sealed record AskForMore(Guid CandidacyId, Guid StructureId, string Secret, CandidacyPath Path)
{
    /// <summary>A refused command is logged as it prints itself: without what names a person or opens a file.</summary>
    public override string ToString() => $"AskForMore {CandidacyId}";
}

public static class AskForMoreHandler
{
    /// <param name="running">How many of the structure's candidacies are under way.</param>
    public static IReadOnlyList<object> Decide(AskForMore command, Structure structure, int running, Guid? actor, DateOnly today)
    {
        Rule.That(actor is not null && structure.ContactsOn(today).Any(contact => contact.PersonId == actor), "candidacy.not_contact", "Only a contact of the structure asks in its name.", "structure");
        Rule.That(structure.IsMemberOn(today), "candidacy.not_member", "The structure is no member: it applies.", "structure");
        Rule.That(running == 0, "candidacy.running", "One request at a time.", "structure");
        Rule.That(structure.Affiliations().At(today)?.Value != RegisterCandidateHandler.AffiliationOf(command.Path) || command.Path is CandidacyPath.Hosted or CandidacyPath.Desk,
            "candidacy.affiliation_held", "The structure has that affiliation already.", "path");
        return
        [
            new CandidacyBegun(command.CandidacyId, actor.Value, structure.Id, OfMember: true, command.Path, today),
            new DraftSaved(command.CandidacyId, command.Path, ProfileOf(structure, today), [], today),
        ];
    }

    public static async Task<OutgoingMessages> Handle(
        AskForMore command, IDocumentSession session, LinkSeal seal, Moment moment, CancellationToken cancellation)
    {
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        Rule.That(structure is not null, "candidacy.not_member", "There is no such member.", "structure");
        var stream = await session.Events.FetchForWriting<Candidacy>(command.CandidacyId, cancellation);
        Rule.That(stream.Aggregate is null, "candidacy.begun", "The candidacy has begun already.");
        var running = await session.Query<Candidacy>().CountAsync(each => each.StructureId == command.StructureId && each.EndedOn == null, cancellation);
        var facts = Decide(command, structure, running, moment.Actor, moment.Today);
        session.Insert(BeginCandidacyHandler.OwnerLink(command.CandidacyId, command.Secret, seal, moment));
        return [.. stream.Record(facts), IntakeWorkflow.Start(command.CandidacyId)];
    }

    private static CandidateProfile ProfileOf(Structure structure, DateOnly today) =>
        new(structure.Kind, structure.Activities().At(today)?.Value ?? [], structure.Qpv().At(today)?.Value ?? false, structure.WomenLed);
}

public static class AskForMoreField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<AskForMore, BegunCandidacyType>("askForMore", "membership.ask_for_more")
            .Describe("A contact of a member structure asks for a space or another affiliation; the link is shown this once, and written in letters.")
            .Argument<NonNullGraphType<GuidGraphType>>("structure")
            .Argument<NonNullGraphType<EnumerationGraphType<CandidacyPath>>>("path")
            .Send(context => new AskForMore(
                Guid.CreateVersion7(), context.GetArgument<Guid>("structure"), PrivateLinks.NewSecret(), context.GetArgument<CandidacyPath>("path")))
            .Return<BegunCandidacy>(async (command, session, cancellation) =>
                await session.LoadAsync<Candidacy>(command.CandidacyId, cancellation) is { } candidacy ? new(command.Secret, candidacy, IsOwner: true) : null);
}
