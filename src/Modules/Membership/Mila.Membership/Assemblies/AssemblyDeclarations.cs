using Mila.Modules;

namespace Mila.Membership.Assemblies;

/// <summary>The assemblies' part of the module's table of contents.</summary>
internal static class AssemblyDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<Assembly>()
        .Document<Assembly>(assemblies => assemblies.Duplicate(assembly => assembly.Day).Duplicate(assembly => assembly.State))
        .Document<AssemblyMinutes>()
        .Fact<AssemblyPlanned>("membership.assembly_planned.v1")
        .Fact<AssemblyRescheduled>("membership.assembly_rescheduled.v1")
        .Fact<AssemblyConvened>("membership.assembly_convened.v1")
        .Fact<AssemblyCalledOff>("membership.assembly_called_off.v1")
        .Fact<VoiceEntrusted>("membership.assembly_voice_entrusted.v1")
        .Fact<VoiceTakenBack>("membership.assembly_voice_taken_back.v1")
        .Fact<AttendanceRecorded>("membership.assembly_attendance_recorded.v1")
        .Fact<AttendanceStruckOut>("membership.assembly_attendance_struck_out.v1")
        .Fact<AssemblyQuorumMissed>("membership.assembly_quorum_missed.v1")
        .Fact<AssemblyOpened>("membership.assembly_opened.v1")
        .Fact<ItemVoted>("membership.assembly_item_voted.v1")
        .Fact<CandidateStood>("membership.assembly_candidate_stood.v1")
        .Fact<CandidateStoodDown>("membership.assembly_candidate_stood_down.v1")
        .Fact<ElectionCounted>("membership.assembly_election_counted.v1")
        .Fact<ElectionTieSettled>("membership.assembly_election_tie_settled.v1")
        .Fact<AssemblyClosed>("membership.assembly_closed.v1")
        .Fact<AssemblyMinutesSigned>("membership.assembly_minutes_signed.v1")
        .Fact<OfficersDeclared>("membership.officers_declared.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<RemindOfAssembly>("membership.remind_of_assembly.v1");

    public static void Graph(GraphRoots graph)
    {
        AssemblyFields.AddTo(graph.Query, graph.Subscription);
        PlanAssemblyField.AddTo(graph.Mutation);
        RescheduleAssemblyField.AddTo(graph.Mutation);
        CallOffAssemblyField.AddTo(graph.Mutation);
        ConveneAssemblyField.AddTo(graph.Mutation);
        VoiceFields.AddTo(graph.Mutation);
        AttendanceFields.AddTo(graph.Mutation);
        OpeningFields.AddTo(graph.Mutation);
        RecordVoteField.AddTo(graph.Mutation);
        CandidateFields.AddTo(graph.Mutation);
        ElectionFields.AddTo(graph.Mutation);
        CloseAssemblyField.AddTo(graph.Mutation);
        SignAssemblyMinutesField.AddTo(graph.Mutation);
        DeclareOfficersField.AddTo(graph.Mutation);
    }
}
