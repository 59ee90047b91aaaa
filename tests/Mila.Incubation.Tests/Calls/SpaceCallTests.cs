using Mila.Incubation.Calls;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Xunit;

namespace Mila.Incubation.Tests.Calls;

/// <summary>A space that will be free is offered: asked for, ranked by the board, offered to one after the other.</summary>
public class SpaceCallTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly DateOnly Free = new(2023, 9, 15);
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly Guid First = NamedId.Of("first");
    private static readonly Guid Second = NamedId.Of("second");
    private static readonly TenureLimits Limits = new(24, 36, DesksCount: true);
    private static readonly Space Office = new Space()
        .Evolve(new SpaceRegistered(NamedId.Of("office"), NamedId.Of("site"), SpaceKind.Office, "Bureau 1", 1000, 1, new(2020, 1, 2)))
        .Evolve(new SpaceTaken(NamedId.Of("office"), NamedId.Of("stay"), NamedId.Of("leaving"), new(2021, 9, 15), Free, Today));

    private static readonly SpaceCall Opened = new SpaceCall().Evolve(OpenSpaceCallHandler.Decide(new(Office.Id, Free), Office, isOffered: false, 30, Today));

    private static KnownStructure Member(Guid id) => new(id, 1, [new MemberPeriod(new(2015, 1, 1), null, null, [], false)], [], [Leader]);

    private static SpaceAskedFor? Ask(SpaceCall call, Guid structure, DateOnly? today = null, Guid? actor = null, KnownStructure? known = null, TenureClock? past = null) =>
        AskForSpaceHandler.Decide(new(call.Id, structure, "Nous grandissons.", ByOffice: false), call, known ?? Member(structure), past ?? new([]), Limits, true, actor ?? Leader, today ?? Today);

    private static readonly SpaceCall Asked = Opened.Evolve(Ask(Opened, First)!).Evolve(Ask(Opened, Second)!);
    private static readonly SpaceCall InVote = Asked.Evolve(RankApplicantsHandler.Decide(new(Asked.Id, [Second, First]), Asked, 10, Asked.ClosesOn.AddDays(1)));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    private static DeliberationClosed Closed(string outcome) => new(
        InVote.DeliberationId!.Value, "space_call", InVote.Id, 1, "space_call.ranking", outcome, 5, 0, 4, 0, new Dictionary<string, int>(), false, Today.AddDays(42));

    [Fact]
    public void A_workplace_that_will_be_free_is_offered_once()
    {
        Assert.Equal((SpaceCallState.Open, Today.AddDays(30), Free), (Opened.State, Opened.ClosesOn, Opened.FreeFrom));
        Assert.Equal("space_call.not_free", Refusal(() => OpenSpaceCallHandler.Decide(new(Office.Id, Free.AddDays(-1)), Office, false, 30, Today)));
        Assert.Equal("space_call.offered_already", Refusal(() => OpenSpaceCallHandler.Decide(new(Office.Id, Free), Office, true, 30, Today)));
        Assert.Equal("space_call.not_a_workplace", Refusal(() => OpenSpaceCallHandler.Decide(new(Office.Id, Free), Office with { Kind = SpaceKind.WebRadio }, false, 30, Today)));
    }

    [Fact]
    public void Members_with_days_left_ask_for_it_until_it_closes()
    {
        Assert.Equal([First, Second], Asked.Applicants.Select(each => each.StructureId));
        Assert.Null(Ask(Asked, First));
        Assert.Equal("space_call.not_yours", Refusal(() => Ask(Opened, First, actor: NamedId.Of("stranger"))));
        Assert.Equal("space_call.closed", Refusal(() => Ask(Opened, First, Opened.ClosesOn.AddDays(1))));
        Assert.Equal("allocation.not_member", Refusal(() => Ask(Opened, First, known: Member(First) with { Periods = [] })));
        Assert.Equal("allocation.tenure_used_up", Refusal(() => Ask(Opened, First, past: new([new(Today.AddYears(-5), Today.AddYears(-2))]))));
        var withdrawing = new WithdrawFromSpaceCall(Asked.Id, First, ByOffice: false);
        Assert.Equal([Second], Asked.Evolve(WithdrawFromSpaceCallHandler.Decide(withdrawing, Asked, Member(First), Leader, Today)!).Applicants.Select(each => each.StructureId));
        Assert.Equal("space_call.not_yours", Refusal(() => WithdrawFromSpaceCallHandler.Decide(withdrawing, Asked, Member(First), NamedId.Of("stranger"), Today)));
        Assert.Null(WithdrawFromSpaceCallHandler.Decide(withdrawing, Opened, Member(First), Leader, Today));
    }

    [Fact]
    public void One_that_asks_is_heard_on_a_day_that_may_be_set_anew_until_the_board_is_asked()
    {
        var set = new SetInterview(Asked.Id, First, Today.AddDays(5), new(14, 30), " Salle de réunion ");
        var once = Asked.Evolve(SetInterviewHandler.Decide(set, Asked, Today)!);
        Assert.Equal(new SpaceInterview(Today.AddDays(5), new(14, 30), "Salle de réunion"), once[First]!.Interview);
        Assert.Null(once[Second]!.Interview);
        Assert.Null(SetInterviewHandler.Decide(set, once, Today.AddDays(9)));
        var again = once.Evolve(SetInterviewHandler.Decide(set with { Day = Today.AddDays(6) }, once, Today)!);
        Assert.Equal(Today.AddDays(6), again[First]!.Interview!.Day);

        Assert.Equal("space_interview.not_applicant", Refusal(() => SetInterviewHandler.Decide(set with { StructureId = Leader }, Asked, Today)));
        Assert.Equal("space_interview.in_the_past", Refusal(() => SetInterviewHandler.Decide(set with { Day = Today.AddDays(-1) }, Asked, Today)));
        Assert.Equal("space_interview.no_place", Refusal(() => SetInterviewHandler.Decide(set with { Place = " " }, Asked, Today)));
        Assert.Equal("space_interview.no_place", Refusal(() => SetInterviewHandler.Decide(set with { Place = new('a', 201) }, Asked, Today)));
        Assert.Equal("space_call.ranked_already", Refusal(() => SetInterviewHandler.Decide(set, InVote, Today)));
        var anew = InVote.Evolve(HearRankingVerdictHandler.Decide(Closed("rejected"), InVote)!);
        Assert.NotNull(SetInterviewHandler.Decide(set, anew, Today));
    }

    [Fact]
    public void What_was_said_is_noted_from_the_day_of_the_interview_and_goes_with_the_asking()
    {
        var day = Today.AddDays(5);
        var set = Asked.Evolve(new SpaceInterviewSet(Asked.Id, First, day, new(14, 30), "Salle de réunion", Today));
        var note = new NoteInterview(Asked.Id, First, 4, "Un projet solide.");
        var noted = set.Evolve(NoteInterviewHandler.Decide(note, set, day));
        Assert.Equal(new InterviewNote(4, SpaceCall.InterviewWordsOf(Asked.Id, First), day), noted[First]!.Note);
        Assert.Null(noted[Second]!.Note);
        Assert.Equal(5, noted.Evolve(NoteInterviewHandler.Decide(note with { Mark = 5 }, noted, day))[First]!.Note!.Mark);
        Assert.DoesNotContain("solide", note.ToString(), StringComparison.Ordinal);

        Assert.Equal("space_interview.to_come", Refusal(() => NoteInterviewHandler.Decide(note, set, day.AddDays(-1))));
        Assert.Equal("space_interview.mark_refused", Refusal(() => NoteInterviewHandler.Decide(note with { Mark = 0 }, set, day)));
        Assert.Equal("space_interview.mark_refused", Refusal(() => NoteInterviewHandler.Decide(note with { Mark = 6 }, set, day)));
        Assert.Equal("space_interview.not_set", Refusal(() => NoteInterviewHandler.Decide(note with { StructureId = Second }, set, day)));
        Assert.Equal("space_interview.not_applicant", Refusal(() => NoteInterviewHandler.Decide(note with { StructureId = Leader }, set, day)));
        Assert.Equal("space_call.ranked_already", Refusal(() => NoteInterviewHandler.Decide(note, noted with { State = SpaceCallState.InVote }, day)));
        Assert.Equal("space_interview.held_already", Refusal(() => SetInterviewHandler.Decide(new(Asked.Id, First, day.AddDays(1), new(9, 0), "Salle de réunion"), noted, day)));
        var back = noted.Evolve(new SpaceAskingWithdrawn(Asked.Id, First, day)).Evolve(Ask(Opened, First)!);
        Assert.Equal((null, null), (back[First]!.Interview, back[First]!.Note));
    }

    [Fact]
    public void The_board_is_asked_for_an_order_of_all_who_ask()
    {
        Assert.Equal((SpaceCallState.InVote, Second), (InVote.State, InVote.Next));
        var after = Asked.ClosesOn.AddDays(1);
        Assert.Equal("space_call.still_open", Refusal(() => RankApplicantsHandler.Decide(new(Asked.Id, [Second, First]), Asked, 10, Asked.ClosesOn)));
        Assert.Equal("space_call.ranking_refused", Refusal(() => RankApplicantsHandler.Decide(new(Asked.Id, [Second]), Asked, 10, after)));
        Assert.Equal("space_call.ranking_refused", Refusal(() => RankApplicantsHandler.Decide(new(Asked.Id, [Second, Second]), Asked, 10, after)));
        Assert.Equal("space_call.ranked_already", Refusal(() => RankApplicantsHandler.Decide(new(Asked.Id, [Second, First]), InVote, 10, after)));
        Assert.IsType<SpaceCallUnfilled>(RankApplicantsHandler.Decide(new(Opened.Id, []), Opened, 10, after));
        Assert.Equal(SpaceCallState.ToBeRankedAgain, InVote.Evolve(HearRankingVerdictHandler.Decide(Closed("rejected"), InVote)!).State);
        Assert.Null(HearRankingVerdictHandler.Decide(Closed("adopted"), Asked));
    }

    [Fact]
    public void It_is_offered_to_one_after_the_other_until_somebody_takes_it()
    {
        var ranked = InVote.Evolve(HearRankingVerdictHandler.Decide(Closed("adopted"), InVote)!);
        var offered = ranked.Evolve(OfferSpaceHandler.Decide(ranked, 15, Today)!);
        Assert.Equal((Second, Today.AddDays(15)), (offered.OfferedTo, offered.AnswerBy));
        Assert.Null(OfferSpaceHandler.Decide(offered, 15, Today));
        Assert.Equal("space_call.offered_to_it", Refusal(() => WithdrawFromSpaceCallHandler.Decide(new(offered.Id, Second, true), offered, Member(Second), null, Today)));
        Assert.Equal("space_call.not_offered", Refusal(() => AnswerOfferHandler.Decide(new(ranked.Id, true, true, true), ranked, null, null, Today)));
        Assert.Equal("space_call.not_yours", Refusal(() => AnswerOfferHandler.Decide(new(ranked.Id, true, true, false), offered, Member(Second), NamedId.Of("stranger"), Today)));

        var next = offered.Evolve(AnswerOfferHandler.Decide(new(ranked.Id, false, true, false), offered, Member(Second), Leader, Today));
        var again = next.Evolve(OfferSpaceHandler.Decide(next, 15, Today)!);
        Assert.Equal(First, again.OfferedTo);
        Assert.Equal(SpaceCallState.Filled, again.Evolve(AnswerOfferHandler.Decide(new(ranked.Id, true, true, true), again, Member(First), null, Today)).State);
        var nobody = again.Evolve(AnswerOfferHandler.Decide(new(ranked.Id, false, false, true), again, Member(First), null, Today));
        Assert.IsType<SpaceCallUnfilled>(OfferSpaceHandler.Decide(nobody, 15, Today));
    }
}
