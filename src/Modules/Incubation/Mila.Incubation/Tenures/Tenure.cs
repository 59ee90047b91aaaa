using System.Text.Json.Serialization;
using Mila.Incubation.Spaces;
using Mila.Kernel;

namespace Mila.Incubation.Tenures;

/// <summary>Days that were used before Mila knew of them, with their proof.</summary>
/// <param name="Until">The first day after.</param>
public sealed record TenureHistoryRecorded(Guid TenureId, Guid StructureId, Guid HistoryId, DateOnly From, DateOnly Until, Guid ProofId, DateOnly On);

/// <param name="Until">The first day after, as it is planned.</param>
/// <param name="Follows">The allocation whose place it takes (transfer, succession), with its end; none for a stay that begins.</param>
/// <param name="DeliberationId">The board's decision; none for what was decided before Mila.</param>
public sealed record StayAllocated(
    Guid TenureId, Guid StructureId, Guid AllocationId, Guid SpaceId, SpaceKind Kind, DateOnly From, DateOnly Until, ContractKind Contract,
    Guid? Follows, Guid? DeliberationId, DateOnly On);

/// <summary>It never began.</summary>
public sealed record AllocationCancelled(Guid TenureId, Guid AllocationId, DateOnly On);
/// <summary>It begins later than was said.</summary>
/// <param name="Until">The first day after, as it is planned now.</param>
public sealed record MoveInPutOff(Guid TenureId, Guid AllocationId, DateOnly From, DateOnly Until, DateOnly On);
public sealed record MovedIn(Guid TenureId, Guid AllocationId, DateOnly On);

/// <param name="FileId">Its document, when it was one; <paramref name="Files"/> since there may be several.</param>
public sealed record FilePieceNoted(
    Guid TenureId, Guid AllocationId, FilePiece Piece, Guid? FileId, DateOnly On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? Files = null);

/// <param name="Jobs">How many people it employs as it leaves, in full-time posts.</param>
/// <param name="Satisfaction">From 1 to 5.</param>
/// <param name="WordsId">What else was said, kept where it can be erased.</param>
public sealed record ExitInterviewHeld(Guid TenureId, Guid AllocationId, DateOnly HeldOn, NextPlace Next, decimal Jobs, int Satisfaction, Guid? WordsId, DateOnly On);

public sealed record ExtensionAsked(Guid TenureId, Guid AllocationId, Guid ReasonId, DateOnly Until, DateOnly On);
public sealed record ExtensionPutToVote(Guid TenureId, Guid AllocationId, Guid DeliberationId, DateOnly Until, DateOnly ClosesOn, DateOnly On);
public sealed record ExtensionVoteInconclusive(Guid TenureId, Guid AllocationId, Guid DeliberationId, DateOnly On);
public sealed record ExtensionRefused(Guid TenureId, Guid AllocationId, Guid DeliberationId, DateOnly On);
public sealed record ExtensionGranted(Guid TenureId, Guid AllocationId, Guid DeliberationId, DateOnly Until, DateOnly On);

/// <summary>The board had decided before Mila that the stay is longer.</summary>
/// <param name="ReasonId">Why, kept where it can be erased.</param>
public sealed record ExtensionRecorded(Guid TenureId, Guid AllocationId, Guid ReasonId, DateOnly Until, DateOnly DecidedOn, DateOnly On);

/// <summary>A document proves the stay.</summary>
/// <param name="ProofId">Its reference, kept where it can be erased.</param>
public sealed record StayProved(Guid TenureId, Guid AllocationId, Guid ProofId, DateOnly On);

/// <param name="Until">The first day after the last.</param>
public sealed record DepartureAnnounced(Guid TenureId, Guid AllocationId, DateOnly Until, DateOnly On);

/// <param name="DueOn">The day it was owed on, however late it was written.</param>
public sealed record NoticeGiven(Guid TenureId, Guid AllocationId, TenureNotice Notice, DateOnly DueOn, Guid LetterId, DateOnly On);

/// <param name="Until">The first day without it: the day the keys came back.</param>
public sealed record MovedOut(Guid TenureId, Guid AllocationId, DateOnly Until, DepartureCause Cause, DateOnly On);

/// <summary>What the space is lent or let by; which holds is open (<c>domain.md</c> §4): convention d’occupation, prestation de services, bail dérogatoire, bail de la structure.</summary>
public enum ContractKind { OccupancyAgreement, ServiceContract, ShortLease, OwnLease }

/// <summary>Why a structure is there no more: terme, départ anticipé, changement d’espace, succession, exclusion.</summary>
public enum DepartureCause { Term, Early, Transfer, Succession, Exclusion }

/// <summary>How long before the end: douze, six, trois mois, un mois.</summary>
public enum TenureNotice { Twelve, Six, Three, One }

