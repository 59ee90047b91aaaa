using System.Globalization;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Incubation.Tenures;

/// <summary>What the workflow engine is told of a tenure: each fact by its name, with the closed words and days that definitions route by.</summary>
internal static class TenureWords
{
    /// <summary>What happens to a cupboard beside the workplace: no dossier of a stay goes by it.</summary>
    public const string Beside = "cupboard_changed";

    private static readonly string[] Silent =
    [
        "tenure_history_recorded", Beside, "stay_allocated", "stay_proved", "stay_continued", "allocation_cancelled", "move_in_put_off", "moved_in", "exit_interview_held", "extension_asked", "extension_put_to_vote",
        "extension_vote_inconclusive", "extension_refused", "extension_granted", "departure_announced",
    ];

    public static void Announce(WorkflowList workflows)
    {
        foreach (var name in Silent)
            workflows.Announcement($"incubation.{name}", TenureStream.Subject);
        workflows
            .Announcement("incubation.tenure_notice_given", TenureStream.Subject, ClosedWord.AllOf<TenureNotice>())
            .Announcement("incubation.file_piece_noted", TenureStream.Subject, ClosedWord.AllOf<FilePiece>())
            .Announcement("incubation.moved_out", TenureStream.Subject, ClosedWord.AllOf<DepartureCause>())
            .Value(TenureStream.Subject, "notice", ["none", .. ClosedWord.AllOf<TenureNotice>()])
            .Day(TenureStream.Subject, "notice_eve")
            .Day(TenureStream.Subject, "start")
            .Day(TenureStream.Subject, "last_day");
    }

    public static (string Name, string? Outcome) Named(object fact) => fact switch
    {
        TenureHistoryRecorded => ("tenure_history_recorded", null),
        StayAllocated { Follows: null } => ("stay_allocated", null),
        StayAllocated => ("stay_continued", null),
        AllocationCancelled => ("allocation_cancelled", null),
        MoveInPutOff => ("move_in_put_off", null),
        MovedIn => ("moved_in", null),
        FilePieceNoted f => ("file_piece_noted", ClosedWord.Of(f.Piece)),
        ExitInterviewHeld => ("exit_interview_held", null),
        ExtensionAsked => ("extension_asked", null),
        ExtensionPutToVote => ("extension_put_to_vote", null),
        ExtensionVoteInconclusive => ("extension_vote_inconclusive", null),
        ExtensionRefused => ("extension_refused", null),
        ExtensionGranted or ExtensionRecorded => ("extension_granted", null),
        StayProved => ("stay_proved", null),
        DepartureAnnounced => ("departure_announced", null),
        NoticeGiven f => ("tenure_notice_given", ClosedWord.Of(f.Notice)),
        MovedOut f => ("moved_out", ClosedWord.Of(f.Cause)),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a tenure has a name for the engine."),
    };

    /// <summary>The allocation that a fact is about; none for the days before Mila.</summary>
    public static Guid? AllocationOf(object fact) => fact switch
    {
        StayAllocated f => f.AllocationId,
        AllocationCancelled f => f.AllocationId,
        MoveInPutOff f => f.AllocationId,
        MovedIn f => f.AllocationId,
        FilePieceNoted f => f.AllocationId,
        ExitInterviewHeld f => f.AllocationId,
        DepartureAnnounced f => f.AllocationId,
        MovedOut f => f.AllocationId,
        _ => null,
    };

    /// <summary>As things stand with the workplace that the structure has, is promised, or had last.</summary>
    public static IReadOnlyDictionary<string, string> Values(Tenure tenure, TenureNotices notices)
    {
        var values = new Dictionary<string, string>();
        if (tenure.Workplace is not { } stay)
            return values;
        var owed = notices.NextOf(stay);
        values["notice"] = owed is null ? "none" : ClosedWord.Of(owed.Notice);
        values["start"] = Iso(stay.From);
        if (owed is not null)
            values["notice_eve"] = Iso(owed.DueOn.AddDays(-1)); // what is due by the end of the eve is due as the day begins
        if (stay.EndsOn is { } end)
            values["last_day"] = Iso(end.AddDays(-1));
        return values;
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
