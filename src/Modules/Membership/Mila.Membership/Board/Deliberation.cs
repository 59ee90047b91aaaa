using System.Text.Json.Serialization;
using Mila.Membership.Contracts;

namespace Mila.Membership.Board;

public sealed record DeliberationOpened(
    Guid DeliberationId, DecidingBody Body, DecisionMode Mode, string? Article, string SubjectKind, Guid SubjectId, string Question,
    IReadOnlyList<string> Options, IReadOnlyList<Elector> Electors, int LeastVoters, bool PresidentSettlesTies, DateOnly ClosesOn, DateOnly On);
public sealed record ElectorRecused(Guid DeliberationId, Guid PersonId, DateOnly On);
public sealed record ProxyGiven(Guid DeliberationId, Guid From, Guid To, DateOnly On);
public sealed record ProxyWithdrawn(Guid DeliberationId, Guid From, DateOnly On);
public sealed record BallotCast(Guid DeliberationId, Guid ElectorId, Guid CastBy, string Option, DateTimeOffset At, DateOnly On);
/// <param name="MeetingId">Where hands were counted; none when ballots were.</param>
public sealed record VoteClosed(
    Guid DeliberationId, Tally Tally, DateOnly On, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? MeetingId = null);

/// <summary>The vote is held in a meeting (inscription à l’ordre du jour): hands are counted there, and no ballot is cast any more.</summary>
public sealed record VotePlacedOnAgenda(Guid DeliberationId, Guid MeetingId, DateOnly On);
public sealed record VoteTakenOffAgenda(Guid DeliberationId, DateOnly On);
public sealed record VoteMadeMoot(Guid DeliberationId, DateOnly On);
public sealed record MinutesSigned(Guid DeliberationId, string Number, Guid SignedBy, string Sha256, DateOnly On);

/// <summary>Who decides: the whole board (conseil d’administration) or its officers (bureau).</summary>
public enum DecidingBody { Board, Bureau }

/// <summary>How: in a meeting (réunion), or in writing (consultation écrite) where the statutes allow it.</summary>
public enum DecisionMode { Meeting, WrittenConsultation }

public enum DeliberationState { Open, Adopted, NotAdopted, NoQuorum, Moot }

/// <summary>A member in office when the vote opened (votant).</summary>
public sealed record Elector(Guid PersonId, BoardRole Role);

/// <summary>What one elector chose, by his own hand or by his proxy's (bulletin).</summary>
public sealed record Ballot(Guid ElectorId, Guid CastBy, string Option, DateTimeOffset At);

