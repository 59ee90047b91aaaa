namespace Mila.Host.Web.Candidacies;

/// <summary>A candidacy as its examination page shows it.</summary>
public sealed record ExaminedFile(
    Guid Id, string State, string Path, bool OfMember, bool Opens, Guid StructureId, Guid? InstanceId, Guid? DeliberationId, DateOnly? VoteClosesOn, int Round,
    DateOnly? SubmittedOn, DateOnly? DecidedOn, DateOnly? MemberSince, bool AwaitsSpace, DateOnly? HousedOn, IReadOnlyList<string> Asked, string? AskedNote, string? Ground, string? GroundNote,
    bool ConsentsToDirectory, decimal? Score, bool AwaitsMyReview, ExaminedApplicant? Applicant, FollowedIdentity? Identity, FollowedProfile? Profile,
    IReadOnlyList<FollowedAnswer> Answers, IReadOnlyList<ExaminedPiece> Pieces, IReadOnlyList<ExaminedReviewer> Reviewers,
    IReadOnlyList<PossibleReviewer> PossibleReviewers, IReadOnlyList<FollowedCommitment> Commitments, IReadOnlyList<ExaminedFact> History)
{
    public string Title => Identity?.Name ?? Applicant?.Name ?? "Candidature";

    public bool AsksForSpace => Path != "BENEFICIARY";

    public bool IsChecked => State == "SUBMITTED";

    public bool MayBeAssigned => AsksForSpace && State is "COMPLETE" or "IN_REVIEW";

    public bool MayBePutToVote => State is "TO_BE_HEARD_AGAIN" or "WAITING_LIST" || (State == "COMPLETE" && !AsksForSpace) || (State == "IN_REVIEW" && Reviewers.Any(reviewer => reviewer.Quality is not null));

    public bool IsUnderExamination => State is "SUBMITTED" or "PIECES_ASKED" or "COMPLETE" or "IN_REVIEW" or "IN_VOTE" or "TO_BE_HEARD_AGAIN";

    public string? ScoreInWords => InWords(Score);

    public static string? InWords(decimal? score) => score?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',');
}

public sealed record ExaminedApplicant(string Name, string? Email, string? Phone);

public sealed record ExaminedPiece(Guid FileId, string Piece, DateOnly On, FollowedUpload? File);

public sealed record ExaminedReviewer(Guid PersonId, string? Name, bool IsRecused, int? Quality, int? Dynamics, int? Innovation, string? Comment, DateOnly? On);

public sealed record PossibleReviewer(Guid PersonId, string? Name);

public sealed record ExaminedFact(string Name, DateTimeOffset At, string? By);
