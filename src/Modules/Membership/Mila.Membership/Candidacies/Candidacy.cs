namespace Mila.Membership.Candidacies;

/// <summary>A request to join the association, or a member's for a space or another affiliation (candidature), from draft to membership.</summary>
public sealed record Candidacy
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid ApplicantId { get; init; }
    public Guid StructureId { get; init; }
    public bool OfMember { get; init; }
    public CandidacyPath Path { get; init; }
    public CandidateProfile? Profile { get; init; }
    public IReadOnlyList<CandidacyQuestion> Answered { get; init; } = [];
    public CandidacyState State { get; init; }

    /// <summary>A second link is in force.</summary>
    public bool IsShared { get; init; }

    /// <summary>Files under the kind of piece each answers.</summary>
    public IReadOnlyList<AttachedPiece> Pieces { get; init; } = [];

    /// <summary>What was asked last in the completeness loop.</summary>
    public IReadOnlyList<PieceKind> Asked { get; init; } = [];
    public Guid? AskedNoteId { get; init; }
    public DateOnly? AskedOn { get; init; }
    public int Round { get; init; }

    public IReadOnlyList<Guid> Reviewers { get; init; } = [];
    public IReadOnlyList<Review> Reviews { get; init; } = [];
    public IReadOnlyList<Guid> Recused { get; init; } = [];

    public Guid? DeliberationId { get; init; }
    public int Votes { get; init; }

    /// <summary>What the vote decided; none before it did, whatever became of the candidacy afterwards.</summary>
    public string? Verdict { get; init; }
    public DateOnly? VoteClosesOn { get; init; }
    public RefusalGround? Ground { get; init; }
    public Guid? GroundNoteId { get; init; }

    public IReadOnlyList<MetCommitment> Met { get; init; } = [];
    public bool ConsentsToDirectory { get; init; }

    public DateOnly BegunOn { get; init; }
    public DateOnly? SubmittedOn { get; init; }
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The day it came on the waiting list; kept while the board votes on it again, until it is admitted, refused or over.</summary>
    public DateOnly? WaitingSince { get; init; }
    public DateOnly? CommittedOn { get; init; }
    public DateOnly? MemberSince { get; init; }
    public DateOnly? EndedOn { get; init; }

    /// <summary>The calls for spaces that came up while it waits, the latest last.</summary>
    public IReadOnlyList<CandidacySpaceCalled> Calls { get; init; } = [];

    /// <summary>The day it was heard that the structure has moved in.</summary>
    public DateOnly? HousedOn { get; init; }

    /// <summary>The day the structure gave the space up.</summary>
    public DateOnly? SpaceForgoneOn { get; init; }
    public LapseCause? Lapse { get; init; }

    /// <summary>When it last moved: lists are ordered by it.</summary>
    public DateOnly MovedOn { get; init; }

    /// <summary>A space is judged on criteria, scored by reviewers and voted by the board; a beneficiary is decided by the officers.</summary>
    public bool AsksForSpace => Path is not CandidacyPath.Beneficiary;

    /// <summary>The applicant may still change what is said and attached.</summary>
    public bool IsOpenToApplicant => State is CandidacyState.Draft or CandidacyState.PiecesAsked;

    /// <summary>Nothing has been decided and nothing has ended it, or it waits for a space: it may be withdrawn.</summary>
    public bool IsUndecided => State is CandidacyState.WaitingList || (DecidedOn is null && EndedOn is null);

    /// <summary>Since when it waits on the list, though it may be in vote again; none when it does not.</summary>
    public DateOnly? ListedOn => WaitingSince ?? (State is CandidacyState.WaitingList ? DecidedOn : null);

    /// <summary>Everything is settled but the space itself.</summary>
    public bool AwaitsSpace => AsksForSpace && State is CandidacyState.Member && HousedOn is null && SpaceForgoneOn is null;

    public bool HasAnsweredAll => QuestionsOf(Path).All(Answered.Contains);

    /// <summary>Every assigned reviewer has scored or stepped aside, and somebody has scored.</summary>
    public bool IsReviewed => Reviews.Count > 0 && Reviewers.All(reviewer => Recused.Contains(reviewer) || HasReview(reviewer));

    public bool IsCommitted => Enum.GetValues<Commitment>().All(HasMet);

    /// <summary>The mean of the reviewers' weighted scores, rounded to two decimals.</summary>
    public decimal? MeanScore(Weights weights) =>
        Reviews.Count == 0 ? null : decimal.Round(Reviews.Average(review => review.Scores.Mean(weights)), 2, MidpointRounding.AwayFromZero);

    public bool HasReview(Guid reviewer) => Reviews.Any(review => review.ReviewerId == reviewer);

    public bool HasMet(Commitment commitment) => Met.Any(met => met.Commitment == commitment);

    /// <summary>What the form asks on a path.</summary>
    public static IReadOnlyList<CandidacyQuestion> QuestionsOf(CandidacyPath path) => path is CandidacyPath.Beneficiary
        ? [CandidacyQuestion.Project, CandidacyQuestion.Needs]
        : [CandidacyQuestion.Project, CandidacyQuestion.Dynamics, CandidacyQuestion.Innovation, CandidacyQuestion.Needs, CandidacyQuestion.Space];

    public Candidacy Evolve(object fact) => fact switch
    {
        CandidacyBegun f => new Candidacy
        {
            Id = f.CandidacyId, ApplicantId = f.ApplicantId, StructureId = f.StructureId, OfMember = f.OfMember,
            Path = f.Path, BegunOn = f.On, MovedOn = f.On,
        },
        DraftSaved f => this with { Path = f.Path, Profile = f.Profile, Answered = f.Answered, MovedOn = f.On },
        CandidacyShared _ => this with { IsShared = true },
        SharingRevoked _ => this with { IsShared = false },
        PieceAttached f => this with { Pieces = [.. Pieces, new(f.FileId, f.Piece, f.On)] },
        PieceRemoved f => this with { Pieces = [.. Pieces.Where(piece => piece.FileId != f.FileId)] },
        CandidacySubmitted f => In(CandidacyState.Submitted, f.On) with { SubmittedOn = f.On },
        PiecesAsked f => In(CandidacyState.PiecesAsked, f.On) with { Asked = f.Pieces, AskedNoteId = f.NoteId, AskedOn = f.On, Round = f.Round },
        PiecesSupplied f => In(CandidacyState.Submitted, f.On),
        CandidacyFoundComplete f => In(CandidacyState.Complete, f.On),
        ReviewersAssigned f => In(CandidacyState.InReview, f.On) with { Reviewers = f.ReviewerIds },
        ReviewGiven f => this with
        {
            Reviews = [.. Reviews.Where(review => review.ReviewerId != f.ReviewerId), new(f.ReviewerId, f.Scores, f.CommentId, f.On)],
            MovedOn = f.On,
        },
        ReviewerRecused f => this with
        {
            Recused = [.. Recused, f.ReviewerId],
            Reviews = [.. Reviews.Where(review => review.ReviewerId != f.ReviewerId)],
            MovedOn = f.On,
        },
        CandidacyPutToVote f => In(CandidacyState.InVote, f.On) with
        {
            DeliberationId = f.DeliberationId, Votes = Votes + 1, VoteClosesOn = f.ClosesOn, DecidedOn = null, EndedOn = null, Verdict = null,
            WaitingSince = ListedOn,
        },
        VoteInconclusive f when WaitingSince is { } since => Ended(CandidacyState.WaitingList, f.On) with { DecidedOn = since, Verdict = Candidacies.Verdict.WaitingList, WaitingSince = since },
        VoteInconclusive f => In(CandidacyState.ToBeHeardAgain, f.On),
        RefusalVoted f => In(CandidacyState.GroundAwaited, f.On) with { DecidedOn = f.On, Verdict = Candidacies.Verdict.Refused, WaitingSince = null },
        CandidacyRefused f => Ended(CandidacyState.Refused, f.On) with { Ground = f.Ground, GroundNoteId = f.NoteId, DecidedOn = DecidedOn ?? f.On },
        CandidacyWaitlisted f => Ended(CandidacyState.WaitingList, f.On) with { DecidedOn = f.On, Verdict = Candidacies.Verdict.WaitingList, WaitingSince = WaitingSince ?? f.On },
        CandidacyAdmitted f => In(CandidacyState.Admitted, f.On) with { DecidedOn = f.On, Verdict = Candidacies.Verdict.Admitted, WaitingSince = null },
        CommitmentMet f => this with { Met = [.. Met, new(f.Commitment, f.On)], MovedOn = f.On },
        CandidacyCommitted f => In(CandidacyState.Committed, f.On) with { CommittedOn = f.On },
        DirectoryConsentGiven _ => this with { ConsentsToDirectory = true },
        DirectoryConsentWithdrawn _ => this with { ConsentsToDirectory = false },
        CandidacyFulfilled f => Ended(CandidacyState.Member, f.On) with { MemberSince = f.Since },
        CandidacySpaceCalled f => this with { Calls = [.. Calls, f], MovedOn = f.On },
        CandidacyHoused f => this with { HousedOn = f.On, MovedOn = f.On },
        CandidacySpaceForgone f => this with { SpaceForgoneOn = f.On, MovedOn = f.On },
        CandidacyWithdrawn f => Ended(CandidacyState.Withdrawn, f.On),
        CandidacyLapsed f => Ended(CandidacyState.Lapsed, f.On) with { Lapse = f.Cause },
        _ => this,
    };

    private Candidacy In(CandidacyState state, DateOnly on) => this with { State = state, MovedOn = on };

    private Candidacy Ended(CandidacyState state, DateOnly on) => In(state, on) with { EndedOn = on, WaitingSince = null };
}

/// <summary>A file and the piece it answers.</summary>
public sealed record AttachedPiece(Guid FileId, PieceKind Piece, DateOnly On);

/// <summary>What one reviewer found.</summary>
public sealed record Review(Guid ReviewerId, Scores Scores, Guid? CommentId, DateOnly On);

public sealed record MetCommitment(Commitment Commitment, DateOnly On);