/// <summary>
/// The pieces of the file of a move-in (convention signée, assurance, extrait d’immatriculation, dépôt de garantie, état des lieux, clés,
/// placard, étiquette de boîte), then of a move-out (entretien, état des lieux de sortie, dépôt rendu, clés, placard, siège transféré, courrier suivi,
/// preuve de remise du dernier courrier).
/// </summary>
public enum FilePiece
{
    AgreementSigned, Insurance, RegistrationExtract, DepositReceived, EntryInventory, KeysGiven, CupboardGiven, MailLabel,
    ExitInterview, ExitInventory, DepositReturned, KeysReturned, CupboardEmptied, HeadOfficeMoved, MailForwarded, LastNoticeDelivered,
}

public enum AllocationState { Promised, Here, Left }

/// <summary>Where the question of staying longer stands.</summary>
public enum ExtensionState { NotAsked, Asked, InVote, ToBeVotedAgain, Refused, Granted }

/// <summary>Where a structure goes when it leaves: ses propres locaux, des locaux partagés, à domicile, hors de Paris, pas encore de lieu, cesse son activité.</summary>
public enum NextPlace { OwnPremises, SharedPremises, Home, OutOfParis, None, Stops }

/// <param name="On">The day it was last noted.</param>
public sealed record NotedPiece(FilePiece Piece, DateOnly On)
{
    /// <summary>Its document, as it was kept when there was one at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? FileId { get; init; }

    /// <summary>Its documents and photos.</summary>
    public IReadOnlyList<Guid> Files { get => field.Count == 0 && FileId is { } file ? [file] : field; init; } = [];
}

/// <summary>A notice that was written; a changed end has its own.</summary>
public sealed record GivenNotice(TenureNotice Notice, DateOnly DueOn, Guid LetterId, DateOnly On);

/// <summary>A space that a structure is given, from a day to another (attribution).</summary>
public sealed record Allocation
{
    public Guid Id { get; init; }
    public Guid SpaceId { get; init; }
    public SpaceKind Kind { get; init; }
    public DateOnly From { get; init; }

    /// <summary>The first day after, as it is planned.</summary>
    public DateOnly PlannedUntil { get; init; }

    /// <summary>The day its end was last set: notices due before it are not owed.</summary>
    public DateOnly EndSetOn { get; init; }

    public ContractKind Contract { get; init; }
    public Guid? Follows { get; init; }
    public AllocationState State { get; init; }

    /// <summary>The day the keys came back.</summary>
    public DateOnly? LeftUntil { get; init; }

    public DepartureCause? Cause { get; init; }
    public IReadOnlyList<NotedPiece> Pieces { get; init; } = [];
    public IReadOnlyList<GivenNotice> Notices { get; init; } = [];

    /// <summary>What became of it, as its leaders said when they left.</summary>
    public ExitInterviewHeld? ExitInterview { get; init; }

    public ExtensionState Extension { get; init; }
    public Guid? ExtensionReasonId { get; init; }
    public DateOnly? ExtensionUntil { get; init; }
    public Guid? DeliberationId { get; init; }

    /// <summary>The day the board decided before Mila.</summary>
    public DateOnly? ExtensionDecidedOn { get; init; }

    /// <summary>The reference of the document that proves a stay before Mila.</summary>
    public Guid? ProofId { get; init; }

    public int Votes { get; init; }

    [JsonIgnore]
    public Span Days => new(From, LeftUntil ?? PlannedUntil);

    /// <summary>The first day after its last as it is planned; none for a shop whose lease is the structure's own.</summary>
    [JsonIgnore]
    public DateOnly? EndsOn => PlannedUntil == DateOnly.MaxValue ? null : PlannedUntil;

    /// <summary>Whether it is a workplace with an end, which is announced in time.</summary>
    [JsonIgnore]
    public bool IsTimed => EndsOn is not null && Kind.IsWorkplace();

    /// <summary>Whether the structure is there on a day beyond its end: the keys did not come back.</summary>
    public bool IsOverstaying(DateOnly day) => State is AllocationState.Here && day >= PlannedUntil;

    /// <summary>A piece that is noted again keeps its documents: photos come in several goes.</summary>
    public Allocation Noted(FilePiece piece, DateOnly on, IReadOnlyList<Guid> files) =>
        this with { Pieces = [.. Pieces.Where(each => each.Piece != piece), new(piece, on) { Files = [.. Pieces.FirstOrDefault(each => each.Piece == piece)?.Files ?? [], .. files] }] };

    /// <summary>Whether the structure has it on a day, as far as is known today.</summary>
    public bool Covers(DateOnly day, DateOnly today) => From <= day && day < (LeftUntil ?? (today >= PlannedUntil && State is AllocationState.Here ? today.AddDays(1) : PlannedUntil));
}

