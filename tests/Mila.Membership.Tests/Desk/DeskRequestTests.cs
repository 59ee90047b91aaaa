using Mila.Kernel;
using Mila.Membership.Desk;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Desk;

public class DeskRequestTests
{
    private static readonly Guid Id = NamedId.Of("request");
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Colleague = NamedId.Of("colleague");
    private static readonly Guid Coordinator = NamedId.Of("coordinator");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly Structure Structure = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new ContactAdded(StructureId, 2, new(2022, 1, 3), Colleague, ContactRole.Colleague))
        .Evolve(new ContactAdded(StructureId, 3, new(2022, 1, 3), NamedId.Of("leader"), ContactRole.Leader))
        .Evolve(new MembershipBegun(StructureId, 4, new(2022, 1, 3), null));

    private static readonly FileDeskRequest Filing = new(Id, StructureId, DeskKind.Repair, DeskPlace.Shop, "Le rideau est bloqué.", null, ByStaff: false);
    private static readonly DeskRequest Open = new DeskRequest().Evolve(FileDeskRequestHandler.Decide(Filing, Structure, Colleague, 10, Today));
    private static readonly DeskRequest Taken = Open.Evolve(new DeskRequestTaken(Id, Coordinator, DeskPriority.Normal, Open.DueOn, Today));
    private static readonly DeskRequest Waiting = Taken.Evolve(new DeskRequestHandedOn(Id, ThirdParty.Landlord, Today.AddDays(7), Today));
    private static readonly DeskRequest Closed = Taken.Evolve(new DeskRequestClosed(Id, DeskOutcome.Settled, Today.AddDays(7), Today));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_member_files_for_a_structure_it_is_with_and_the_office_for_any_member()
    {
        Assert.Equal((Today.AddDays(10), Today, Colleague), (Open.DueOn, Open.FiledOn, Open.FiledBy));
        Assert.Equal("desk_request.not_yours", Refusal(() => FileDeskRequestHandler.Decide(Filing, Structure, Coordinator, 10, Today)));
        Assert.Equal("desk_request.not_yours", Refusal(() => FileDeskRequestHandler.Decide(Filing, Structure, Colleague, 10, new(2021, 1, 1))));
        Assert.Equal("desk_request.nameless", Refusal(() => FileDeskRequestHandler.Decide(Filing, Structure, null, 10, Today)));
        Assert.True(FileDeskRequestHandler.Decide(Filing with { ByStaff = true }, Structure, Coordinator, 10, Today).ByStaff);
        Assert.Equal("desk_request.not_member", Refusal(() => FileDeskRequestHandler.Decide(Filing with { ByStaff = true }, null, Coordinator, 10, Today)));
        Assert.DoesNotContain("rideau", Filing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_taken_once_and_may_change_hands_or_day()
    {
        var first = TakeDeskRequestHandler.Decide(new(Id, null, DeskPriority.High, null), Open, Coordinator, Today)!;

        Assert.Equal((Coordinator, Open.DueOn, DeskPriority.High), (first.AssigneeId, first.DueOn, first.Priority));
        Assert.Null(TakeDeskRequestHandler.Decide(new(Id, null, DeskPriority.High, null), Open.Evolve(first), Coordinator, Today));
        Assert.Equal(Today, TakeDeskRequestHandler.Decide(new(Id, null, DeskPriority.Normal, Today), Taken, Coordinator, Today)!.DueOn);
        Assert.Null(Waiting.Evolve(first).WaitsFor);
        Assert.Equal("desk_request.closed", Refusal(() => TakeDeskRequestHandler.Decide(new(Id, null, DeskPriority.Low, null), Closed, Coordinator, Today)));
        Assert.Equal("desk_request.nameless", Refusal(() => TakeDeskRequestHandler.Decide(new(Id, null, DeskPriority.Low, null), Open, null, Today)));
        Assert.Equal("desk_request.due_in_the_past", Refusal(() => TakeDeskRequestHandler.Decide(new(Id, null, DeskPriority.Low, Today.AddDays(-1)), Open, Coordinator, Today)));
    }

    [Fact]
    public void A_third_party_is_waited_for_and_chased_until_it_has_acted()
    {
        Assert.Equal(Today.AddDays(7), HandDeskRequestOnHandler.Decide(new(Id, ThirdParty.Landlord, null), Taken, 7, Today)!.ChaseOn);
        Assert.Null(HandDeskRequestOnHandler.Decide(new(Id, ThirdParty.Landlord, null), Waiting, 7, Today));
        Assert.NotNull(HandDeskRequestOnHandler.Decide(new(Id, ThirdParty.Insurer, null), Waiting, 7, Today));
        Assert.Equal("desk_request.not_taken", Refusal(() => HandDeskRequestOnHandler.Decide(new(Id, ThirdParty.Landlord, null), Open, 7, Today)));
        Assert.Equal("desk_request.chase_in_the_past", Refusal(() => HandDeskRequestOnHandler.Decide(new(Id, ThirdParty.Landlord, Today), Taken, 7, Today)));

        var chased = ChaseThirdPartyHandler.Decide(new(Id, null), Waiting, 7, Today.AddDays(7))!;
        Assert.Equal((Today.AddDays(14), 1), (Waiting.Evolve(chased).ChaseOn, Waiting.Evolve(chased).Chases));
        Assert.Null(ChaseThirdPartyHandler.Decide(new(Id, null), Waiting.Evolve(chased), 7, Today.AddDays(7)));
        Assert.Equal("desk_request.waits_for_nobody", Refusal(() => ChaseThirdPartyHandler.Decide(new(Id, null), Taken, 7, Today)));

        Assert.Equal(DeskState.Taken, Waiting.Evolve(ResumeDeskRequestHandler.Decide(Waiting, Today)!).State);
        Assert.Null(ResumeDeskRequestHandler.Decide(Taken, Today));
        Assert.Equal("desk_request.waits_for_nobody", Refusal(() => ResumeDeskRequestHandler.Decide(Closed, Today)));
    }

    [Fact]
    public void It_is_closed_on_a_day_and_opened_again_for_some_days()
    {
        var closing = new CloseDeskRequest(Id, DeskOutcome.Settled, Today);

        Assert.Equal((Today, Today.AddDays(7)), (CloseDeskRequestHandler.Decide(closing, Taken, 7, Today)!.On, Closed.ReopenableUntil));
        Assert.Null(CloseDeskRequestHandler.Decide(closing, Closed, 7, Today));
        Assert.Equal("desk_request.closed", Refusal(() => CloseDeskRequestHandler.Decide(closing with { Outcome = DeskOutcome.Refused }, Closed, 7, Today)));
        Assert.Equal("desk_request.closed_when", Refusal(() => CloseDeskRequestHandler.Decide(closing with { On = Today.AddDays(1) }, Taken, 7, Today)));
        Assert.Equal("desk_request.closed_when", Refusal(() => CloseDeskRequestHandler.Decide(closing with { On = Today.AddDays(-1) }, Taken, 7, Today)));

        var reopened = Closed.Evolve(ReopenDeskRequestHandler.Decide(Closed, Colleague, 10, Today.AddDays(7))!);
        Assert.Equal((DeskState.Open, Today.AddDays(17), null, 1), (reopened.State, reopened.DueOn, reopened.ClosedOn, reopened.Reopenings));
        Assert.Null(ReopenDeskRequestHandler.Decide(Open, Colleague, 10, Today));
        Assert.Equal("desk_request.reopened_late", Refusal(() => ReopenDeskRequestHandler.Decide(Closed, Colleague, 10, Today.AddDays(8))));
        Assert.Equal("desk_request.nameless", Refusal(() => ReopenDeskRequestHandler.Decide(Closed, null, 10, Today)));
    }

    [Fact]
    public void A_message_is_kept_once_and_there_are_not_too_many()
    {
        var command = new CommentOnDeskRequest(Id, NamedId.Of("comment"), "Merci.", ByStaff: false);
        var said = Open.Evolve(CommentOnDeskRequestHandler.Decide(command, Open, Colleague, Today)!);

        Assert.Equal(Colleague, Assert.Single(said.Comments).By);
        Assert.Null(CommentOnDeskRequestHandler.Decide(command, said, Colleague, Today));
        Assert.Equal("desk_request.nameless", Refusal(() => CommentOnDeskRequestHandler.Decide(command, Open, null, Today)));
        var full = Enumerable.Range(0, 100).Aggregate(Open, (request, n) => request.Evolve(new DeskRequestCommented(Id, NamedId.Of($"{n}"), Colleague, Today)));
        Assert.Equal("desk_request.said_enough", Refusal(() => CommentOnDeskRequestHandler.Decide(command, full, Colleague, Today)));
        Assert.DoesNotContain("Merci", command.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_filed_it_is_written_to_and_who_acts_for_the_structure_when_the_office_did()
    {
        Assert.Equal([Colleague], WriteDeskLetterHandler.Readers(Open, Structure, Today));
        Assert.Equal([NamedId.Of("leader")], WriteDeskLetterHandler.Readers(Open with { ByStaff = true }, Structure, Today));
        var left = Structure.Evolve(new ContactRemoved(StructureId, 5, Today, Colleague, ContactRole.Colleague));
        Assert.Equal([NamedId.Of("leader")], WriteDeskLetterHandler.Readers(Open, left, Today));
    }

    [Fact]
    public void It_is_late_from_the_day_after_its_day_until_it_is_closed()
    {
        Assert.False(Open.IsOverdueOn(Today.AddDays(10)));
        Assert.True(Waiting.IsOverdueOn(Today.AddDays(11)));
        Assert.False(Closed.IsOverdueOn(Today.AddDays(11)));
    }
}
