using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>The voices of a college are counted (dépouillement): as many a voter as there are seats, and one for each candidate at most.</summary>
public sealed record CountElection(Guid AssemblyId, string College, IReadOnlyList<CandidateVoices> Voices);

public static class CountElectionHandler
{
    public static ElectionCounted Decide(CountElection command, Assembly assembly, AttendanceRoll roll)
    {
        Rule.That(assembly.State is AssemblyState.Open, "assembly.not_open", "Votes are counted while the assembly sits.");
        Rule.That(assembly.Elects, "election.not_on_agenda", "The agenda has no election of the board.");
        var college = assembly.Colleges.FirstOrDefault(each => each.Name == command.College);
        Rule.That(college is not null, "candidate.no_such_college", "There is no such college.", "college");
        var standing = assembly.Candidates.Where(each => each.College == college.Name).Select(each => each.PersonId).ToHashSet();
        Rule.That(command.Voices.Count == standing.Count && standing.SetEquals(command.Voices.Select(each => each.PersonId)),
            "election.not_all_counted", "Each candidate of the college is counted once.", "voices");
        var voices = roll.VoicesIn(college);
        Rule.That(command.Voices.All(each => each.Voices >= 0 && each.Voices <= voices) && command.Voices.Sum(each => each.Voices) <= voices * college.Seats,
            "election.more_than_voices", "More voices are counted than the college has.", "voices");

        return new(assembly.Id, college.Name, command.Voices, assembly.Day);
    }

    public static async Task<OutgoingMessages> Handle(CountElection command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        var roll = await AssemblyVoters.Roll(session, stream.Aggregate!, cancellation);
        return stream.Record(Decide(command, stream.Aggregate!, roll));
    }
}

/// <summary>Between candidates with as many voices, it is settled who has the last seats.</summary>
public sealed record SettleTie(Guid AssemblyId, string College, IReadOnlyList<Guid> Elected, TieBreak By);

public static class SettleTieHandler
{
    public static ElectionTieSettled Decide(SettleTie command, Assembly assembly)
    {
        Rule.That(assembly.State is AssemblyState.Open, "assembly.not_open", "Votes are counted while the assembly sits.");
        var result = assembly.Colleges.FirstOrDefault(each => each.Name == command.College) is { } college ? assembly.ResultOf(college) : null;
        Rule.That(result is { OpenSeats: > 0 }, "election.no_tie", "Nobody is tied in that college.", "college");
        Rule.That(command.Elected.Distinct().Count() == result.OpenSeats && command.Elected.Count == result.OpenSeats && command.Elected.All(result.Tied.Contains),
            "election.tie_not_filled", "The last seats go to as many of the tied.", "elected");

        return new(assembly.Id, command.College, command.Elected, command.By, assembly.Day);
    }

    public static async Task<OutgoingMessages> Handle(SettleTie command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        return stream.Record(Decide(command, stream.Aggregate!));
    }
}

public sealed class CandidateVoicesInputType : InputObjectGraphType<CandidateVoices>
{
    public CandidateVoicesInputType()
    {
        Name = "CandidateVoicesInput";
        Field(each => each.PersonId);
        Field(each => each.Voices);
    }
}

public static class ElectionFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<CountElection, AssemblyType>("countElection", "membership.run_assemblies")
            .Describe("The voices of each candidate of a college; counted again, the last count holds.")
            .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
            .Argument<NonNullGraphType<StringGraphType>>("college")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<CandidateVoicesInputType>>>>("voices")
            .Send(context => new CountElection(context.GetArgument<Guid>("assemblyId"), context.GetArgument<string>("college"), context.GetArgument<List<CandidateVoices>>("voices")))
            .Return<Assembly>(command => command.AssemblyId);
        mutation.Command<SettleTie, AssemblyType>("settleTie", "membership.run_assemblies")
            .Describe("Who has the last seats among candidates with as many voices.")
            .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
            .Argument<NonNullGraphType<StringGraphType>>("college")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("elected")
            .Argument<NonNullGraphType<EnumerationGraphType<TieBreak>>>("by")
            .Send(context => new SettleTie(
                context.GetArgument<Guid>("assemblyId"), context.GetArgument<string>("college"),
                context.GetArgument<List<Guid>>("elected"), context.GetArgument<TieBreak>("by")))
            .Return<Assembly>(command => command.AssemblyId);
    }
}
