using Mila.Membership.Board;

namespace Mila.Membership.Assemblies;

/// <summary>The members' yearly meeting (assemblée générale), from its convocation to its signed minutes.</summary>
public sealed record Assembly
{
    public Guid Id { get; init; }
    public AssemblyState State { get; init; }
    public DateOnly Day { get; init; }
    public TimeOnly Time { get; init; }
    public string Place { get; init; } = "";

    /// <summary>The second sitting is the one after a first without quorum.</summary>
    public int Sitting { get; init; } = 1;

    public DateOnly? ConvenedOn { get; init; }
    public IReadOnlyList<AgendaItem> Agenda { get; init; } = [];
    public IReadOnlyList<College> Colleges { get; init; } = [];
    public AssemblyRules Rules { get; init; } = new(0, 0, false, 0);

    /// <summary>To whom each structure that will be absent gave its voice.</summary>
    public IReadOnlyDictionary<Guid, Guid> Proxies { get; init; } = new Dictionary<Guid, Guid>();

    public IReadOnlyList<Attendance> Present { get; init; } = [];

    /// <summary>Who votes, fixed at the opening; before it, whoever is up to date as far as one knows.</summary>
    public IReadOnlyList<Voter> Voters { get; init; } = [];

    public IReadOnlyDictionary<int, ItemVote> Votes { get; init; } = new Dictionary<int, ItemVote>();
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];
    public IReadOnlyList<ElectionCounted> Counts { get; init; } = [];
    public IReadOnlyList<ElectionTieSettled> Ties { get; init; } = [];
    public IReadOnlyList<ElectedSeat> Elected { get; init; } = [];
    public bool OfficersChanged { get; init; }
    public DateOnly? OfficersDeclaredOn { get; init; }
    public IReadOnlyList<MinutesSignature> Signatures { get; init; } = [];
    public string? MinutesNumber { get; init; }

    public Assembly Evolve(object fact) => fact switch
    {
        AssemblyPlanned f => this with
        {
            Id = f.AssemblyId, State = AssemblyState.Planned, Day = f.Day, Time = f.Time, Place = f.Place,
            Agenda = f.Agenda, Colleges = f.Colleges, Rules = f.Rules,
        },
        AssemblyRescheduled f => this with
        {
            Day = f.Day, Time = f.Time, Sitting = Sitting + (State is AssemblyState.QuorumMissed ? 1 : 0), State = AssemblyState.Planned, Present = [],
        },
        AssemblyConvened f => this with { State = AssemblyState.Convened, ConvenedOn = f.On },
        AssemblyCalledOff _ => this with { State = AssemblyState.CalledOff },
        VoiceEntrusted f => this with { Proxies = new Dictionary<Guid, Guid>(Proxies) { [f.From] = f.To } },
        VoiceTakenBack f => this with { Proxies = Proxies.Where(each => each.Key != f.From).ToDictionary() },
        AttendanceRecorded f => this with { Present = [.. Present.ExceptBy(f.Present.Select(each => each.StructureId), each => each.StructureId), .. f.Present] },
        AttendanceStruckOut f => this with { Present = [.. Present.Where(each => each.StructureId != f.StructureId)] },
        AssemblyQuorumMissed _ => this with { State = AssemblyState.QuorumMissed },
        AssemblyOpened f => this with { State = AssemblyState.Open, Voters = f.Voters },
        ItemVoted f => this with { Votes = new Dictionary<int, ItemVote>(Votes) { [f.Item] = new(f.For, f.Against, f.Abstentions) } },
        CandidateStood f => this with { Candidates = [.. Candidates, new(f.College, f.PersonId)] },
        CandidateStoodDown f => this with { Candidates = [.. Candidates.Where(each => each.PersonId != f.PersonId)] },
        ElectionCounted f => this with
        {
            Counts = [.. Counts.Where(each => each.College != f.College), f],
            Ties = [.. Ties.Where(each => each.College != f.College)], // what is counted anew is tied anew
        },
        ElectionTieSettled f => this with { Ties = [.. Ties.Where(each => each.College != f.College), f] },
        AssemblyClosed f => this with { State = AssemblyState.Closed, Elected = f.Elected, OfficersChanged = f.OfficersChanged },
        AssemblyMinutesSigned f => this with { Signatures = [.. Signatures, new(f.As, f.SignedBy, f.On)], MinutesNumber = f.Number },
        OfficersDeclared f => this with { OfficersDeclaredOn = f.On },
        _ => this,
    };

    public bool Elects => Agenda.Any(item => item.Kind is AgendaKind.BoardElection);

    public bool NeedsQuorum => Sitting == 1 || Rules.SecondNeedsQuorum;

    /// <summary>Whether the roll may still change: from the convocation on until the assembly is over.</summary>
    public bool IsGathering => State is AssemblyState.Convened or AssemblyState.Open;

    public IEnumerable<Guid> GiversTo(Guid holder) => Proxies.Where(each => each.Value == holder).Select(each => each.Key);

    public ElectionResult? ResultOf(College college) => Counts.FirstOrDefault(each => each.College == college.Name) is { } counted
        ? ElectionResult.Of(college, counted.Voices, Ties.FirstOrDefault(each => each.College == college.Name)?.Elected ?? [])
        : null;

    public MinutesSignature? SignatureOf(BoardRole role) => Signatures.FirstOrDefault(each => each.As == role);
}