/// <summary>
/// All the days a structure is hosted (hébergement), over spaces and interruptions, against the limit of its tenure: what MILA exists for
/// is that it is honoured to the day.
/// </summary>
public sealed record Tenure
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }

    /// <summary>How many facts there are: the version that is announced.</summary>
    public int Facts { get; init; }

    public IReadOnlyList<TenureHistoryRecorded> History { get; init; } = [];
    public IReadOnlyList<Allocation> Allocations { get; init; } = [];

    public static Guid IdOf(Guid structureId) => NamedId.Of("tenure", structureId.ToString());

    /// <summary>The workplace it has, is promised, or had last.</summary>
    [JsonIgnore]
    public Allocation? Workplace => Allocations.Where(each => each.Kind.IsWorkplace()).OrderBy(each => each.State is not AllocationState.Left).ThenBy(each => each.From).LastOrDefault();

    public Allocation? this[Guid allocation] => Allocations.FirstOrDefault(each => each.Id == allocation);

    public Tenure Evolve(object fact) => fact switch
    {
        TenureHistoryRecorded f => Begun(f.TenureId, f.StructureId) with { History = [.. History, f] },
        StayAllocated f => Begun(f.TenureId, f.StructureId) with
        {
            Allocations =
            [
                .. Allocations,
                new() { Id = f.AllocationId, SpaceId = f.SpaceId, Kind = f.Kind, From = f.From, PlannedUntil = f.Until, EndSetOn = f.On, Contract = f.Contract, Follows = f.Follows },
            ],
        },
        AllocationCancelled f => this with { Facts = Facts + 1, Allocations = [.. Allocations.Where(each => each.Id != f.AllocationId)] },
        MoveInPutOff f => With(f.AllocationId, each => each with { From = f.From, PlannedUntil = f.Until, EndSetOn = f.On }),
        MovedIn f => With(f.AllocationId, each => each with { State = AllocationState.Here }),
        FilePieceNoted f => With(f.AllocationId, each => each.Noted(f.Piece, f.On, f.Files ?? (f.FileId is { } file ? [file] : []))),
        ExitInterviewHeld f => With(f.AllocationId, each => each.Noted(FilePiece.ExitInterview, f.HeldOn, []) with { ExitInterview = f }),
        ExtensionAsked f => With(f.AllocationId, each => each with { Extension = ExtensionState.Asked, ExtensionReasonId = f.ReasonId, ExtensionUntil = f.Until }),
        ExtensionPutToVote f => With(f.AllocationId, each => each with { Extension = ExtensionState.InVote, DeliberationId = f.DeliberationId, ExtensionUntil = f.Until, Votes = each.Votes + 1 }),
        ExtensionVoteInconclusive f => With(f.AllocationId, each => each with { Extension = ExtensionState.ToBeVotedAgain }),
        ExtensionRefused f => With(f.AllocationId, each => each with { Extension = ExtensionState.Refused }),
        ExtensionGranted f => With(f.AllocationId, each => each with { Extension = ExtensionState.Granted, PlannedUntil = f.Until, EndSetOn = f.On }),
        ExtensionRecorded f => With(f.AllocationId, each => each with
        {
            Extension = ExtensionState.Granted, ExtensionReasonId = f.ReasonId, ExtensionDecidedOn = f.DecidedOn, PlannedUntil = f.Until, EndSetOn = f.On,
        }),
        StayProved f => With(f.AllocationId, each => each with { ProofId = f.ProofId }),
        DepartureAnnounced f => With(f.AllocationId, each => each with { PlannedUntil = f.Until, EndSetOn = f.On }),
        NoticeGiven f => With(f.AllocationId, each => each with { Notices = [.. each.Notices, new(f.Notice, f.DueOn, f.LetterId, f.On)] }),
        MovedOut f => With(f.AllocationId, each => each with { State = AllocationState.Left, LeftUntil = f.Until, Cause = f.Cause }),
        _ => this,
    };

    /// <summary>The days that count against the limit, but those of one allocation.</summary>
    public IEnumerable<Span> CountedDays(bool desksCount, Guid? except = null) =>
        History.Select(history => new Span(history.From, history.Until))
            .Concat(Allocations.Where(each => each.Id != except && each.Kind.IsClocked(desksCount)).Select(each => each.Days));

    private Tenure Begun(Guid id, Guid structureId) => this with { Id = id, StructureId = structureId, Facts = Facts + 1 };

    private Tenure With(Guid allocation, Func<Allocation, Allocation> change) =>
        this with { Facts = Facts + 1, Allocations = [.. Allocations.Select(each => each.Id == allocation ? change(each) : each)] };
}
