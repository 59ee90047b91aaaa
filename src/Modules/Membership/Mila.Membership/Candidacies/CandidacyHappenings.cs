using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;

namespace Mila.Membership.Candidacies;

/// <summary>How the workflow engine hears each fact of a candidacy: a name, a closed outcome, and the words that decisions compare.</summary>
public static class CandidacyHappenings
{
    public const string Subject = "candidacy";

    private static readonly string[] ReviewProgress = ["in_progress", "all_in"];

    public static Happened Of(object fact, Candidacy after, long version)
    {
        var (name, outcome) = Named(fact, after);
        return new(Subject, after.Id, version, $"membership.{name}", outcome, new Dictionary<string, string>
        {
            ["path"] = ClosedWord.Of(after.Path),
            ["of_member"] = after.OfMember ? "yes" : "no",
            ["state"] = ClosedWord.Of(after.State),
            ["housed"] = after.HousedOn is null ? "no" : "yes",
        });
    }

    public static void AddTo(WorkflowList workflows)
    {
        foreach (var name in Silent)
            workflows.Announcement($"membership.{name}", Subject);
        workflows
            .Announcement("membership.candidacy_reviewed", Subject, ReviewProgress)
            .Announcement("membership.candidacy_vote_inconclusive", Subject, ClosedWord.AllOf<Inconclusive>())
            .Announcement("membership.candidacy_refused", Subject, ClosedWord.AllOf<RefusalGround>())
            .Announcement("membership.candidacy_commitment_met", Subject, ClosedWord.AllOf<Commitment>())
            .Announcement("membership.candidacy_lapsed", Subject, ClosedWord.AllOf<LapseCause>())
            .Value(Subject, "path", ClosedWord.AllOf<CandidacyPath>())
            .Value(Subject, "of_member", "yes", "no")
            .Value(Subject, "housed", "yes", "no")
            .Value(Subject, "state", ClosedWord.AllOf<CandidacyState>());
    }

    /// <summary>What is told without an outcome.</summary>
    private static readonly string[] Silent =
    [
        "candidacy_begun", "candidacy_draft_saved", "candidacy_shared", "candidacy_sharing_revoked",
        "candidacy_piece_attached", "candidacy_piece_removed", "candidacy_submitted",
        "candidacy_pieces_asked", "candidacy_pieces_supplied", "candidacy_found_complete",
        "candidacy_reviewers_assigned", "candidacy_put_to_vote", "candidacy_refusal_voted",
        "candidacy_waitlisted", "candidacy_admitted", "candidacy_committed",
        "candidacy_directory_consent_given", "candidacy_directory_consent_withdrawn",
        "candidacy_fulfilled", "candidacy_space_called", "candidacy_housed", "candidacy_space_forgone", "candidacy_withdrawn",
    ];

    private static (string Name, string? Outcome) Named(object fact, Candidacy after) => fact switch
    {
        CandidacyBegun => ("candidacy_begun", null),
        DraftSaved => ("candidacy_draft_saved", null),
        CandidacyShared => ("candidacy_shared", null),
        SharingRevoked => ("candidacy_sharing_revoked", null),
        PieceAttached => ("candidacy_piece_attached", null),
        PieceRemoved => ("candidacy_piece_removed", null),
        CandidacySubmitted => ("candidacy_submitted", null),
        PiecesAsked => ("candidacy_pieces_asked", null),
        PiecesSupplied => ("candidacy_pieces_supplied", null),
        CandidacyFoundComplete => ("candidacy_found_complete", null),
        ReviewersAssigned => ("candidacy_reviewers_assigned", null),
        ReviewGiven or ReviewerRecused => ("candidacy_reviewed", ReviewProgress[after.IsReviewed ? 1 : 0]),
        CandidacyPutToVote => ("candidacy_put_to_vote", null),
        VoteInconclusive f => ("candidacy_vote_inconclusive", ClosedWord.Of(f.Because)),
        RefusalVoted => ("candidacy_refusal_voted", null),
        CandidacyRefused f => ("candidacy_refused", ClosedWord.Of(f.Ground)),
        CandidacyWaitlisted => ("candidacy_waitlisted", null),
        CandidacyAdmitted => ("candidacy_admitted", null),
        CommitmentMet f => ("candidacy_commitment_met", ClosedWord.Of(f.Commitment)),
        CandidacyCommitted => ("candidacy_committed", null),
        DirectoryConsentGiven => ("candidacy_directory_consent_given", null),
        DirectoryConsentWithdrawn => ("candidacy_directory_consent_withdrawn", null),
        CandidacyFulfilled => ("candidacy_fulfilled", null),
        CandidacySpaceCalled => ("candidacy_space_called", null),
        CandidacyHoused => ("candidacy_housed", null),
        CandidacySpaceForgone => ("candidacy_space_forgone", null),
        CandidacyWithdrawn => ("candidacy_withdrawn", null),
        CandidacyLapsed f => ("candidacy_lapsed", ClosedWord.Of(f.Cause)),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a candidacy has a name for the engine."),
    };
}
