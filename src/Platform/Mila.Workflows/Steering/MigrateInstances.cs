using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Engine;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Steering;

/// <summary>All instances of a definition that can go by the version in force do (migration groupée); the others stay with theirs.</summary>
/// <param name="Version">The version in force that whoever asks has seen.</param>
/// <param name="Steps">What becomes of steps that have another key there.</param>
public sealed record MigrateInstances(string Key, int Version, IReadOnlyList<StepMove> Steps);

/// <summary>One of them does, if it still can when its turn comes.</summary>
public sealed record MigrateWhereItCan(Guid InstanceId, Guid Target, IReadOnlyList<StepMove> Steps);

public static class MigrateInstancesHandler
{
    public static async Task<OutgoingMessages> Handle(MigrateInstances command, IDocumentSession session, PublishedDefinitions definitions, CancellationToken cancellation)
    {
        var target = (await definitions.InForce(session, cancellation)).GetValueOrDefault(command.Key);
        Rule.That(target is not null, "workflow.unknown", "There is no such definition.", "key");
        Rule.That(target.Version == command.Version, "workflow.other_in_force", "Another version has been published meanwhile.", "version");
        var moves = StepMoves.Of(command.Steps);
        var messages = new OutgoingMessages();
        await foreach (var (instance, set) in MigrationPlan.Candidates(session, definitions, target, cancellation))
            if (Migration.Obstacles(set, instance, target, moves).Count == 0)
                messages.Add(new MigrateWhereItCan(instance.Id, target.Pin, command.Steps));
        return messages;
    }
}

public static class MigrateWhereItCanHandler
{
    public static async Task<OutgoingMessages> Handle(
        MigrateWhereItCan command, IDocumentSession session, Mover mover, PublishedDefinitions definitions, Moment moment, CancellationToken cancellation)
    {
        await Turn.OfInstance(session, command.InstanceId, cancellation);
        var instance = await session.LoadAsync<Instance>(command.InstanceId, cancellation);
        var target = (await definitions.InForce(session, cancellation)).Values.FirstOrDefault(definition => definition.Pin == command.Target);
        if (instance is null || target is null)
            return [];
        var (set, moves) = (await definitions.SetOf(session, instance, cancellation, target), StepMoves.Of(command.Steps));
        return Migration.Obstacles(set, instance, target, moves).Count > 0 ? [] // it has moved on or ended since: the plan shows it where it is
            : await mover.Move(session, command.InstanceId, new Stimulus.Migration(target, moves), moment, cancellation);
    }
}

public static class MigrateInstancesField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<MigrateInstances, WorkflowMigrationType>("migrateInstances", "workflows.steer")
        .Describe("Has every instance of a definition that can go by the version in force do so, one by one; those that cannot stay with their version.")
        .Argument<NonNullGraphType<StringGraphType>>("key", "The definition's key.")
        .Argument<NonNullGraphType<IntGraphType>>("version", "The version in force, as it was seen.")
        .Argument<ListGraphType<NonNullGraphType<StepMoveInputType>>>("steps", "What becomes of steps that have another key there.")
        .Send(context => new MigrateInstances(context.GetArgument<string>("key"), context.GetArgument<int>("version"), StepMoveInputType.Read(context)))
        .Return((command, _, _) => Task.FromResult<MigrationWanted?>(new(command.Key, command.Steps)));
}
