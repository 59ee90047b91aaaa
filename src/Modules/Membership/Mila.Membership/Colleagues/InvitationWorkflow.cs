using JasperFx.Events;
using Marten.Events;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Colleagues;

/// <summary>An invitation waits until somebody accepts it, it is taken back, or its days are over.</summary>
internal static class InvitationWorkflow
{
    public const string Subject = "colleague_invitation";

    public static StartInstance Start(Guid invitationId) => StartInstance.Of(Subject, Subject, invitationId);

    public static void AddTo(WorkflowList workflows) => workflows
        .Announcement("membership.colleague_invited", Subject)
        .Announcement("membership.colleague_joined", Subject)
        .Announcement("membership.colleague_invitation_withdrawn", Subject)
        .Announcement("membership.colleague_invitation_lapsed", Subject)
        .Request("membership.lapse_invitation", request => new LapseInvitation(request.SubjectId))
        .Words("colleague_invitation.words.fr.json")
        .Definition("colleague_invitation.workflow.json");

    /// <summary>Appends the fact; the message tells it to the engine, with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<ColleagueInvitation> stream, object fact) =>
        stream.Tell([fact], (invitation, known) => invitation.Evolve(known), (after, told, version) => new(Subject, after.Id, version, told switch
        {
            ColleagueInvited => "membership.colleague_invited",
            ColleagueJoined => "membership.colleague_joined",
            ColleagueInvitationWithdrawn => "membership.colleague_invitation_withdrawn",
            ColleagueInvitationLapsed => "membership.colleague_invitation_lapsed",
            _ => throw new ArgumentOutOfRangeException(nameof(fact), told.GetType().Name, "A fact of an invitation has a name for the engine."),
        }));
}
