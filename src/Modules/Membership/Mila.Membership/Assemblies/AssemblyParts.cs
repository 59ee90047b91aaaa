using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Assemblies;

/// <summary>An item of the agenda with its vote, once it is counted.</summary>
public sealed record AgendaLine(AgendaItem Item, ItemVote? Vote);

public sealed class AgendaItemType : ObjectGraphType<AgendaLine>
{
    public AgendaItemType()
    {
        Name = "AgendaItem";
        Description = "An item of an agenda (point de l’ordre du jour).";
        Field<NonNullGraphType<IntGraphType>>("number").Resolve(context => context.Source.Item.Number);
        Field<NonNullGraphType<EnumerationGraphType<AgendaKind>>>("kind").Resolve(context => context.Source.Item.Kind);
        Field<NonNullGraphType<StringGraphType>>("label").Description("In French.").Resolve(context => AssemblyWords.Of(context.Source.Item));
        Field<IntGraphType>("for").Resolve(context => context.Source.Vote?.For);
        Field<IntGraphType>("against").Resolve(context => context.Source.Vote?.Against);
        Field<IntGraphType>("abstentions").Resolve(context => context.Source.Vote?.Abstentions);
        Field<BooleanGraphType>("isAdopted").Description("Null until it is voted on.").Resolve(context => context.Source.Vote?.IsAdopted);
    }
}

public sealed class AssemblyQuorumType : ObjectGraphType<AttendanceRoll>
{
    public AssemblyQuorumType()
    {
        Name = "AssemblyQuorum";
        Description = "How far an assembly is from its quorum (quorum).";
        Field<NonNullGraphType<IntGraphType>>("voters").Resolve(context => context.Source.Voters.Count);
        Field<NonNullGraphType<IntGraphType>>("present").Resolve(context => context.Source.Present.Count);
        Field<NonNullGraphType<IntGraphType>>("represented").Resolve(context => context.Source.Represented.Count);
        Field(roll => roll.Voices).Description("Present or represented.");
        Field(roll => roll.Needed).Description("None for a second sitting, unless the statutes want it.");
        Field("reached", roll => roll.HasQuorum);
    }
}

/// <summary>A voter's line of the attendance sheet.</summary>
public sealed record RollLine(Guid StructureId, Affiliation? Affiliation, Attendance? Attendance, Guid? ProxyTo, bool IsRepresented, int Holds)
{
    public static IReadOnlyList<RollLine> AllOf(Assembly assembly, AttendanceRoll roll)
    {
        var attendances = assembly.Present.ToDictionary(each => each.StructureId);
        var held = assembly.Proxies.Values.CountBy(holder => holder).ToDictionary();
        return
        [
            .. roll.Voters.Select(voter => new RollLine(
                voter.StructureId, voter.Affiliation, attendances.GetValueOrDefault(voter.StructureId),
                assembly.Proxies.TryGetValue(voter.StructureId, out var holder) ? holder : null,
                roll.Represented.ContainsKey(voter.StructureId), held.GetValueOrDefault(voter.StructureId))),
        ];
    }
}

