using Mila.Modules;

namespace Mila.Membership.Board.Meetings;

/// <summary>What meetings bring to the workflow engine (déroulé d’une réunion du conseil): the definition, what it hears and asks, its days.</summary>
public static class BoardMeetingWorkflow
{
    public const string Definition = "board_meeting";

    public static void Declare(SettingList settings) => settings
        .Days("board.notice_days", 8, "Jours avant une réunion du conseil ou du bureau où la convocation part au plus tard")
        .Days("board.hold_days", 1, "Jours après une réunion du conseil ou du bureau pour dire qu’elle s’est tenue")
        .Days("board.minutes_days", 15, "Jours après lesquels le secrétariat est relancé pour signer le procès-verbal d’une réunion du conseil ou du bureau");

    public static void AddTo(WorkflowList workflows)
    {
        foreach (var name in MeetingStream.Names.Values)
            workflows.Announcement($"membership.board_meeting_{name}", MeetingStream.Subject);
        workflows
            .Day(MeetingStream.Subject, "day")
            .Request("membership.remind_board_minutes", request => new RemindOfBoardMinutes(request.Token, request.SubjectId))
            .Words("board_meeting.words.fr.json")
            .Definition("board_meeting.workflow.json");
    }
}
