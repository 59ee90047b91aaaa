using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>The assembly will not be held (annulation); those who were convened are told.</summary>
public sealed record CallOffAssembly(Guid AssemblyId);

public static class CallOffAssemblyHandler
{
    /// <returns>None when it is called off already.</returns>
    public static AssemblyCalledOff? Decide(Assembly assembly, DateOnly today)
    {
        if (assembly.State is AssemblyState.CalledOff)
            return null;
        Rule.That(assembly.State is AssemblyState.Planned or AssemblyState.Convened or AssemblyState.QuorumMissed, "assembly.held_already", "The assembly was opened.");

        return new(assembly.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(CallOffAssembly command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        var assembly = stream.Aggregate!;
        if (Decide(assembly, moment.Today) is not { } calledOff)
            return [];

        var messages = stream.Record(calledOff);
        if (assembly.State is AssemblyState.Convened)
            messages.AddRange(await AssemblyLetters.CalledOff(session, assembly, moment.Today, cancellation));
        return messages;
    }
}

public static class CallOffAssemblyField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CallOffAssembly, AssemblyType>("callOffAssembly", "membership.run_assemblies")
        .Describe("The assembly will not be held; those who were convened are told.")
        .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
        .Send(context => new CallOffAssembly(context.GetArgument<Guid>("assemblyId")))
        .Return<Assembly>(command => command.AssemblyId);
}
