using Mila.Modules;

namespace Mila.Membership.Candidacies;

/// <summary>The candidacies' part of the module's table of contents.</summary>
internal static class CandidacyDeclarations
{
    public static void Store(StoreDeclaration store)
    {
        store.Aggregate<Candidacy>()
            .Fact<CandidacyBegun>("membership.candidacy_begun.v1")
            .Fact<DraftSaved>("membership.candidacy_draft_saved.v1")
            .Fact<CandidacyShared>("membership.candidacy_shared.v1")
            .Fact<SharingRevoked>("membership.candidacy_sharing_revoked.v1")
            .Fact<PieceAttached>("membership.candidacy_piece_attached.v1")
            .Fact<PieceRemoved>("membership.candidacy_piece_removed.v1")
            .Fact<CandidacySubmitted>("membership.candidacy_submitted.v1")
            .Fact<PiecesAsked>("membership.candidacy_pieces_asked.v1")
            .Fact<PiecesSupplied>("membership.candidacy_pieces_supplied.v1")
            .Fact<CandidacyFoundComplete>("membership.candidacy_found_complete.v1")
            .Fact<ReviewersAssigned>("membership.candidacy_reviewers_assigned.v1")
            .Fact<ReviewGiven>("membership.candidacy_review_given.v1")
            .Fact<ReviewerRecused>("membership.candidacy_reviewer_recused.v1")
            .Fact<CandidacyPutToVote>("membership.candidacy_put_to_vote.v1")
            .Fact<VoteInconclusive>("membership.candidacy_vote_inconclusive.v1")
            .Fact<RefusalVoted>("membership.candidacy_refusal_voted.v1")
            .Fact<CandidacyRefused>("membership.candidacy_refused.v1")
            .Fact<CandidacyWaitlisted>("membership.candidacy_waitlisted.v1")
            .Fact<CandidacyAdmitted>("membership.candidacy_admitted.v1")
            .Fact<CommitmentMet>("membership.candidacy_commitment_met.v1")
            .Fact<CandidacyCommitted>("membership.candidacy_committed.v1")
            .Fact<DirectoryConsentGiven>("membership.candidacy_directory_consent_given.v1")
            .Fact<DirectoryConsentWithdrawn>("membership.candidacy_directory_consent_withdrawn.v1")
            .Fact<CandidacyFulfilled>("membership.candidacy_fulfilled.v1")
            .Fact<CandidacySpaceCalled>("membership.candidacy_space_called.v1")
            .Fact<CandidacyHoused>("membership.candidacy_housed.v1")
            .Fact<CandidacySpaceForgone>("membership.candidacy_space_forgone.v1")
            .Fact<CandidacyWithdrawn>("membership.candidacy_withdrawn.v1")
            .Fact<CandidacyLapsed>("membership.candidacy_lapsed.v1");
        store.Options.Schema.For<Candidacy>()
            .Duplicate(candidacy => candidacy.State).Duplicate(candidacy => candidacy.Path)
            .Duplicate(candidacy => candidacy.MovedOn).Duplicate(candidacy => candidacy.StructureId)
            .Duplicate(candidacy => candidacy.SubmittedOn).Duplicate(candidacy => candidacy.DecidedOn);
        store.Document<PrivateLink>(links => links.Duplicate(link => link.CandidacyId));
    }

    /// <summary>Messages that may wait in the store; what names a person is only ever answered at once.</summary>
    public static void Messages(MessageNames messages) => messages
        .Add<MeetCommitment>("membership.meet_commitment.v1")
        .Add<LapseCandidacy>("membership.lapse_candidacy.v1")
        .Add<PutCandidacyToVote>("membership.put_candidacy_to_vote.v1")
        .Add<CloseCandidacyVote>("membership.close_candidacy_vote.v1")
        .Add<RemindCandidacyElectors>("membership.remind_candidacy_electors.v1")
        .Add<InformBoard>("membership.inform_board.v1")
        .Add<RegisterCandidate>("membership.register_candidate.v1")
        .Add<CallFirstDues>("membership.call_first_dues.v1")
        .Add<FulfilCandidacy>("membership.fulfil_candidacy.v1")
        .Add<WriteIntakeLetter>("membership.write_intake_letter.v1");

    /// <summary>Files are read by who examines the candidacy, not after stepping aside, and by whoever has a private link.</summary>
    public static void FileOwners(FileOwnerList owners) => owners.Owner(CandidacyHappenings.Subject, async (ask, cancellation) =>
        await ask.Session.LoadAsync<Candidacy>(ask.OwnerId, cancellation) is { } candidacy
        && (candidacy.OpensTo(ask.Actor)
            || (ask.Link is { } secret && (await ask.Session.LinkBehind(PrivateLinks.KeyOf(secret), cancellation))?.CandidacyId == candidacy.Id)));

    public static void Graph(GraphRoots graph)
    {
        CandidacyFormType.AddTo(graph.Query);
        FollowedCandidacyType.AddTo(graph.Query);
        CandidacyFields.AddTo(graph.Query);
        BeginCandidacyField.AddTo(graph.Mutation);
        AskForMoreField.AddTo(graph.Mutation);
        SaveCandidacyDraftField.AddTo(graph.Mutation);
        AttachPieceField.AddTo(graph.Mutation);
        RemovePieceField.AddTo(graph.Mutation);
        ShareCandidacyField.AddTo(graph.Mutation);
        RevokeSharingField.AddTo(graph.Mutation);
        SubmitCandidacyField.AddTo(graph.Mutation);
        SupplyPiecesField.AddTo(graph.Mutation);
        WithdrawCandidacyField.AddTo(graph.Mutation);
        ForgoSpaceField.AddTo(graph.Mutation);
        AcceptAsCandidateField.AddTo(graph.Mutation);
        ChooseDirectoryField.AddTo(graph.Mutation);
        AskPiecesField.AddTo(graph.Mutation);
        FindCandidacyCompleteField.AddTo(graph.Mutation);
        AssignReviewersField.AddTo(graph.Mutation);
        GiveReviewField.AddTo(graph.Mutation);
        RecuseFromCandidacyField.AddTo(graph.Mutation);
        PutCandidacyToVoteField.AddTo(graph.Mutation);
        StateRefusalGroundField.AddTo(graph.Mutation);
    }
}
