using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>The members are called to the assembly (convocation), in the time that the statutes want.</summary>
public sealed record ConveneAssembly(Guid AssemblyId);

public static class ConveneAssemblyHandler
{
    /// <returns>None when it is convened already.</returns>
    public static AssemblyConvened? Decide(Assembly assembly, DateOnly today)
    {
        if (assembly.State is AssemblyState.Convened)
            return null;
        Rule.That(assembly.State is AssemblyState.Planned, "assembly.not_planned", "Only an assembly that is planned is convened.");
        Rule.That(today <= assembly.Day.AddDays(-assembly.Rules.NoticeDays), "assembly.convened_too_late", "The last day to convene it is over.");

        return new(assembly.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(ConveneAssembly command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        return Decide(stream.Aggregate!, moment.Today) is { } convened
            ? [.. stream.Record(convened), .. await AssemblyLetters.Convocation(session, stream.Aggregate!, moment.Today, cancellation)]
            : [];
    }
}

public static class ConveneAssemblyField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ConveneAssembly, AssemblyType>("conveneAssembly", "membership.run_assemblies")
        .Describe("Sends the convocation to the members, in the time that the statutes want.")
        .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
        .Send(context => new ConveneAssembly(context.GetArgument<Guid>("assemblyId")))
        .Return<Assembly>(command => command.AssemblyId);
}
