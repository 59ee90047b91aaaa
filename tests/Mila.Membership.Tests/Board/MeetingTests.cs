using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Board.Meetings;
using Mila.Membership.Contracts;
using Xunit;
using static Mila.Membership.Tests.Board.Votes;

namespace Mila.Membership.Tests.Board;

/// <summary>A meeting of a board of five, 0 presides: planned on 1 June, held on the 10th.</summary>
public class MeetingTests
{
    private static readonly Guid Meeting = NamedId.Of("meeting");
    private static readonly Guid Motion = NamedId.Of("motion");
    private static readonly Guid News = NamedId.Of("news");
    private static readonly DateOnly Day = new(2023, 6, 10);
    private static readonly BodyRules Rules = new(DecisionMode.Meeting, null, 3, PresidentSettlesTies: true);

    private static readonly object[] Planned =
    [
        new BoardMeetingPlanned(Meeting, DecidingBody.Board, Day, new(18, 30), "Pôle", OpenedOn),
        new MeetingItemPlaced(Meeting, new(Motion, MeetingItemKind.Motion), OpenedOn), new MeetingItemPlaced(Meeting, new(News, MeetingItemKind.Information), OpenedOn),
    ];

    private static BoardMeeting Held(params IEnumerable<object> facts) => Planned.Concat(facts).Aggregate(new BoardMeeting(), (meeting, fact) => meeting.Evolve(fact));

    private static BoardMeeting Convened(params IEnumerable<object> facts) => Held([new BoardMeetingConvened(Meeting, OpenedOn), .. facts]);

    private static BoardMeeting Open(params IEnumerable<object> facts) => Convened([.. facts, new BoardMeetingOpened(Meeting, Members(5), 3, PresidentSettlesTies: true, Day)]);

    private static MeetingPresenceRecorded There(int member) => new(Meeting, Member(member), Day);

    private static MeetingProxyGiven Gave(int from, int to) => new(Meeting, Member(from), Member(to), OpenedOn);

    private static Deliberation Vote(params IEnumerable<object> facts) => Of([Opened(5, presidentSettlesTies: true), .. facts]);

    [Fact]
    public void It_is_planned_for_a_day_to_come_with_what_was_left_undecided()
    {
        var command = new PlanBoardMeeting(Meeting, DecidingBody.Board, Day, new(18, 30), " Pôle ");

        Assert.Equal([new MeetingItem(Motion, MeetingItemKind.Motion)], PlanBoardMeetingHandler.Decide(command, [Motion], Day).OfType<MeetingItemPlaced>().Select(placed => placed.Item));
        Assert.Equal("Pôle", PlanBoardMeetingHandler.Decide(command, [], Day).OfType<BoardMeetingPlanned>().Single().Place);
        Assert.Equal("meeting.in_the_past", Refusal(() => PlanBoardMeetingHandler.Decide(command, [], Day.AddDays(1))));
        Assert.Equal("meeting.no_place", Refusal(() => PlanBoardMeetingHandler.Decide(command with { Place = " " }, [], Day)));
    }

    [Fact]
    public void Resolutions_without_a_decision_wait_for_the_next_meeting_until_they_are_on_its_agenda_or_dropped()
    {
        var closed = Open(There(0), There(1), There(2)).Evolve(new BoardMeetingClosed(Meeting, Day));
        var noQuorum = closed.Evolve(new MeetingItemVoted(Meeting, Motion, Id, "board.motion", new(5, 0, 2, 0, new Dictionary<string, int>(), Deliberations.NoQuorum, false), Day));
        var adopted = closed.Evolve(new MeetingItemVoted(Meeting, Motion, Id, "board.motion", new(5, 0, 3, 0, new Dictionary<string, int>(), "adopted", false), Day));
        var later = Held() with { Day = Day.AddDays(30) };

        Assert.Equal([Motion], PendingMotions.Among([closed], []));
        Assert.Equal([Motion], PendingMotions.Among([noQuorum], [Motion]));
        Assert.Equal([Motion], PendingMotions.Among([Held(new BoardMeetingCalledOff(Meeting, OpenedOn))], []));
        Assert.Equal([Motion], PendingMotions.Among([], [Motion])); // put to the vote outside a meeting, without quorum
        Assert.Empty(PendingMotions.Among([adopted], []));
        Assert.Empty(PendingMotions.Among([later, closed], []));
        Assert.Empty(PendingMotions.Among([later.Evolve(new MeetingItemTakenOff(Meeting, Motion, Day)), closed], []));
    }

