using Mila.Modules;

namespace Mila.Membership.Colleagues;

/// <summary>The colleagues' part of the module's table of contents.</summary>
internal static class ColleagueDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<ColleagueInvitation>()
        .Document<ColleagueInvitation>(invitations => invitations.Duplicate(invitation => invitation.StructureId).Duplicate(invitation => invitation.LinkKey))
        .Fact<ColleagueInvited>("membership.colleague_invited.v1")
        .Fact<ColleagueJoined>("membership.colleague_joined.v1")
        .Fact<ColleagueInvitationWithdrawn>("membership.colleague_invitation_withdrawn.v1")
        .Fact<ColleagueInvitationLapsed>("membership.colleague_invitation_lapsed.v1");

    public static void Messages(MessageNames messages) => messages.Add<LapseInvitation>("membership.lapse_invitation.v1");

    public static void Settings(SettingList settings) => settings
        .Days("colleague.invitation_days", 14, "Jours pendant lesquels une invitation à rejoindre une structure peut être acceptée");

    public static void Graph(GraphRoots graph)
    {
        TeamType.AddTo(graph.Query);
        InviteColleagueField.AddTo(graph.Mutation);
        JoinStructureFields.AddTo(graph.Mutation);
    }
}
