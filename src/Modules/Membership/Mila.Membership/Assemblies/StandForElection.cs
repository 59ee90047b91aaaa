using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>A person is a candidate for the board in a college (candidature au conseil), as the office puts it down.</summary>
public sealed record StandForElection(Guid AssemblyId, string College, Guid PersonId);

public static class StandForElectionHandler
{
    /// <returns>None when the person stands there already.</returns>
    public static CandidateStood? Decide(StandForElection command, Assembly assembly, DateOnly today)
    {
        assembly.MustAwaitCandidates();
        Rule.That(assembly.Colleges.Any(college => college.Name == command.College), "candidate.no_such_college", "There is no such college.", "college");
        if (assembly.Candidates.Contains(new(command.College, command.PersonId)))
            return null;
        Rule.That(assembly.Candidates.All(each => each.PersonId != command.PersonId), "candidate.stands_elsewhere", "A person stands in one college.", "personId");

        return new(assembly.Id, command.College, command.PersonId, today);
    }

    public static async Task<OutgoingMessages> Handle(StandForElection command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        Rule.That(await session.LoadAsync<Person>(command.PersonId, cancellation) is { ErasedAt: null }, "candidate.unknown_person", "There is no such person.", "personId");
        return Decide(command, stream.Aggregate!, moment.Today) is { } stood ? stream.Record(stood) : [];
    }

    internal static void MustAwaitCandidates(this Assembly assembly)
    {
        Rule.That(assembly.Elects, "election.not_on_agenda", "The agenda has no election of the board.");
        Rule.That(assembly is { State: AssemblyState.Planned or AssemblyState.Convened or AssemblyState.Open, Counts: [] }, "candidate.too_late", "Candidates stand until the count.");
    }
}

/// <summary>A candidate withdraws before the count.</summary>
public sealed record StandDown(Guid AssemblyId, Guid PersonId);

public static class StandDownHandler
{
    public static CandidateStoodDown? Decide(StandDown command, Assembly assembly, DateOnly today)
    {
        assembly.MustAwaitCandidates();

        return assembly.Candidates.Any(each => each.PersonId == command.PersonId) ? new(assembly.Id, command.PersonId, today) : null;
    }

    public static async Task<OutgoingMessages> Handle(StandDown command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } down ? stream.Record(down) : [];
    }
}

public static class CandidateFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<StandForElection, AssemblyType>("standForElection", "membership.run_assemblies")
            .Describe("A person is a candidate for the board in a college.")
            .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
            .Argument<NonNullGraphType<StringGraphType>>("college")
            .Argument<NonNullGraphType<GuidGraphType>>("personId")
            .Send(context => new StandForElection(context.GetArgument<Guid>("assemblyId"), context.GetArgument<string>("college"), context.GetArgument<Guid>("personId")))
            .Return<Assembly>(command => command.AssemblyId);
        mutation.Command<StandDown, AssemblyType>("standDown", "membership.run_assemblies")
            .Describe("A candidate withdraws before the count.")
            .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
            .Argument<NonNullGraphType<GuidGraphType>>("personId")
            .Send(context => new StandDown(context.GetArgument<Guid>("assemblyId"), context.GetArgument<Guid>("personId")))
            .Return<Assembly>(command => command.AssemblyId);
    }
}
