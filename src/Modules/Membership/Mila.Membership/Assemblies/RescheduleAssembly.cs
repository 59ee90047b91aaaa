using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>An assembly that nobody was convened to yet meets on another day; one that missed its quorum meets a second time, on the same agenda (seconde convocation).</summary>
public sealed record RescheduleAssembly(Guid AssemblyId, DateOnly Day, TimeOnly Time);

public static class RescheduleAssemblyHandler
{
    /// <returns>None when it meets then already.</returns>
    public static AssemblyRescheduled? Decide(RescheduleAssembly command, Assembly assembly, DateOnly today)
    {
        if (assembly.State is AssemblyState.Planned && (assembly.Day, assembly.Time) == (command.Day, command.Time))
            return null;
        Rule.That(assembly.State is AssemblyState.Planned or AssemblyState.QuorumMissed, "assembly.convened_already", "Members hold a convocation for its day.");
        Rule.That(command.Day >= today.AddDays(assembly.Rules.NoticeDays), "assembly.too_soon", "There is no time left to convene the members.", "day");

        return new(assembly.Id, command.Day, command.Time, today);
    }

    public static async Task<OutgoingMessages> Handle(RescheduleAssembly command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } rescheduled ? stream.Record(rescheduled) : [];
    }
}

public static class RescheduleAssemblyField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RescheduleAssembly, AssemblyType>("rescheduleAssembly", "membership.run_assemblies")
        .Describe("Another day for an assembly that nobody was convened to yet, or a second sitting for one that missed its quorum.")
        .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("day")
        .Argument<NonNullGraphType<TimeOnlyGraphType>>("time")
        .Send(context => new RescheduleAssembly(context.GetArgument<Guid>("assemblyId"), context.GetArgument<DateOnly>("day"), context.GetArgument<TimeOnly>("time")))
        .Return<Assembly>(command => command.AssemblyId);
}
