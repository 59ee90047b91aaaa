using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>
/// The change of officers was declared to the prefecture (déclaration de changement de dirigeants), as it must be within three months
/// (law of 1 July 1901, article 5; decree of 16 August 1901, article 3).
/// </summary>
public sealed record DeclareOfficers(Guid AssemblyId, DateOnly On);

public static class DeclareOfficersHandler
{
    public static OfficersDeclared? Decide(DeclareOfficers command, Assembly assembly, DateOnly today)
    {
        if (assembly.OfficersDeclaredOn == command.On)
            return null;
        Rule.That(assembly is { State: AssemblyState.Closed, OfficersChanged: true }, "officers.unchanged", "No officer has changed.");
        Rule.That(command.On >= assembly.Day && command.On <= today, "officers.declared_on_another_day", "They were declared between the assembly and today.", "on");

        return new(assembly.Id, command.On);
    }

    public static async Task<OutgoingMessages> Handle(DeclareOfficers command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } declared ? stream.Record(declared) : [];
    }
}

public static class DeclareOfficersField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<DeclareOfficers, AssemblyType>("declareOfficers", "membership.run_assemblies")
        .Describe("Puts down the day on which the change of officers was declared to the prefecture.")
        .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new DeclareOfficers(context.GetArgument<Guid>("assemblyId"), context.GetArgument<DateOnly>("on")))
        .Return<Assembly>(command => command.AssemblyId);
}
