using Mila.Kernel;
using Mila.Membership.Colleagues;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Membership.Tests.Colleagues;

public class ColleagueTests
{
    private static readonly Guid Id = NamedId.Of("invitation");
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly Guid Invited = NamedId.Of("invited");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Structure Structure = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new ContactAdded(StructureId, 2, new(2022, 1, 3), Leader, ContactRole.Leader))
        .Evolve(new MembershipBegun(StructureId, 3, new(2022, 1, 3), null));

    private static readonly InviteColleague Inviting = new(Id, StructureId, "Zoé", "Lenoir", "zoe@exemple.fr", ContactRole.Colleague, "secret");
    private static readonly ColleagueInvitation Waiting = new ColleagueInvitation().Evolve(Invite(Inviting, Leader));

    private static ColleagueInvited Invite(InviteColleague command, Guid? actor, params ColleagueInvitation[] waiting) =>
        InviteColleagueHandler.Decide(command, Structure, Invited, waiting, actor, 14, Today);

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void Only_who_leads_a_member_invites_and_each_person_once()
    {
        Assert.Equal((Today.AddDays(14), Leader, true), (Waiting.Until, Waiting.By, Waiting.WaitsOn(Today.AddDays(14))));
        Assert.False(Waiting.WaitsOn(Today.AddDays(15)));
        Assert.DoesNotContain("secret", Waiting.LinkKey, StringComparison.Ordinal);
        Assert.DoesNotContain("zoe", Inviting.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("colleague.not_leader", Refusal(() => Invite(Inviting, Invited)));
        Assert.Equal("colleague.not_leader", Refusal(() => InviteColleagueHandler.Decide(Inviting, null, Invited, [], Leader, 14, Today)));
        Assert.Equal("colleague.not_leader", Refusal(() => InviteColleagueHandler.Decide(Inviting, Structure, Invited, [], Leader, 14, new(2021, 12, 1))));
        Assert.Equal("colleague.no_address", Refusal(() => Invite(Inviting with { Email = " " }, Leader)));
        Assert.Equal("colleague.known", Refusal(() => InviteColleagueHandler.Decide(Inviting with { Role = ContactRole.Leader }, Structure, Leader, [], Leader, 14, Today)));
        Assert.Equal("colleague.invited_already", Refusal(() => Invite(Inviting, Leader, Waiting)));
        Assert.Equal("colleague.too_many", Refusal(() => Invite(Inviting, Leader, [.. Enumerable.Range(0, 20).Select(n => Waiting with { PersonId = NamedId.Of($"{n}") })])));
    }

    [Fact]
    public void Who_was_invited_joins_once_as_long_as_the_invitation_holds()
    {
        var (joined, contact) = JoinStructureHandler.Decide(Waiting, Structure, Today.AddDays(2))!.Value;

        Assert.Equal((Invited, ContactRole.Colleague, Today.AddDays(2)), (contact!.PersonId, contact.Role, contact.On));
        Assert.Null(JoinStructureHandler.Decide(Waiting.Evolve(joined), Structure, Today.AddDays(2)));
        Assert.Equal("link.unknown", Refusal(() => JoinStructureHandler.Decide(null, Structure, Today)));
        Assert.Equal("invitation.over", Refusal(() => JoinStructureHandler.Decide(Waiting, Structure, Today.AddDays(15))));
        Assert.Equal("invitation.over", Refusal(() => JoinStructureHandler.Decide(Waiting, Structure.Evolve(new MembershipEnded(StructureId, 4, Today, EndingCause.Resignation)), Today)));
        var withdrawn = Waiting.Evolve(WithdrawInvitationHandler.Decide(Waiting, Structure, Leader, Today)!);
        Assert.Equal("invitation.over", Refusal(() => JoinStructureHandler.Decide(withdrawn, Structure, Today)));
        Assert.Null(WithdrawInvitationHandler.Decide(withdrawn, Structure, Leader, Today));
        Assert.Equal("invitation.unknown", Refusal(() => WithdrawInvitationHandler.Decide(null, null, Leader, Today)));
        Assert.Equal("colleague.not_leader", Refusal(() => WithdrawInvitationHandler.Decide(Waiting, Structure, Invited, Today)));
    }

    [Fact]
    public void An_invitation_lapses_once_and_only_while_it_waits()
    {
        var lapsed = Waiting.Evolve(LapseInvitationHandler.Decide(Waiting, Today.AddDays(15))!);

        Assert.Equal((Today.AddDays(15), false), (lapsed.LapsedOn, lapsed.WaitsOn(Today)));
        Assert.Null(LapseInvitationHandler.Decide(lapsed, Today.AddDays(16)));
        Assert.Null(LapseInvitationHandler.Decide(Waiting.Evolve(new ColleagueJoined(Id, Today)), Today.AddDays(15)));
        Assert.Equal("invitation.over", Refusal(() => JoinStructureHandler.Decide(lapsed, Structure, Today)));
    }

    [Fact]
    public void A_role_lasts_as_long_as_the_membership_and_as_the_person_speaks_for_the_structure()
    {
        var grant = new RoleGrant { Id = ColleagueAccess.GrantOf(StructureId, Leader), PersonId = Leader, Role = "member", From = new(2022, 1, 3) };
        DateOnly? UntilIn(Structure structure, RoleGrant known) => FollowMembershipHandler.Decide(structure, known, Today) is { } changed ? changed.Until : known.Until;

        Assert.Null(FollowMembershipHandler.Decide(Structure, grant, Today));
        var left = Structure.Evolve(new MembershipEnded(StructureId, 4, Today.AddDays(30), EndingCause.Resignation));
        Assert.Equal(Today.AddDays(30), UntilIn(left, grant));
        Assert.Null(UntilIn(Structure, grant with { Until = Today.AddDays(30) }));
        Assert.Equal(Today, UntilIn(Structure.Evolve(new ContactRemoved(StructureId, 4, Today, Leader, ContactRole.Leader)), grant));
        Assert.Equal(Today.AddDays(-9), UntilIn(Structure.Evolve(new ContactRemoved(StructureId, 4, Today.AddDays(-9), Leader, ContactRole.Leader)), grant with { Until = Today.AddDays(-9) }));
        Assert.Equal(Today.AddDays(60), UntilIn(left, grant with { From = Today.AddDays(60) }));
    }

    [Fact]
    public void A_colleague_is_taken_out_and_the_last_leader_stays()
    {
        var two = Structure.Evolve(new ContactAdded(StructureId, 4, Today, Invited, ContactRole.Leader));

        Assert.Equal(Invited, RemoveColleagueHandler.Decide(new(StructureId, Invited, ContactRole.Leader), two, Leader, Today)!.PersonId);
        Assert.Null(RemoveColleagueHandler.Decide(new(StructureId, Invited, ContactRole.Colleague), two, Leader, Today));
        Assert.Equal("colleague.last_leader", Refusal(() => RemoveColleagueHandler.Decide(new(StructureId, Leader, ContactRole.Leader), Structure, Leader, Today)));
        Assert.Equal("colleague.not_leader", Refusal(() => RemoveColleagueHandler.Decide(new(StructureId, Leader, ContactRole.Leader), Structure, Invited, Today)));
    }
}