/// <summary>One question put to one body (délibération), from opening to signed minutes.</summary>
public sealed record Deliberation
{
    public Guid Id { get; init; }
    public DecidingBody Body { get; init; }
    public DecisionMode Mode { get; init; }
    public string? Article { get; init; }
    public string SubjectKind { get; init; } = "";
    public Guid SubjectId { get; init; }
    public string Question { get; init; } = "";
    public IReadOnlyList<string> Options { get; init; } = [];
    public IReadOnlyList<Elector> Electors { get; init; } = [];
    public int LeastVoters { get; init; }
    public bool PresidentSettlesTies { get; init; }
    public DateOnly OpenedOn { get; init; }
    public DateOnly ClosesOn { get; init; }
    public IReadOnlyList<Guid> Recused { get; init; } = [];
    public IReadOnlyDictionary<Guid, Guid> Proxies { get; init; } = new Dictionary<Guid, Guid>();
    public IReadOnlyList<Ballot> Ballots { get; init; } = [];
    public DeliberationState State { get; init; }
    public Tally? Tally { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? MinutesNumber { get; init; }

    /// <summary>The meeting whose agenda it is on.</summary>
    public Guid? MeetingId { get; init; }

    /// <summary>Whether hands were counted in that meeting: its minutes are the vote's.</summary>
    public bool DecidedByHands { get; init; }

    public Deliberation Evolve(object fact) => fact switch
    {
        DeliberationOpened f => this with
        {
            Id = f.DeliberationId, Body = f.Body, Mode = f.Mode, Article = f.Article, SubjectKind = f.SubjectKind, SubjectId = f.SubjectId,
            Question = f.Question, Options = f.Options, Electors = f.Electors, LeastVoters = f.LeastVoters,
            PresidentSettlesTies = f.PresidentSettlesTies, OpenedOn = f.On, ClosesOn = f.ClosesOn,
        },
        ElectorRecused f => this with { Recused = [.. Recused.Where(each => each != f.PersonId), f.PersonId] },
        ProxyGiven f => this with { Proxies = new Dictionary<Guid, Guid>(Proxies) { [f.From] = f.To } },
        ProxyWithdrawn f => this with { Proxies = Proxies.Where(each => each.Key != f.From).ToDictionary() },
        BallotCast f => this with { Ballots = Keep(new(f.ElectorId, f.CastBy, f.Option, f.At)) },
        VoteClosed f => this with { State = StateOf(f.Tally.Outcome), Tally = f.Tally, ClosedOn = f.On, DecidedByHands = f.MeetingId is not null },
        VotePlacedOnAgenda f => this with { MeetingId = f.MeetingId },
        VoteTakenOffAgenda _ => this with { MeetingId = null },
        VoteMadeMoot f => this with { State = DeliberationState.Moot, ClosedOn = f.On },
        MinutesSigned f => this with { MinutesNumber = f.Number },
        _ => this,
    };

    /// <summary>Votes stay open until the deadline's day is over, or until the vote is closed.</summary>
    public bool IsOpenOn(DateOnly day) => State is DeliberationState.Open && day <= ClosesOn;

    /// <summary>Whether ballots are cast: not while a meeting is to decide.</summary>
    public bool TakesBallotsOn(DateOnly day) => MeetingId is null && IsOpenOn(day);

    public bool IsElector(Guid person) => Electors.Any(elector => elector.PersonId == person);

    public bool IsRecused(Guid person) => Recused.Contains(person);

    /// <summary>Whose voices count: the electors less the recused.</summary>
    public IEnumerable<Elector> Entitled => Electors.Where(elector => !IsRecused(elector.PersonId));

    /// <summary>The elector for whom a person votes beside himself; none when nobody gave him a proxy.</summary>
    public Guid? ProxyHeldBy(Guid person) => Proxies.Where(each => each.Value == person).Select(each => (Guid?)each.Key).FirstOrDefault();

    /// <summary>
    /// The ballot that counts for an elector: his own, which always prevails, else the one of the proxy he gave,
    /// each as it was last changed. A recused person counts neither for himself nor for another.
    /// </summary>
    public Ballot? BallotOf(Guid elector) => IsRecused(elector)
        ? null
        : Ballots.FirstOrDefault(each => each.ElectorId == elector && each.CastBy == elector)
          ?? Ballots.FirstOrDefault(each => each.ElectorId == elector && Proxies.TryGetValue(elector, out var holder) && each.CastBy == holder && !IsRecused(holder));

    public bool EverybodyHasVoted => Entitled.All(elector => BallotOf(elector.PersonId) is not null);

    /// <summary>The latest ballot by one hand for one elector stays: facts folded in any order leave the same ballots.</summary>
    private IReadOnlyList<Ballot> Keep(Ballot ballot)
    {
        var same = Ballots.FirstOrDefault(each => each.ElectorId == ballot.ElectorId && each.CastBy == ballot.CastBy);
        return same is null ? [.. Ballots, ballot] : IsLater(ballot, same) ? [.. Ballots.Where(each => each != same), ballot] : Ballots;
    }

    private static bool IsLater(Ballot ballot, Ballot other) =>
        (ballot.At, string.CompareOrdinal(ballot.Option, other.Option)).CompareTo((other.At, 0)) > 0;

    private static DeliberationState StateOf(string outcome) => outcome switch
    {
        Deliberations.NoQuorum => DeliberationState.NoQuorum,
        Deliberations.NotAdopted => DeliberationState.NotAdopted,
        _ => DeliberationState.Adopted,
    };
}
