namespace Mila.Membership.Board.Meetings;

public sealed record BoardMeetingPlanned(Guid MeetingId, DecidingBody Body, DateOnly Day, TimeOnly Time, string Place, DateOnly On);
public sealed record BoardMeetingConvened(Guid MeetingId, DateOnly On);

/// <param name="HasReason">Whether one was given; its words are an erasable text.</param>
public sealed record BoardMeetingPutOff(Guid MeetingId, DateOnly Day, TimeOnly Time, string Place, bool HasReason, DateOnly On);
public sealed record BoardMeetingCalledOff(Guid MeetingId, DateOnly On);
public sealed record MeetingItemPlaced(Guid MeetingId, MeetingItem Item, DateOnly On);
public sealed record MeetingItemTakenOff(Guid MeetingId, Guid ItemId, DateOnly On);
public sealed record MeetingPaperAttached(Guid MeetingId, Guid ItemId, Guid FileId, DateOnly On);
public sealed record MeetingPaperRemoved(Guid MeetingId, Guid FileId, DateOnly On);
public sealed record MeetingProxyGiven(Guid MeetingId, Guid From, Guid To, DateOnly On);
public sealed record MeetingProxyTakenBack(Guid MeetingId, Guid From, DateOnly On);
public sealed record MeetingPresenceRecorded(Guid MeetingId, Guid PersonId, DateOnly On);

/// <summary>A member was put down as present by mistake, or leaves before the end.</summary>
public sealed record MeetingPresenceStruckOut(Guid MeetingId, Guid PersonId, DateOnly On);

/// <param name="InOffice">The members of the body on its day.</param>
public sealed record BoardMeetingOpened(Guid MeetingId, IReadOnlyList<Elector> InOffice, int LeastVoters, bool PresidentSettlesTies, DateOnly On);

/// <param name="Voices">Present or represented.</param>
public sealed record BoardQuorumMissed(Guid MeetingId, IReadOnlyList<Elector> InOffice, int LeastVoters, int Voices, DateOnly On);
public sealed record MeetingItemRecused(Guid MeetingId, Guid ItemId, Guid PersonId, DateOnly On);
public sealed record MeetingItemVoted(Guid MeetingId, Guid ItemId, Guid DeliberationId, string Question, Tally Tally, DateOnly On);

/// <summary>What was said of an item is put down; the words are an erasable text.</summary>
public sealed record MeetingItemNoted(Guid MeetingId, Guid ItemId, DateOnly On);
public sealed record BoardMeetingClosed(Guid MeetingId, DateOnly On);

/// <param name="Sha256">Of the text that was signed.</param>
public sealed record BoardMinutesSigned(Guid MeetingId, string Number, Guid SignedBy, string Sha256, DateOnly On);

public enum BoardMeetingState { Planned, Convened, QuorumMissed, Open, Closed, CalledOff }

/// <summary>What an item is: point d’information, résolution en ses propres mots, vote déjà ouvert sur un dossier.</summary>
public enum MeetingItemKind { Information, Motion, Vote }

/// <summary>An item of the agenda (point de l’ordre du jour).</summary>
/// <param name="Id">Of the erasable text that words it; of a vote, the deliberation's.</param>
public sealed record MeetingItem(Guid Id, MeetingItemKind Kind);

/// <summary>A file that members read before the meeting (pièce).</summary>
public sealed record MeetingPaper(Guid ItemId, Guid FileId);

public sealed record MeetingRecusal(Guid ItemId, Guid PersonId);

/// <summary>What was decided on an item.</summary>
public sealed record MeetingVote(Guid ItemId, Guid DeliberationId, string Question, Tally Tally);
