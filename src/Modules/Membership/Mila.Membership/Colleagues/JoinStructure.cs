using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Colleagues;

/// <summary>Whoever was invited accepts by the private link (acceptation d’une invitation): from today the person speaks for the structure.</summary>
/// <param name="Link">The key of the link.</param>
public sealed record JoinStructure(string Link);

public static class JoinStructureHandler
{
    /// <returns>None when it was accepted already.</returns>
    public static (ColleagueJoined Joined, ContactAdded? Contact)? Decide(ColleagueInvitation? invitation, Structure? structure, DateOnly today)
    {
        Rule.That(invitation is not null && structure is not null, "link.unknown", "The link opens nothing.", "link");
        if (invitation.JoinedOn is not null)
            return null;
        Rule.That(invitation.WaitsOn(today) && structure.IsMemberOn(today), "invitation.over", "The invitation is over, was withdrawn, or the structure is no member.", "link");

        return (new(invitation.Id, today), AddContactHandler.Decide(new(structure.Id, invitation.PersonId, invitation.Role, today), structure));
    }

    public static async Task<OutgoingMessages> Handle(JoinStructure command, IDocumentSession session, RoleList roles, Moment moment, CancellationToken cancellation)
    {
        var found = await session.InvitationBehind(command.Link, cancellation);
        Rule.That(found is not null, "link.unknown", "The link opens nothing.", "link");
        var invitation = await session.Events.FetchForWriting<ColleagueInvitation>(found.Id, cancellation);
        var structure = await session.Events.FetchForWriting<Structure>(found.StructureId, cancellation);
        if (Decide(invitation.Aggregate, structure.Aggregate, moment.Today) is not var (joined, contact))
            return [];
        await GrantRoleHandler.Handle(
            new(ColleagueAccess.GrantOf(found.StructureId, found.PersonId), found.PersonId, "member", moment.Today), session, roles, moment, cancellation);
        var (facts, messages) = structure.Aggregate!.Record(contact);
        structure.AppendMany(facts);
        return [.. messages, .. invitation.Record(joined)];
    }
}

/// <summary>A leader takes an invitation back (retrait d’une invitation): its link opens nothing any more.</summary>
public sealed record WithdrawInvitation(Guid InvitationId);

public static class WithdrawInvitationHandler
{
    /// <returns>None when it waits no more.</returns>
    public static ColleagueInvitationWithdrawn? Decide(ColleagueInvitation? invitation, Structure? structure, Guid? actor, DateOnly today)
    {
        Rule.That(invitation is not null, "invitation.unknown", "There is no such invitation.", "id");
        ColleagueAccess.MustLead(structure, actor, today);
        return invitation.WaitsOn(today) ? new(invitation.Id, actor!.Value, today) : null;
    }

    public static async Task<OutgoingMessages> Handle(
        WithdrawInvitation command, IDocumentSession session, ErasureList erasures, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<ColleagueInvitation>(command.InvitationId, cancellation);
        var structure = stream.Aggregate is { } invitation ? await session.LoadAsync<Structure>(invitation.StructureId, cancellation) : null;
        return Decide(stream.Aggregate, structure, moment.Actor, moment.Today) is { } withdrawn
            ? [.. stream.Record(withdrawn), .. await session.ForgetInvited(stream.Aggregate!, erasures, moment.Today, cancellation)]
            : [];
    }
}

/// <summary>A leader takes somebody out of those who speak for the structure (retrait d’un collègue), from today on.</summary>
public sealed record RemoveColleague(Guid StructureId, Guid PersonId, ContactRole Role);

public static class RemoveColleagueHandler
{
    /// <returns>None when the person has not that role.</returns>
    public static ContactRemoved? Decide(RemoveColleague command, Structure? structure, Guid? actor, DateOnly today)
    {
        var led = ColleagueAccess.MustLead(structure, actor, today);
        Rule.That(command.Role is not ContactRole.Leader || led.LeadersOn(today).Any(leader => leader != command.PersonId),
            "colleague.last_leader", "Somebody leads the structure.", "personId");
        return RemoveContactHandler.Decide(new(command.StructureId, command.PersonId, command.Role, today), led);
    }

    public static async Task<OutgoingMessages> Handle(RemoveColleague command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Structure>(command.StructureId, cancellation);
        if (Decide(command, stream.Aggregate, moment.Actor, moment.Today) is not { } removed)
            return [];
        var (facts, messages) = stream.Aggregate!.Record(removed);
        stream.AppendMany(facts);
        return messages;
    }
}

public static class JoinStructureFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<JoinStructure, OfferedPlaceType>("joinStructure", "membership.accept_invitations")
            .Describe("Whoever was invited accepts by the private link.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Send(context => new JoinStructure(PrivateLinks.KeyOf(context.GetArgument<string>("link"))))
            .Return<OfferedPlace>(async (command, session, cancellation) =>
                await session.InvitationBehind(command.Link, cancellation) is { } invitation ? new(invitation) : null);

        mutation.Command<WithdrawInvitation, ColleagueInvitationType>("withdrawInvitation", "membership.keep_colleagues")
            .Describe("A leader takes an invitation back.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Send(context => new WithdrawInvitation(context.GetArgument<Guid>("id")))
            .Return<ColleagueInvitation>(command => command.InvitationId);

        mutation.Command<RemoveColleague, TeamType>("removeColleague", "membership.keep_colleagues")
            .Describe("A leader takes somebody out of those who speak for the structure; the last leader stays.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<GuidGraphType>>("personId")
            .Argument<NonNullGraphType<EnumerationGraphType<ContactRole>>>("role")
            .Send(context => new RemoveColleague(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("personId"), context.GetArgument<ContactRole>("role")))
            .Return<Team>(async (command, session, cancellation) =>
                await session.LoadAsync<Structure>(command.StructureId, cancellation) is { } structure ? new(structure) : null);
    }
}