    [Fact]
    public void An_agenda_changes_until_the_meeting_is_over()
    {
        PlaceItem place = new(Meeting, NamedId.Of("new"), "Changer de serrure", IsVotedOn: true);

        Assert.Equal(MeetingItemKind.Motion, PlaceItemHandler.Decide(place, Open(), Day)!.Item.Kind);
        Assert.Null(PlaceItemHandler.Decide(place with { ItemId = Motion }, Held(), OpenedOn));
        Assert.Equal("meeting.item_untitled", Refusal(() => PlaceItemHandler.Decide(place with { Text = " " }, Held(), OpenedOn)));
        Assert.Equal("meeting.over", Refusal(() => PlaceItemHandler.Decide(place, Held(new BoardMeetingCalledOff(Meeting, OpenedOn)), OpenedOn)));
        var full = Held(Enumerable.Range(0, 38).Select(n => new MeetingItemPlaced(Meeting, new(NamedId.Of($"{n}"), MeetingItemKind.Information), OpenedOn)));
        Assert.Equal("meeting.too_many_items", Refusal(() => PlaceItemHandler.Decide(place, full, OpenedOn)));
        Assert.NotNull(TakeItemOffHandler.Decide(new(Meeting, Motion), Held(), OpenedOn));
        Assert.Null(TakeItemOffHandler.Decide(new(Meeting, Id), Held(), OpenedOn));
    }

    [Fact]
    public void Papers_go_with_an_item_of_the_agenda()
    {
        var file = NamedId.Of("file");

        Assert.Equal(file, AttachPaperHandler.Decide(new(Meeting, Motion, file), Held(), OpenedOn)!.FileId);
        Assert.Equal("meeting.no_such_item", Refusal(() => AttachPaperHandler.Decide(new(Meeting, Id, file), Held(), OpenedOn)));
        var many = Held(Enumerable.Range(0, 60).Select(n => new MeetingPaperAttached(Meeting, News, NamedId.Of($"{n}"), OpenedOn)));
        Assert.Equal("meeting.too_many_papers", Refusal(() => AttachPaperHandler.Decide(new(Meeting, Motion, file), many, OpenedOn)));
        Assert.NotNull(RemovePaperHandler.Decide(new(Meeting, NamedId.Of("3")), many, OpenedOn));
        Assert.Null(RemovePaperHandler.Decide(new(Meeting, file), many, OpenedOn));
        Assert.Empty(many.Evolve(new MeetingItemTakenOff(Meeting, News, OpenedOn)).Papers);
    }

    [Fact]
    public void An_open_vote_of_the_same_body_is_placed_before_its_deadline_and_takes_no_ballot_from_then_on()
    {
        MeetingItemPlaced? Place(Deliberation vote) => PlaceVoteHandler.Decide(new(Meeting, Id), Held(), vote, OpenedOn);
        var placed = Vote(new VotePlacedOnAgenda(Id, NamedId.Of("another"), OpenedOn));

        Assert.Equal(new MeetingItem(Id, MeetingItemKind.Vote), Place(Vote())!.Item);
        Assert.Equal("deliberation.on_agenda", Refusal(() => Place(placed)));
        Assert.Equal("deliberation.closed", Refusal(() => Place(Vote(new VoteMadeMoot(Id, OpenedOn)))));
        foreach (var vote in new[] { Vote() with { Mode = DecisionMode.WrittenConsultation }, Vote() with { Body = DecidingBody.Bureau }, Vote() with { ClosesOn = Day.AddDays(-1) } })
            Assert.Equal("meeting.vote_not_placeable", Refusal(() => Place(vote)));

        Assert.Equal("deliberation.on_agenda", Refusal(() => CastBallotHandler.Decide(new(Id, Yes), placed, At(OpenedOn, 1))));
        Assert.False(DeliberationFields.WaitsFor(Member(1), placed));
        Assert.NotNull(CastBallotHandler.Decide(new(Id, Yes), placed.Evolve(new VoteTakenOffAgenda(Id, OpenedOn)), At(OpenedOn, 1)));
    }

    [Fact]
    public void It_is_convened_on_an_agenda_until_its_day_and_called_off_until_it_opens()
    {
        Assert.NotNull(ConveneBoardMeetingHandler.Decide(Held(), Day));
        Assert.Null(ConveneBoardMeetingHandler.Decide(Convened(), Day));
        Assert.Equal("meeting.day_over", Refusal(() => ConveneBoardMeetingHandler.Decide(Held(), Day.AddDays(1))));
        Assert.Equal("meeting.no_item", Refusal(() => ConveneBoardMeetingHandler.Decide(Held() with { Items = [] }, Day)));
        Assert.Equal("meeting.not_planned", Refusal(() => ConveneBoardMeetingHandler.Decide(Open(), Day)));
        Assert.NotNull(CallOffBoardMeetingHandler.Decide(Convened(), Day));
        Assert.Equal("meeting.held_already", Refusal(() => CallOffBoardMeetingHandler.Decide(Open(), Day)));
    }

