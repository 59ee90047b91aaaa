using Mila.Kernel;

namespace Mila.Membership.Desk;

/// <param name="ByStaff">Whether the office files it for the member.</param>
/// <param name="WordsId">What is asked, kept with people's data.</param>
public sealed record DeskRequestFiled(
    Guid RequestId, Guid StructureId, Guid FiledBy, bool ByStaff, DeskKind Kind, DeskPlace? Place, Guid WordsId, Guid? PhotoId, DateOnly DueOn, DateOnly On);
public sealed record DeskRequestTaken(Guid RequestId, Guid AssigneeId, DeskPriority Priority, DateOnly DueOn, DateOnly On);
public sealed record DeskRequestHandedOn(Guid RequestId, ThirdParty To, DateOnly ChaseOn, DateOnly On);
public sealed record ThirdPartyChased(Guid RequestId, DateOnly ChaseOn, DateOnly On);
public sealed record DeskRequestResumed(Guid RequestId, DateOnly On);
public sealed record DeskRequestCommented(Guid RequestId, Guid TextId, Guid By, DateOnly On);

/// <param name="ReopenableUntil">The last day on which the member may say that it is not settled.</param>
public sealed record DeskRequestClosed(Guid RequestId, DeskOutcome Outcome, DateOnly ReopenableUntil, DateOnly On);
public sealed record DeskRequestReopened(Guid RequestId, Guid By, DateOnly DueOn, DateOnly On);

/// <summary>What a member asks for: réparation, clé, colis, internet, affichage, autre.</summary>
public enum DeskKind { Repair, Key, Parcel, Internet, Poster, Other }

/// <summary>Where it is: espace de travail, accueil, salle de réunion, cafétéria, sous-sol, boutique, ailleurs.</summary>
public enum DeskPlace { Workspace, Reception, MeetingRoom, Cafeteria, Basement, Shop, Elsewhere }

/// <summary>How pressing it is: peut attendre, normale, pressée.</summary>
public enum DeskPriority { Low, Normal, High }

/// <summary>Whom the office waits for: bailleur, assureur, fournisseur, autre.</summary>
public enum ThirdParty { Landlord, Insurer, Supplier, Other }

/// <summary>How it ended: réglée, refusée, orientée ailleurs, devenue sans objet.</summary>
public enum DeskOutcome { Settled, Refused, PassedElsewhere, NoLongerNeeded }

public enum DeskState { Open, Taken, Waiting, Closed }

/// <summary>Something said about a request (message), in the order it was said.</summary>
public sealed record DeskComment(Guid TextId, Guid By, DateOnly On);

/// <summary>
/// What a member asks of the office (demande), from the day it is filed to the day it is closed: who sees to it, until when,
/// whom one waits for. Sentences are erasable texts, ids only here.
/// </summary>
public sealed record DeskRequest
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public Guid FiledBy { get; init; }
    public bool ByStaff { get; init; }
    public DeskKind Kind { get; init; }
    public DeskPlace? Place { get; init; }
    public Guid WordsId { get; init; }
    public Guid? PhotoId { get; init; }
    public DateOnly FiledOn { get; init; }
    public DateOnly DueOn { get; init; }
    public DeskPriority Priority { get; init; } = DeskPriority.Normal;
    public DeskState State { get; init; }
    public Guid? AssigneeId { get; init; }
    public ThirdParty? WaitsFor { get; init; }
    public DateOnly? ChaseOn { get; init; }
    public int Chases { get; init; }
    public IReadOnlyList<DeskComment> Comments { get; init; } = [];
    public DeskOutcome? Outcome { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public DateOnly? ReopenableUntil { get; init; }
    public int Reopenings { get; init; }

    public DeskRequest Evolve(object fact) => fact switch
    {
        DeskRequestFiled f => this with
        {
            Id = f.RequestId, StructureId = f.StructureId, FiledBy = f.FiledBy, ByStaff = f.ByStaff, Kind = f.Kind, Place = f.Place,
            WordsId = f.WordsId, PhotoId = f.PhotoId, DueOn = f.DueOn, FiledOn = f.On,
        },
        DeskRequestTaken f => this with { State = DeskState.Taken, AssigneeId = f.AssigneeId, Priority = f.Priority, DueOn = f.DueOn, WaitsFor = null, ChaseOn = null },
        DeskRequestHandedOn f => this with { State = DeskState.Waiting, WaitsFor = f.To, ChaseOn = f.ChaseOn },
        ThirdPartyChased f => this with { ChaseOn = f.ChaseOn, Chases = Chases + 1 },
        DeskRequestResumed _ => this with { State = DeskState.Taken, WaitsFor = null, ChaseOn = null },
        DeskRequestCommented f => this with { Comments = [.. Comments, new(f.TextId, f.By, f.On)] },
        DeskRequestClosed f => this with { State = DeskState.Closed, Outcome = f.Outcome, ClosedOn = f.On, ReopenableUntil = f.ReopenableUntil, WaitsFor = null, ChaseOn = null },
        DeskRequestReopened f => this with
        {
            State = DeskState.Open, DueOn = f.DueOn, Outcome = null, ClosedOn = null, ReopenableUntil = null, Reopenings = Reopenings + 1,
        },
        _ => this,
    };

    public bool IsOverdueOn(DateOnly day) => State is not DeskState.Closed && DueOn < day;

    /// <summary>What is asked: the id of the text follows from the request, so that a repeated command keeps it once.</summary>
    public static Guid WordsOf(Guid requestId) => NamedId.Of("desk-request", "words", requestId.ToString());
}
