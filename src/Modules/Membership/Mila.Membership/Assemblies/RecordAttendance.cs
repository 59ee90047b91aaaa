using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Assemblies;

/// <summary>Voters who are there sign the sheet (émargement), one by one or several at once.</summary>
public sealed record RecordAttendance(Guid AssemblyId, IReadOnlyList<Attendance> Present);

public static class RecordAttendanceHandler
{
    /// <returns>None when all were put down so already.</returns>
    public static AttendanceRecorded? Decide(RecordAttendance command, Assembly assembly, AttendanceRoll roll, DateOnly today)
    {
        assembly.MustBeGatheringOn(today);
        Rule.That(command.Present.All(each => roll.IsVoter(each.StructureId)), "attendance.not_voter", "Only members up to date with their dues vote.", "structureId");

        Attendance[] news = [.. command.Present.Except(assembly.Present)];
        return news is [] ? null : new(assembly.Id, news, assembly.Day);
    }

    public static async Task<OutgoingMessages> Handle(RecordAttendance command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        var roll = await AssemblyVoters.Roll(session, stream.Aggregate!, cancellation);
        return Decide(command, stream.Aggregate!, roll, moment.Today) is { } recorded ? stream.Record(recorded) : [];
    }

    /// <summary>The sheet lies at the door on the day itself, or is put down afterwards.</summary>
    internal static void MustBeGatheringOn(this Assembly assembly, DateOnly today) =>
        Rule.That(assembly.IsGathering && today >= assembly.Day, "attendance.not_now", "The sheet is signed on the day, until the assembly is over.");
}

/// <summary>A structure was put down as present by mistake.</summary>
public sealed record StrikeAttendanceOut(Guid AssemblyId, Guid StructureId);

public static class StrikeAttendanceOutHandler
{
    public static AttendanceStruckOut? Decide(StrikeAttendanceOut command, Assembly assembly, DateOnly today)
    {
        assembly.MustBeGatheringOn(today);

        return assembly.Present.Any(each => each.StructureId == command.StructureId) ? new(assembly.Id, command.StructureId, assembly.Day) : null;
    }

    public static async Task<OutgoingMessages> Handle(StrikeAttendanceOut command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AssemblyToWrite(command.AssemblyId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } struck ? stream.Record(struck) : [];
    }
}

public static class AttendanceFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<RecordAttendance, AssemblyType>("recordAttendance", "membership.run_assemblies")
            .Describe("A voter is there.")
            .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<GuidGraphType>("personId", "Who came for it, when that is put down.")
            .Send(context => new RecordAttendance(
                context.GetArgument<Guid>("assemblyId"), [new(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid?>("personId"))]))
            .Return<Assembly>(command => command.AssemblyId);
        mutation.Command<StrikeAttendanceOut, AssemblyType>("strikeAttendanceOut", "membership.run_assemblies")
            .Describe("A structure was put down as present by mistake.")
            .Argument<NonNullGraphType<GuidGraphType>>("assemblyId")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Send(context => new StrikeAttendanceOut(context.GetArgument<Guid>("assemblyId"), context.GetArgument<Guid>("structureId")))
            .Return<Assembly>(command => command.AssemblyId);
    }
}