public sealed class RollLineType : ObjectGraphType<RollLine>
{
    public RollLineType()
    {
        Name = "RollLine";
        Description = "A voter’s line of the attendance sheet (émargement).";
        Field(line => line.StructureId);
        Field<IdentitySheetType>("structure").Resolve(context => context.SheetOf(context.Source.StructureId));
        Field<NonNullGraphType<BooleanGraphType>>("isPresent").Resolve(context => context.Source.Attendance is not null);
        Field<StringGraphType>("presentByName").Description("Who came for it; for the office and the board.")
            .Resolve(context => context.Source.Attendance?.PersonId is { } person && context.Actor().Is("coordinator", "president", "secretary", "board_member")
                ? context.NameOf(person)
                : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DelegateType>>>>("delegates").Description("Who may come for it; for the office and the board.")
            .Resolve(context => context.Actor().Is("coordinator", "president", "secretary")
                ? context.Batch("assembly-delegates", context.Source.StructureId, Delegate.Of(context.Today()))
                : Array.Empty<Delegate>());
        Field(line => line.ProxyTo, nullable: true).Description("To which structure it gave its voice.");
        Field<IdentitySheetType>("proxyToStructure").Resolve(context => context.Source.ProxyTo is { } holder ? context.SheetOf(holder) : null);
        Field(line => line.IsRepresented).Description("Whether that structure is there and it is not.");
        Field(line => line.Holds).Description("How many voices were given to it.");
    }
}

/// <summary>A person who may come for a structure (représentant).</summary>
public sealed record Delegate(Guid PersonId)
{
    public static Func<IQuerySession, IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyDictionary<Guid, IReadOnlyList<Delegate>>>> Of(DateOnly today) =>
        async (session, ids, cancellation) => (await session.LoadManyAsync<Structure>(cancellation, ids)).ToDictionary(
            structure => structure.Id, IReadOnlyList<Delegate> (structure) => [.. structure.ActingOn(today).Select(person => new Delegate(person))]);
}

public sealed class DelegateType : ObjectGraphType<Delegate>
{
    public DelegateType()
    {
        Name = "Delegate";
        Description = "A person who may come for a structure (représentant).";
        Field(each => each.PersonId);
        this.PersonName("name", each => each.PersonId);
    }
}

/// <summary>The election of one college, as far as it is.</summary>
public sealed record CollegeElection(Assembly Assembly, College College)
{
    public ElectionResult? Result => Assembly.ResultOf(College);

    public IEnumerable<StandingCandidate> Candidates => Assembly.Candidates.Where(each => each.College == College.Name).Select(each => new StandingCandidate(
        each.PersonId,
        Assembly.Counts.FirstOrDefault(counted => counted.College == College.Name)?.Voices.FirstOrDefault(counted => counted.PersonId == each.PersonId)?.Voices,
        Result?.Elected.Contains(each.PersonId) ?? false,
        Result?.Tied.Contains(each.PersonId) ?? false))
        .OrderByDescending(candidate => candidate.Voices ?? 0);
}

public sealed record StandingCandidate(Guid PersonId, int? Voices, bool IsElected, bool IsTied);

public sealed class CollegeElectionType : ObjectGraphType<CollegeElection>
{
    public CollegeElectionType()
    {
        Name = "CollegeElection";
        Description = "The election of one college (élection par collège).";
        Field<NonNullGraphType<StringGraphType>>("college").Resolve(context => context.Source.College.Name);
        Field<NonNullGraphType<IntGraphType>>("seats").Resolve(context => context.Source.College.Seats);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StandingCandidateType>>>>("candidates").Description("The most voices first.").Resolve(context => context.Source.Candidates);
        Field<NonNullGraphType<IntGraphType>>("openSeats").Description("Seats that a tie leaves open until it is settled.").Resolve(context => context.Source.Result?.OpenSeats ?? 0);
        Field<NonNullGraphType<BooleanGraphType>>("isCounted").Resolve(context => context.Source.Result is not null);
    }
}

public sealed class StandingCandidateType : ObjectGraphType<StandingCandidate>
{
    public StandingCandidateType()
    {
        Name = "StandingCandidate";
        Description = "A candidate for the board (candidat au conseil).";
        Field(candidate => candidate.PersonId);
        this.PersonName("name", candidate => candidate.PersonId);
        Field(candidate => candidate.Voices, nullable: true).Description("Null until they are counted.");
        Field(candidate => candidate.IsElected);
        Field(candidate => candidate.IsTied);
    }
}

public sealed class ElectedSeatType : ObjectGraphType<ElectedSeat>
{
    public ElectedSeatType()
    {
        Name = "ElectedSeat";
        Field(seat => seat.PersonId);
        this.PersonName("name", seat => seat.PersonId);
        Field<NonNullGraphType<EnumerationGraphType<BoardRole>>>("role").Resolve(context => context.Source.Role);
    }
}
