using Mila.Modules;

namespace Mila.Membership.Board.Meetings;

/// <summary>The meetings' part of the module's table of contents.</summary>
internal static class BoardMeetingDeclarations
{
    private static readonly string[] Readers = ["coordinator", "president", "treasurer", "secretary", "board_member", "auditor"];

    public static void Store(StoreDeclaration store) => store
        .Aggregate<BoardMeeting>()
        .Document<BoardMeeting>(meetings => meetings.Duplicate(meeting => meeting.Day).Duplicate(meeting => meeting.State))
        .Fact<BoardMeetingPlanned>("membership.board_meeting_planned.v1")
        .Fact<BoardMeetingConvened>("membership.board_meeting_convened.v1")
        .Fact<BoardMeetingPutOff>("membership.board_meeting_put_off.v1")
        .Fact<BoardMeetingCalledOff>("membership.board_meeting_called_off.v1")
        .Fact<MeetingItemPlaced>("membership.meeting_item_placed.v1")
        .Fact<MeetingItemTakenOff>("membership.meeting_item_taken_off.v1")
        .Fact<MeetingPaperAttached>("membership.meeting_paper_attached.v1")
        .Fact<MeetingPaperRemoved>("membership.meeting_paper_removed.v1")
        .Fact<MeetingProxyGiven>("membership.meeting_proxy_given.v1")
        .Fact<MeetingProxyTakenBack>("membership.meeting_proxy_taken_back.v1")
        .Fact<MeetingPresenceRecorded>("membership.meeting_presence_recorded.v1")
        .Fact<MeetingPresenceStruckOut>("membership.meeting_presence_struck_out.v1")
        .Fact<BoardMeetingOpened>("membership.board_meeting_opened.v1")
        .Fact<BoardQuorumMissed>("membership.board_quorum_missed.v1")
        .Fact<MeetingItemRecused>("membership.meeting_item_recused.v1")
        .Fact<MeetingItemVoted>("membership.meeting_item_voted.v1")
        .Fact<MeetingItemNoted>("membership.meeting_item_noted.v1")
        .Fact<BoardMeetingClosed>("membership.board_meeting_closed.v1")
        .Fact<BoardMinutesSigned>("membership.board_minutes_signed.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<RemindOfBoardMinutes>("membership.remind_of_board_minutes.v1");

    public static void FileOwners(FileOwnerList owners) =>
        owners.Owner(MeetingStream.Subject, (ask, _) => Task.FromResult(ask.Actor.Is(Readers)));

    public static void Graph(GraphRoots graph)
    {
        BoardMeetingFields.AddTo(graph.Query);
        PlanBoardMeetingField.AddTo(graph.Mutation);
        AgendaFields.AddTo(graph.Mutation);
        PaperFields.AddTo(graph.Mutation);
        ConvocationFields.AddTo(graph.Mutation);
        PutOffBoardMeetingField.AddTo(graph.Mutation);
        MeetingProxyFields.AddTo(graph.Mutation);
        RecordMeetingPresenceField.AddTo(graph.Mutation);
        SittingFields.AddTo(graph.Mutation);
        RecuseFromItemFields.AddTo(graph.Mutation);
        CountMeetingItemField.AddTo(graph.Mutation);
        NoteMeetingItemField.AddTo(graph.Mutation);
        SignBoardMinutesField.AddTo(graph.Mutation);
    }
}
