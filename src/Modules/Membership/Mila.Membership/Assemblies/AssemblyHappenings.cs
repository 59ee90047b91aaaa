using System.Globalization;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Modules;
using Mila.Workflows;

namespace Mila.Membership.Assemblies;

/// <summary>How the workflow engine hears each fact of an assembly: a name, a closed outcome, and the day it meets.</summary>
public static class AssemblyHappenings
{
    public const string Subject = "assembly";

    private static readonly string[] Officers = ["officers_same", "officers_changed"];

    public static Happened Of(object fact, Assembly after, long version)
    {
        var (name, outcome) = Named(fact);
        return new(Subject, after.Id, version, $"membership.assembly_{name}", outcome, new Dictionary<string, string>
        {
            ["day"] = after.Day.ToString("O", CultureInfo.InvariantCulture),
            ["officers"] = after.OfficersChanged ? "changed" : "same",
        });
    }

    public static void AddTo(WorkflowList workflows)
    {
        foreach (var name in Silent)
            workflows.Announcement($"membership.assembly_{name}", Subject);
        workflows
            .Announcement("membership.assembly_closed", Subject, Officers)
            .Announcement("membership.assembly_minutes_signed", Subject, "president", "secretary")
            .Day(Subject, "day")
            .Value(Subject, "officers", "same", "changed");
    }

    /// <summary>What is told without an outcome.</summary>
    private static readonly string[] Silent =
    [
        "planned", "rescheduled", "convened", "called_off", "voice_entrusted", "voice_taken_back", "attendance_recorded", "attendance_struck_out",
        "quorum_missed", "opened", "item_voted", "candidate_stood", "candidate_stood_down", "election_counted", "election_tie_settled", "officers_declared",
    ];

    private static (string Name, string? Outcome) Named(object fact) => fact switch
    {
        AssemblyPlanned => ("planned", null),
        AssemblyRescheduled => ("rescheduled", null),
        AssemblyConvened => ("convened", null),
        AssemblyCalledOff => ("called_off", null),
        VoiceEntrusted => ("voice_entrusted", null),
        VoiceTakenBack => ("voice_taken_back", null),
        AttendanceRecorded => ("attendance_recorded", null),
        AttendanceStruckOut => ("attendance_struck_out", null),
        AssemblyQuorumMissed => ("quorum_missed", null),
        AssemblyOpened => ("opened", null),
        ItemVoted => ("item_voted", null),
        CandidateStood => ("candidate_stood", null),
        CandidateStoodDown => ("candidate_stood_down", null),
        ElectionCounted => ("election_counted", null),
        ElectionTieSettled => ("election_tie_settled", null),
        AssemblyClosed f => ("closed", Officers[f.OfficersChanged ? 1 : 0]),
        AssemblyMinutesSigned f => ("minutes_signed", ClosedWord.Of(f.As)),
        OfficersDeclared => ("officers_declared", null),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of an assembly has a name for the engine."),
    };
}
