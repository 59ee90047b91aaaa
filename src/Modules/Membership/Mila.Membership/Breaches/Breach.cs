using Mila.Kernel;

namespace Mila.Membership.Breaches;

public sealed record BreachReported(Guid BreachId, Guid StructureId, BreachKind Kind, Guid ReportedBy, Guid ReportId, DateOnly On);
public sealed record BreachDismissed(Guid BreachId, DismissalReason Reason, DateOnly On);
public sealed record BreachGroundsStated(Guid BreachId, Guid GroundsId, DateOnly AnswerBy, DateOnly On);
public sealed record BreachAnswered(Guid BreachId, Guid AnswerId, DateOnly On);
public sealed record BreachHearingSet(Guid BreachId, DateOnly HearingOn, DateOnly On);
public sealed record BreachHeard(Guid BreachId, bool Attended, Guid? AccountId, DateOnly On);
public sealed record BreachPutToVote(Guid BreachId, Guid DeliberationId, DateOnly ClosesOn, DateOnly On);
public sealed record BreachVoteInconclusive(Guid BreachId, Guid DeliberationId, DateOnly On);
public sealed record BreachDecided(Guid BreachId, Guid DeliberationId, Sanction Sanction, DateOnly On);

/// <summary>What is said to be broken: an axis of the charter, good practice, the engagement contract.</summary>
public enum BreachKind { Ecology, Sharing, Inclusion, GoodPractice, EngagementContract }

/// <summary>Why a report goes no further: infondé, réglé à l’amiable, hors de la charte.</summary>
public enum DismissalReason { Unfounded, SettledBetweenThem, OutsideCharter }

/// <summary>What the board decides: aucune sanction, avertissement, exclusion.</summary>
public enum Sanction { None, Warning, Exclusion }

public enum BreachState { Reported, Dismissed, AwaitingAnswer, Answered, HearingSet, Heard, InVote, Decided }

/// <summary>
/// A breach of the charter or the engagement contract (manquement), from report to decision: written grounds, days to answer,
/// a hearing, then a decision by the board without those involved. Sentences are kept as erasable texts, ids only here.
/// </summary>
public sealed record Breach
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public BreachKind Kind { get; init; }
    public Guid ReportedBy { get; init; }
    public Guid ReportId { get; init; }
    public DateOnly ReportedOn { get; init; }
    public BreachState State { get; init; }
    public DismissalReason? Dismissed { get; init; }
    public Guid? GroundsId { get; init; }
    public DateOnly? AnswerBy { get; init; }
    public Guid? AnswerId { get; init; }
    public DateOnly? HearingOn { get; init; }
    public bool? Attended { get; init; }
    public Guid? AccountId { get; init; }
    public Guid? DeliberationId { get; init; }
    public int Votes { get; init; }
    public Sanction? Sanction { get; init; }
    public DateOnly? EndedOn { get; init; }

    public Breach Evolve(object fact) => fact switch
    {
        BreachReported f => this with
        {
            Id = f.BreachId, StructureId = f.StructureId, Kind = f.Kind, ReportedBy = f.ReportedBy, ReportId = f.ReportId, ReportedOn = f.On,
        },
        BreachDismissed f => this with { State = BreachState.Dismissed, Dismissed = f.Reason, EndedOn = f.On },
        BreachGroundsStated f => this with { State = BreachState.AwaitingAnswer, GroundsId = f.GroundsId, AnswerBy = f.AnswerBy },
        BreachAnswered f => this with { State = State is BreachState.AwaitingAnswer ? BreachState.Answered : State, AnswerId = f.AnswerId },
        BreachHearingSet f => this with { State = BreachState.HearingSet, HearingOn = f.HearingOn },
        BreachHeard f => this with { State = BreachState.Heard, Attended = f.Attended, AccountId = f.AccountId, HearingOn = f.On },
        BreachPutToVote f => this with { State = BreachState.InVote, DeliberationId = f.DeliberationId, Votes = Votes + 1 },
        BreachVoteInconclusive _ => this with { State = BreachState.Heard },
        BreachDecided f => this with { State = BreachState.Decided, Sanction = f.Sanction, EndedOn = f.On },
        _ => this,
    };

    /// <summary>A text of the file: its id follows from what it is, so that a repeated command keeps it once.</summary>
    public static Guid TextOf(Guid breachId, string what) => NamedId.Of("breach", what, breachId.ToString());
}