    [Fact]
    public void It_is_put_off_until_it_opens_with_a_reason_and_in_time_for_who_was_convened_and_its_proxies_stay()
    {
        PutOffBoardMeeting command = new(Meeting, Day.AddDays(7), new(19, 0), "Salle des fêtes", "La salle est prise");
        BoardMeetingPutOff? Decide(PutOffBoardMeeting asked, BoardMeeting meeting, params Deliberation[] votes) => PutOffBoardMeetingHandler.Decide(asked, meeting, votes, 8, Day.AddDays(-2));

        var convened = Convened(Gave(2, 1), There(0));
        var after = convened.Evolve(Decide(command, convened)!);
        Assert.Equal((command.Day, command.Time, command.Place, (DateOnly?)Day), (after.Day, after.Time, after.Place, after.PutOffFrom));
        Assert.Equal((BoardMeetingState.Convened, 2, Member(1)), (after.State, after.Items.Count, after.Proxies[Member(2)]));
        Assert.Empty(after.Present); // who had signed for the other day has to come again
        Assert.Null(Decide(command, after));
        Assert.Equal("meeting.no_reason", Refusal(() => Decide(command with { Reason = " " }, convened)));
        Assert.False(Decide(command with { Reason = null }, Held())!.HasReason);
        Assert.Equal("meeting.notice_too_short", Refusal(() => Decide(command with { Day = Day.AddDays(5) }, convened)));
        Assert.NotNull(Decide(command with { Day = Day.AddDays(6) }, convened));
        Assert.NotNull(Decide(command with { Day = Day }, convened)); // another hour of the same day
        Assert.NotNull(Decide(command with { Day = Day.AddDays(-2) }, Held()));
        Assert.Equal("meeting.in_the_past", Refusal(() => Decide(command with { Day = Day.AddDays(-3) }, Held())));
        Assert.Equal("meeting.no_place", Refusal(() => Decide(command with { Place = "" }, Held())));
        Assert.Equal("meeting.vote_before", Refusal(() => Decide(command, convened, Vote() with { ClosesOn = command.Day.AddDays(-1) })));
        Assert.Equal("meeting.held_already", Refusal(() => Decide(command, Open())));
    }

    [Fact]
    public void Each_member_gives_one_proxy_and_holds_one()
    {
        MeetingProxyGiven? Give(int from, int to, params object[] before) =>
            GiveMeetingProxyHandler.Decide(new(Meeting, Member(from), Member(to)), Convened(before), Members(5), OpenedOn);

        Assert.Equal(Member(1), Give(2, 1)!.To);
        Assert.Null(Give(2, 1, Gave(2, 1)));
        Assert.Equal("proxy.to_oneself", Refusal(() => Give(2, 2)));
        Assert.Equal("proxy.holder_has_one", Refusal(() => Give(3, 1, Gave(2, 1))));
        Assert.Equal("proxy.giver_holds_one", Refusal(() => Give(1, 3, Gave(2, 1))));
        Assert.Equal("proxy.holder_is_absent", Refusal(() => Give(3, 2, Gave(2, 1))));
        Assert.Equal("proxy.holder_cannot_vote", Refusal(() => Give(2, 9)));
        Assert.Equal("meeting.not_member", Refusal(() => Give(9, 1)));
        Assert.Equal("meeting.proxy_not_now", Refusal(() => GiveMeetingProxyHandler.Decide(new(Meeting, Member(2), Member(1)), Held(), Members(5), OpenedOn)));
        Assert.NotNull(TakeMeetingProxyBackHandler.Decide(new(Meeting, Member(2)), Convened(Gave(2, 1)), OpenedOn));
        Assert.Null(TakeMeetingProxyBackHandler.Decide(new(Meeting, Member(2)), Convened(), OpenedOn));
    }

