using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Membership.Candidacies;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Colleagues;

/// <summary>Who speaks for a structure, as its leaders see it (équipe).</summary>
public sealed record Team(Structure Structure);

/// <summary>Somebody who speaks for a structure (collègue).</summary>
public sealed record Colleague(Guid PersonId, ContactRole Role);

/// <summary>An invitation as whoever has its link sees it (invitation reçue).</summary>
public sealed record OfferedPlace(ColleagueInvitation Invitation);

public sealed class TeamType : ObjectGraphType<Team>
{
    public TeamType()
    {
        Name = "Team";
        Description = "Who speaks for a structure, as its leaders see it (équipe).";
        Field("structureId", team => team.Structure.Id);
        this.StructureName(team => team.Structure.Id);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ColleagueType>>>>("colleagues").Description("Those of today.")
            .Resolve(context => context.Source.Structure.ContactsOn(context.Today()).Select(contact => new Colleague(contact.PersonId, contact.Role)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ColleagueInvitationType>>>>("invitations").Description("Those that wait, at most twenty.")
            .Resolve(context => context.Batch<Guid, IReadOnlyList<ColleagueInvitation>>("colleagues.invitations", context.Source.Structure.Id, async (session, ids, cancellation) =>
                (await session.WaitingIn(ids, context.Today(), cancellation)).ToLookup(each => each.StructureId) is var found
                    ? ids.ToDictionary(id => id, IReadOnlyList<ColleagueInvitation> (id) => [.. found[id]]) : []));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<TeamType>>>>("myTeams")
            .Description("The member structures that the person who asks leads today, with who speaks for them.")
            .AuthorizeWithPolicy("membership.keep_colleagues")
            .ResolveAsync(async context => context.Actor().PersonId is { } me
                ? (await MyStructures.Of(context)).Where(structure => structure.LeadersOn(context.Today()).Contains(me)).Select(structure => new Team(structure))
                : []);

        query.Field<OfferedPlaceType>("offeredPlace")
            .Description("What a private link invites to; null when it opens nothing.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .AuthorizeWithPolicy("membership.accept_invitations")
            .ResolveAsync(async context =>
                await context.QuerySession().InvitationBehind(PrivateLinks.KeyOf(context.GetArgument<string>("link")), context.CancellationToken) is { } invitation
                    ? new OfferedPlace(invitation) : null);
    }
}

public sealed class ColleagueType : ObjectGraphType<Colleague>
{
    public ColleagueType()
    {
        Name = "Colleague";
        Description = "Somebody who speaks for a structure (collègue).";
        Field(colleague => colleague.PersonId);
        this.PersonName("name", colleague => colleague.PersonId);
        Field<NonNullGraphType<EnumerationGraphType<ContactRole>>>("role").Resolve(context => context.Source.Role);
    }
}

public sealed class ColleagueInvitationType : ObjectGraphType<ColleagueInvitation>
{
    public ColleagueInvitationType()
    {
        Name = "ColleagueInvitation";
        Description = "An invitation to speak for a structure, as its leaders see it.";
        Field(invitation => invitation.Id);
        this.PersonName("name", invitation => invitation.PersonId);
        Field<NonNullGraphType<EnumerationGraphType<ContactRole>>>("role").Resolve(context => context.Source.Role);
        Field(invitation => invitation.InvitedOn);
        Field(invitation => invitation.Until).Description("The last day on which it can be accepted.");
    }
}

public sealed class OfferedPlaceType : ObjectGraphType<OfferedPlace>
{
    public OfferedPlaceType()
    {
        Name = "OfferedPlace";
        Description = "An invitation to speak for a structure, as whoever has its link sees it.";
        this.StructureName(place => place.Invitation.StructureId);
        Field<NonNullGraphType<EnumerationGraphType<ContactRole>>>("role").Resolve(context => context.Source.Invitation.Role);
        this.PersonName("invitedByName", place => place.Invitation.By);
        Field<NonNullGraphType<DateOnlyGraphType>>("until").Description("The last day on which it can be accepted.").Resolve(context => context.Source.Invitation.Until);
        Field<NonNullGraphType<BooleanGraphType>>("waits").Description("Whether it can still be accepted.")
            .Resolve(context => context.Source.Invitation.WaitsOn(context.Today()));
        Field<DateOnlyGraphType>("joinedOn").Description("The day it was accepted.").Resolve(context => context.Source.Invitation.JoinedOn);
    }
}
