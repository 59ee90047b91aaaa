using Mila.Incubation.Contracts;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Tenures.Import;
using Mila.Modules;

namespace Mila.Incubation.Tenures;

/// <summary>The tenures' part of the module's table of contents.</summary>
internal static class TenureDeclarations
{
    public static void Store(StoreDeclaration store)
    {
        store.Document<KnownStructure>();
        store.Document<AllocationsReport>();
        store.Aggregate<Tenure>()
            .Document<Tenure>(tenures => tenures.Duplicate(tenure => tenure.StructureId))
            .Periods<Tenure, OccupationPeriod, OccupationPeriods>(rows => rows
                .Duplicate(row => row.SpaceId).Duplicate(row => row.StructureId).Duplicate(row => row.PlannedUntil).Duplicate(row => row.Kind))
            .Fact<TenureHistoryRecorded>("incubation.tenure_history_recorded.v1")
            .Fact<StayAllocated>("incubation.stay_allocated.v1")
            .Fact<AllocationCancelled>("incubation.allocation_cancelled.v1")
            .Fact<MoveInPutOff>("incubation.move_in_put_off.v1")
            .Fact<MovedIn>("incubation.moved_in.v1")
            .Fact<FilePieceNoted>("incubation.file_piece_noted.v1")
            .Fact<ExitInterviewHeld>("incubation.exit_interview_held.v1")
            .Fact<ExtensionAsked>("incubation.extension_asked.v1")
            .Fact<ExtensionPutToVote>("incubation.extension_put_to_vote.v1")
            .Fact<ExtensionVoteInconclusive>("incubation.extension_vote_inconclusive.v1")
            .Fact<ExtensionRefused>("incubation.extension_refused.v1")
            .Fact<ExtensionGranted>("incubation.extension_granted.v1")
            .Fact<ExtensionRecorded>("incubation.extension_recorded.v1")
            .Fact<StayProved>("incubation.stay_proved.v1")
            .Fact<DepartureAnnounced>("incubation.departure_announced.v1")
            .Fact<NoticeGiven>("incubation.tenure_notice_given.v1")
            .Fact<MovedOut>("incubation.moved_out.v1");
        store.Exclusive<SpaceDays>(SpaceDays.Table);
    }

    public static void Messages(MessageNames messages) => messages
        .Add<TenureChanged>("incubation.tenure_changed.v1")
        .Add<RestateTenures>("incubation.restate_tenures.v1")
        .Add<TakeOverStays>("incubation.take_over_stays.v1")
        .Add<RingTenureNotice>("incubation.ring_tenure_notice.v1")
        .Add<EnqueueTenureNotice>("incubation.enqueue_tenure_notice.v1")
        .Add<WriteTenureNotice>("incubation.write_tenure_notice.v1")
        .Add<WriteTenureLetter>("incubation.write_tenure_letter.v1")
        .Add<CloseExtensionVote>("incubation.close_extension_vote.v1")
        .Add<RemindExtensionElectors>("incubation.remind_extension_electors.v1");

    public static void FileOwners(FileOwnerList owners) => owners.Owner(TenureStream.Subject, async (ask, cancellation) =>
        ask.Actor.Is("coordinator", "president", "treasurer", "secretary", "auditor")
        || (ask.Actor.PersonId is { } me && await ask.Session.LoadAsync<Tenure>(ask.OwnerId, cancellation) is { } tenure
            && await ask.Session.LoadAsync<KnownStructure>(tenure.StructureId, cancellation) is { } structure && structure.Leaders.Contains(me)));

    public static void Graph(GraphRoots graph)
    {
        TenureType.AddTo(graph.Query);
        OccupationType.AddTo(graph.Query);
        AllocateSpaceFields.AddTo(graph.Mutation);
        ImportAllocationsField.AddTo(graph.Mutation);
        MoveInFields.AddTo(graph.Mutation);
        PutOffMoveInField.AddTo(graph.Mutation);
        MoveOutFields.AddTo(graph.Mutation);
        HoldExitInterviewField.AddTo(graph.Mutation);
        RecordTenureHistoryField.AddTo(graph.Mutation);
        AskExtensionField.AddTo(graph.Mutation);
        PutExtensionToVoteField.AddTo(graph.Mutation);
    }
}
