using Mila.Membership.Board;
using Mila.Membership.Structures;

namespace Mila.Membership.Assemblies;

public sealed record AssemblyPlanned(
    Guid AssemblyId, DateOnly Day, TimeOnly Time, string Place, IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<College> Colleges, AssemblyRules Rules, DateOnly On);

/// <summary>It meets on another day, where a first sitting had no quorum for the second time (report, seconde convocation).</summary>
public sealed record AssemblyRescheduled(Guid AssemblyId, DateOnly Day, TimeOnly Time, DateOnly On);

public sealed record AssemblyConvened(Guid AssemblyId, DateOnly On);
public sealed record AssemblyCalledOff(Guid AssemblyId, DateOnly On);
public sealed record VoiceEntrusted(Guid AssemblyId, Guid From, Guid To, DateOnly On);
public sealed record VoiceTakenBack(Guid AssemblyId, Guid From, DateOnly On);
public sealed record AttendanceRecorded(Guid AssemblyId, IReadOnlyList<Attendance> Present, DateOnly On);

/// <summary>A structure was put down as present by mistake.</summary>
public sealed record AttendanceStruckOut(Guid AssemblyId, Guid StructureId, DateOnly On);

public sealed record AssemblyQuorumMissed(Guid AssemblyId, int Voters, int Voices, int Needed, DateOnly On);
public sealed record AssemblyOpened(Guid AssemblyId, IReadOnlyList<Voter> Voters, DateOnly On);
public sealed record ItemVoted(Guid AssemblyId, int Item, int For, int Against, int Abstentions, DateOnly On);
public sealed record CandidateStood(Guid AssemblyId, string College, Guid PersonId, DateOnly On);
public sealed record CandidateStoodDown(Guid AssemblyId, Guid PersonId, DateOnly On);
public sealed record ElectionCounted(Guid AssemblyId, string College, IReadOnlyList<CandidateVoices> Voices, DateOnly On);
public sealed record ElectionTieSettled(Guid AssemblyId, string College, IReadOnlyList<Guid> Elected, TieBreak By, DateOnly On);

/// <param name="Elected">Whose mandates begin that day, with their role; empty when the board was not elected.</param>
public sealed record AssemblyClosed(Guid AssemblyId, IReadOnlyList<ElectedSeat> Elected, bool OfficersChanged, DateOnly On);

/// <param name="As">The president or the secretary.</param>
/// <param name="Sha256">Of the text that was signed: both sign the same.</param>
/// <param name="Number">Taken with the last signature.</param>
public sealed record AssemblyMinutesSigned(Guid AssemblyId, BoardRole As, Guid SignedBy, string Sha256, string? Number, DateOnly On);

/// <param name="On">The day the change of officers was declared to the prefecture.</param>
public sealed record OfficersDeclared(Guid AssemblyId, DateOnly On);

public enum AssemblyState { Planned, Convened, QuorumMissed, Open, Closed, CalledOff }

/// <summary>What an assembly decides on: rapport d’activité, comptes, barème des cotisations, élection du conseil, autre question.</summary>
public enum AgendaKind { ActivityReport, Accounts, FeeGrid, BoardElection, Other }

/// <summary>How a tie for the last seats was settled: second tour, tirage au sort, au bénéfice de l’âge.</summary>
public enum TieBreak { SecondRound, Lot, Age }

/// <summary>An item of the agenda (point de l’ordre du jour).</summary>
/// <param name="Title">Of another question, in a few words; it names a matter, never a person.</param>
public sealed record AgendaItem(int Number, AgendaKind Kind, string? Title);

/// <summary>What the statutes say of an assembly, as recorded when it is planned.</summary>
/// <param name="NoticeDays">How long before the day it is convened at the latest.</param>
/// <param name="QuorumPercent">The share of the voters that must be there or represented.</param>
public sealed record AssemblyRules(int NoticeDays, int QuorumPercent, bool SecondNeedsQuorum, int ProxiesPerHolder);

/// <summary>Members who elect seats of the board together (collège).</summary>
/// <param name="Of">The affiliations that belong to it; none, every member.</param>
public sealed record College(string Name, int Seats, IReadOnlyList<Affiliation> Of)
{
    public bool Has(Voter voter) => Of.Count == 0 || (voter.Affiliation is { } affiliation && Of.Contains(affiliation));
}

/// <summary>A member with no dues late on the day of the assembly (électeur).</summary>
public sealed record Voter(Guid StructureId, Affiliation? Affiliation);

/// <summary>A structure is there (émargement).</summary>
/// <param name="PersonId">Who came for it, when that was put down.</param>
public sealed record Attendance(Guid StructureId, Guid? PersonId);

public sealed record Candidate(string College, Guid PersonId);

public sealed record CandidateVoices(Guid PersonId, int Voices);

public sealed record ElectedSeat(Guid PersonId, BoardRole Role);

/// <summary>A show of hands on one item (vote à main levée).</summary>
public sealed record ItemVote(int For, int Against, int Abstentions)
{
    public int Voices => For + Against + Abstentions;

    /// <summary>More than half of the votes cast; abstentions are none.</summary>
    public bool IsAdopted => For > Against;
}

public sealed record MinutesSignature(BoardRole As, Guid SignedBy, DateOnly On);
