using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Board;

/// <summary>A vote that no other workflow leads is closed once its last day is over: a motion, a removal.</summary>
internal static class VoteWorkflow
{
    public const string Subject = "deliberation";

    private const string Opened = "membership.vote_opened";

    /// <summary>Votes about anything else are closed by their own workflow, which knows what follows.</summary>
    private static readonly string[] Kinds = [SubjectTitles.Motion, SubjectTitles.Structure];

    public static void AddTo(WorkflowList workflows) => workflows
        .Announcement(Opened, Subject)
        .Day(Subject, "closes_on")
        .Request("membership.close_vote_in_time", request => new CloseVoteInTime(request.SubjectId))
        .Words("vote.words.fr.json")
        .Definition("vote.workflow.json");

    public static void Declare(SettingList settings) => settings
        .Days("board.closing_days", 0, "Jours après le dernier jour d’un vote où il est clos et compté de lui-même");

    public static IEnumerable<object> Begin(DeliberationOpened vote) => !Kinds.Contains(vote.SubjectKind)
        ? []
        :
        [
            StartInstance.Of("vote", Subject, vote.DeliberationId),
            new Happened(Subject, vote.DeliberationId, 1, Opened, Values: new Dictionary<string, string> { ["closes_on"] = vote.ClosesOn.ToString("O", CultureInfo.InvariantCulture) }),
        ];
}

/// <summary>The last day of a vote is over (clôture à l’échéance): it is counted, unless a meeting is to decide. Sent by the workflow.</summary>
public sealed record CloseVoteInTime(Guid DeliberationId);

public static class CloseVoteInTimeHandler
{
    public static async Task<OutgoingMessages> Handle(CloseVoteInTime command, IDocumentSession session, Moment moment, CancellationToken cancellation) =>
        await session.LoadAsync<Deliberation>(command.DeliberationId, cancellation) is { MeetingId: null }
            ? await CloseDeliberationHandler.Handle(new(command.DeliberationId), session, moment, cancellation)
            : [];
}
