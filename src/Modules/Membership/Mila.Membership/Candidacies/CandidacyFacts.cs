using Mila.Membership.Board;

namespace Mila.Membership.Candidacies;

// What can happen to a candidacy. Facts hold ids and closed words only: who the applicant is, what the project says and
// what reviewers wrote are erasable documents of Mila.People.

/// <param name="StructureId">The member structure that asks for more, or the one that an admission will register.</param>
/// <param name="OfMember">Whether the structure is a member already: it then asks for a space or another affiliation.</param>
public sealed record CandidacyBegun(Guid CandidacyId, Guid ApplicantId, Guid StructureId, bool OfMember, CandidacyPath Path, DateOnly On);

public sealed record DraftSaved(
    Guid CandidacyId, CandidacyPath Path, CandidateProfile Profile, IReadOnlyList<CandidacyQuestion> Answered, DateOnly On);

public sealed record CandidacyShared(Guid CandidacyId, string LinkKey, DateOnly On);

public sealed record SharingRevoked(Guid CandidacyId, string LinkKey, DateOnly On);

public sealed record PieceAttached(Guid CandidacyId, Guid FileId, PieceKind Piece, DateOnly On);

public sealed record PieceRemoved(Guid CandidacyId, Guid FileId, DateOnly On);

public sealed record CandidacySubmitted(Guid CandidacyId, DateOnly On);

/// <param name="NoteId">What the coordinator wrote to the applicant, an erasable text; none when the list says it all.</param>
public sealed record PiecesAsked(Guid CandidacyId, IReadOnlyList<PieceKind> Pieces, Guid? NoteId, int Round, DateOnly On);

public sealed record PiecesSupplied(Guid CandidacyId, int Round, DateOnly On);

public sealed record CandidacyFoundComplete(Guid CandidacyId, DateOnly On);

public sealed record ReviewersAssigned(Guid CandidacyId, IReadOnlyList<Guid> ReviewerIds, DateOnly On);

public sealed record ReviewGiven(Guid CandidacyId, Guid ReviewerId, Scores Scores, Guid? CommentId, DateOnly On);

public sealed record ReviewerRecused(Guid CandidacyId, Guid ReviewerId, DeclaredLink Link, DateOnly On);

public sealed record CandidacyPutToVote(Guid CandidacyId, Guid DeliberationId, DecidingBody Body, DateOnly ClosesOn, DateOnly On);

public sealed record VoteInconclusive(Guid CandidacyId, Guid DeliberationId, Inconclusive Because, DateOnly On);

/// <summary>The vote refused; the ground is still to be stated.</summary>
public sealed record RefusalVoted(Guid CandidacyId, Guid DeliberationId, DateOnly On);

public sealed record CandidacyRefused(Guid CandidacyId, RefusalGround Ground, Guid? NoteId, DateOnly On);

public sealed record CandidacyWaitlisted(Guid CandidacyId, Guid DeliberationId, DateOnly On);

public sealed record CandidacyAdmitted(Guid CandidacyId, Guid DeliberationId, DateOnly On);

public sealed record CommitmentMet(Guid CandidacyId, Commitment Commitment, DateOnly On);

/// <param name="On">The day on which the last of the commitments was met.</param>
public sealed record CandidacyCommitted(Guid CandidacyId, DateOnly On);

public sealed record DirectoryConsentGiven(Guid CandidacyId, DateOnly On);

public sealed record DirectoryConsentWithdrawn(Guid CandidacyId, DateOnly On);

/// <summary>What the candidacy asked for is done: the structure is a member, or has its other affiliation.</summary>
/// <param name="Since">The day from which it counts.</param>
public sealed record CandidacyFulfilled(Guid CandidacyId, DateOnly Since, DateOnly On);

/// <summary>A space of the kind it waits for will be free (appel pour un espace), and is called for.</summary>
/// <param name="FreeFrom">The first day that the space is nobody's.</param>
/// <param name="ClosesOn">The last day on which members ask for it.</param>
public sealed record CandidacySpaceCalled(Guid CandidacyId, Guid CallId, DateOnly FreeFrom, DateOnly ClosesOn, DateOnly On);

/// <summary>The structure has moved into a space (entrée dans l’espace): what the candidacy asked for is there.</summary>
public sealed record CandidacyHoused(Guid CandidacyId, Guid AllocationId, DateOnly On);

/// <summary>The structure wants no space any more, and stays a member (renonciation à l’espace).</summary>
public sealed record CandidacySpaceForgone(Guid CandidacyId, DateOnly On);

public sealed record CandidacyWithdrawn(Guid CandidacyId, DateOnly On);

public sealed record CandidacyLapsed(Guid CandidacyId, LapseCause Cause, DateOnly On);