    [Fact]
    public void Who_is_there_is_put_down_on_the_day_and_the_meeting_opens_with_its_quorum()
    {
        Assert.Equal("meeting.presence_not_now", Refusal(() => RecordMeetingPresenceHandler.Decide(new(Meeting, Member(1)), Convened(), Members(5), Day.AddDays(-1))));
        Assert.Equal("meeting.not_member", Refusal(() => RecordMeetingPresenceHandler.Decide(new(Meeting, Member(9)), Convened(), Members(5), Day)));
        Assert.IsType<MeetingPresenceRecorded>(RecordMeetingPresenceHandler.Decide(new(Meeting, Member(1)), Convened(), Members(5), Day));
        Assert.IsType<MeetingPresenceStruckOut>(RecordMeetingPresenceHandler.Decide(new(Meeting, Member(1), IsPresent: false), Open(There(1)), Members(5), Day));
        Assert.Null(RecordMeetingPresenceHandler.Decide(new(Meeting, Member(1)), Convened(There(1)), Members(5), Day));

        var enough = Convened(Gave(4, 0), There(0), There(1));
        var few = Convened(Gave(4, 3), There(0), There(1)); // who holds the proxy is not there
        Assert.Equal(5, OpenBoardMeetingHandler.Decide(enough, Members(5), Rules, Day)!.InOffice.Count);
        Assert.Equal("meeting.no_quorum", Refusal(() => OpenBoardMeetingHandler.Decide(few, Members(5), Rules, Day)));
        Assert.Equal("meeting.not_convened", Refusal(() => OpenBoardMeetingHandler.Decide(Held(), Members(5), Rules, Day)));
        Assert.Equal("meeting.presence_not_now", Refusal(() => OpenBoardMeetingHandler.Decide(enough, Members(5), Rules, Day.AddDays(-1))));
        Assert.Equal("meeting.quorum_reached", Refusal(() => FindBoardQuorumMissedHandler.Decide(enough, Members(5), Rules, Day)));
        Assert.Equal(2, FindBoardQuorumMissedHandler.Decide(few, Members(5), Rules, Day)!.Voices);
        Assert.Null(OpenBoardMeetingHandler.Decide(Open(), Members(5), Rules, Day));
    }

    [Fact]
    public void All_voices_there_are_counted_and_the_recused_and_whom_they_represent_are_not()
    {
        var meeting = Open(There(0), There(1), There(2), Gave(4, 1), Gave(3, 2));
        (MeetingItemVoted Voted, VoteClosed Closed) Count(BoardMeeting at, Deliberation vote, int yes, int no, int abstain, string? president = null) =>
            CountMeetingItemHandler.Decide(new(Meeting, Motion, [new(Yes, yes), new(No, no)], abstain, president), at, vote, Day);

        Assert.Equal((5, Yes), Count(meeting, Vote(), 3, 1, 1) is var (all, _) ? (all.Tally.Voters, all.Tally.Outcome) : default);
        Assert.Equal("meeting.not_all_voices", Refusal(() => Count(meeting, Vote(), 3, 1, 0)));
        Assert.Equal((3, 4, 1), Count(meeting, Vote(Recused(1)), 3, 0, 0).Voted.Tally is var recused ? (recused.Voters, recused.Electors, recused.Recused) : default);
        Assert.Equal(Meeting, Count(meeting, Vote(), 3, 1, 1).Closed.MeetingId);

        var left = meeting.Evolve(new MeetingPresenceStruckOut(Meeting, Member(2), Day)).Evolve(new MeetingPresenceStruckOut(Meeting, Member(0), Day));
        Assert.Equal(Deliberations.NoQuorum, Count(left, Vote(), 0, 0, 0).Voted.Tally.Outcome);
        Assert.Equal("meeting.not_all_voices", Refusal(() => Count(left, Vote(), 2, 0, 0)));
        Assert.Equal("meeting.item_voted", Refusal(() => Count(meeting.Evolve(Count(meeting, Vote(), 5, 0, 0).Voted), Vote(), 5, 0, 0)));
        Assert.Equal("meeting.not_open", Refusal(() => Count(Convened(), Vote(), 5, 0, 0)));
        Assert.Equal("deliberation.closed", Refusal(() => Count(meeting, Vote(new VoteMadeMoot(Id, OpenedOn)), 5, 0, 0)));
        Assert.Equal("ballot.option_unknown", Refusal(() => CountMeetingItemHandler.Decide(new(Meeting, Motion, [new("maybe", 5)], 0), meeting, Vote(), Day)));
        Assert.Equal("meeting.no_such_item", Refusal(() => CountMeetingItemHandler.Decide(new(Meeting, News, [], 5), meeting, Vote(), Day)));
    }

    [Fact]
    public void The_voice_of_a_president_who_is_there_settles_a_tie_where_the_statutes_say_so()
    {
        var meeting = Open(There(0), There(1), There(2), There(3));
        Tally Tie(BoardMeeting at, Deliberation vote) => CountMeetingItemHandler.Decide(new(Meeting, Motion, [new(Yes, 2), new(No, 2)], 0, No), at, vote, Day).Voted.Tally;

        Assert.Equal((No, true), Tie(meeting, Vote()) is var settled ? (settled.Outcome, settled.CastingVote) : default);
        Assert.Equal(Deliberations.NotAdopted, Tie(meeting, Of(Opened(5))).Outcome);
        var without = meeting.Evolve(new MeetingPresenceStruckOut(Meeting, Member(0), Day)).Evolve(There(4));
        Assert.Equal(Deliberations.NotAdopted, Tie(without, Vote()).Outcome);
    }

