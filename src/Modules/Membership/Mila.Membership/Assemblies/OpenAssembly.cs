using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>Enough voters are there or represented: the assembly is opened, and its voters are fixed (ouverture de la séance).</summary>
public sealed record OpenAssembly(Guid AssemblyId);

public static class OpenAssemblyHandler
{
    /// <returns>None when it is open already.</returns>
    public static AssemblyOpened? Decide(Assembly assembly, AttendanceRoll roll, DateOnly today)
    {
        if (assembly.State is AssemblyState.Open)
            return null;
        assembly.MustBeGatheringOn(today);
        Rule.That(roll.HasQuorum, "assembly.no_quorum", "Too few voters are there or represented.");

        return new(assembly.Id, roll.Voters, assembly.Day);
    }

    public static async Task<OutgoingMessages> Handle(OpenAssembly command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        var roll = await AssemblyVoters.Roll(session, stream.Aggregate!, cancellation);
        return Decide(stream.Aggregate!, roll, moment.Today) is { } opened ? stream.Record(opened) : [];
    }
}

/// <summary>Too few came (carence de quorum): the members are convened a second time.</summary>
public sealed record FindQuorumMissed(Guid AssemblyId);

public static class FindQuorumMissedHandler
{
    /// <returns>None when that was found already.</returns>
    public static AssemblyQuorumMissed? Decide(Assembly assembly, AttendanceRoll roll, DateOnly today)
    {
        if (assembly.State is AssemblyState.QuorumMissed)
            return null;
        assembly.MustBeGatheringOn(today);
        Rule.That(assembly.State is AssemblyState.Convened && !roll.HasQuorum, "assembly.quorum_reached", "Enough voters are there or represented.");

        return new(assembly.Id, roll.Voters.Count, roll.Voices, roll.Needed, assembly.Day);
    }

    public static async Task<OutgoingMessages> Handle(FindQuorumMissed command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        var roll = await AssemblyVoters.Roll(session, stream.Aggregate!, cancellation);
        return Decide(stream.Aggregate!, roll, moment.Today) is { } missed ? stream.Record(missed) : [];
    }
}

public static class OpeningFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<OpenAssembly, AssemblyType>("openAssembly", "membership.run_assemblies")
            .Describe("Opens the assembly once its quorum is there, and fixes its voters.")
            .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
            .Send(context => new OpenAssembly(context.GetArgument<Guid>("assemblyId")))
            .Return<Assembly>(command => command.AssemblyId);
        mutation.Command<FindQuorumMissed, AssemblyType>("findQuorumMissed", "membership.run_assemblies")
            .Describe("Puts down that too few came: the members are convened a second time.")
            .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
            .Send(context => new FindQuorumMissed(context.GetArgument<Guid>("assemblyId")))
            .Return<Assembly>(command => command.AssemblyId);
    }
}