    [Fact]
    public void A_member_leaves_an_item_before_it_is_voted_and_what_was_said_is_put_down_until_the_minutes_are_signed()
    {
        Assert.Equal(Member(1), RecuseFromItemHandler.Decide(new(Meeting, Motion, Member(1)), Open(), Members(5))!.PersonId);
        Assert.Null(RecuseFromItemHandler.Decide(new(Meeting, Motion, Member(1)), Open(new MeetingItemRecused(Meeting, Motion, Member(1), Day)), Members(5)));
        Assert.Equal("meeting.not_member", Refusal(() => RecuseFromItemHandler.Decide(new(Meeting, Motion, Member(9)), Open(), Members(5))));

        NoteMeetingItem note = new(Meeting, News, "La chaudière est réparée.");
        var closed = Open().Evolve(new BoardMeetingClosed(Meeting, Day));
        Assert.Equal(News, NoteMeetingItemHandler.Decide(note, closed).ItemId);
        Assert.Equal("meeting.note_empty", Refusal(() => NoteMeetingItemHandler.Decide(note with { Text = "" }, Open())));
        Assert.Equal("meeting.not_open", Refusal(() => NoteMeetingItemHandler.Decide(note, closed.Evolve(new BoardMinutesSigned(Meeting, "2023-01", Member(1), "", Day)))));
        Assert.Equal("meeting.not_open", Refusal(() => CloseBoardMeetingHandler.Decide(Convened())));
        Assert.Null(CloseBoardMeetingHandler.Decide(closed));
    }

    [Fact]
    public void Minutes_tell_who_was_there_and_each_decision()
    {
        var names = Enumerable.Range(0, 5).ToDictionary(Member, n => $"Membre {n}");
        var meeting = Open(There(0), There(1), There(2), Gave(4, 1), new MeetingItemRecused(Meeting, Motion, Member(2), Day));
        var vote = Of(Opened(5), Recused(2)) with { Question = "board.motion", Options = ["adopted", "rejected"] };
        var voted = CountMeetingItemHandler.Decide(new(Meeting, Motion, [new("adopted", 2)], 1), meeting, vote, Day).Voted;
        var text = BoardMinutesText.Of(
            meeting.Evolve(voted).Evolve(new BoardMeetingClosed(Meeting, Day)), "Le MILA", "2023-04", names,
            new Dictionary<Guid, string> { [Motion] = "Changer d’assureur", [News] = "Nouvelles de la cave" }, new Dictionary<Guid, string> { [News] = "Les travaux attendent l’assureur." });

        Assert.Equal(
            """
            Procès-verbal n° 2023-04
            Le MILA – Conseil d’administration

            Réunion du samedi 10 juin 2023 à 18 h 30 : Pôle.
            Convocation envoyée le 1er juin 2023.

            Membres en exercice : 5.
            Présents : Membre 0, Membre 1, Membre 2.
            Représentés : Membre 4, par Membre 1.
            Absents : Membre 3.
            Quorum : 3 voix nécessaires ; 4 voix présentes ou représentées.

            1. Changer d’assureur
            Question : Faut-il adopter cette résolution ?
            Déportés : Membre 2.
            Votes – Adopter : 2 voix ; Rejeter : 0 voix ; 1 abstention.
            Décision : Adopter.

            2. Nouvelles de la cave
            Les travaux attendent l’assureur.

            La séance est levée.

            """, text.Replace('\u00A0', ' ').Replace('\u202F', ' '));
        Assert.Equal("minutes.meeting_not_closed", Refusal(() => SignBoardMinutesHandler.Decide(meeting, Member(1))));
        Assert.Equal("minutes.unsigned", Refusal(() => SignBoardMinutesHandler.Decide(meeting.Evolve(new BoardMeetingClosed(Meeting, Day)), null)));
        Assert.Equal("minutes.of_a_meeting", Refusal(() => SignMinutesHandler.Decide(vote.Evolve(new VoteClosed(Id, voted.Tally, Day, Meeting)), Member(1))));
        Assert.True(RemindOfBoardMinutesHandler.IsDue(meeting.Evolve(new BoardMeetingClosed(Meeting, Day))));
        Assert.False(RemindOfBoardMinutesHandler.IsDue(meeting));
    }
}
