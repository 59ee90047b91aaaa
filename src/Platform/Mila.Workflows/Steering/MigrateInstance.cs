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

/// <summary>An instance goes by the version of its definition that is in force now (migration d’un dossier).</summary>
/// <param name="Steps">What becomes of steps that have another key there.</param>
public sealed record MigrateInstance(Guid InstanceId, IReadOnlyList<StepMove> Steps);

public static class MigrateInstanceHandler
{
    public static async Task<OutgoingMessages> Handle(
        MigrateInstance command, IDocumentSession session, Mover mover, PublishedDefinitions definitions, Moment moment, CancellationToken cancellation)
    {
        var key = await session.Query<Instance>().Where(instance => instance.Id == command.InstanceId).Select(instance => instance.Definition).FirstOrDefaultAsync(cancellation);
        Rule.That(key is not null, "instance.unknown", "There is no such instance.");
        var target = (await definitions.InForce(session, cancellation)).GetValueOrDefault(key);
        Rule.That(target is not null, "workflow.unknown", "There is no such definition.");
        return await mover.Move(session, command.InstanceId, new Stimulus.Migration(target, StepMoves.Of(command.Steps)), moment, cancellation);
    }
}

public static class MigrateInstanceField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<MigrateInstance, InstanceType>("migrateInstance", "workflows.steer")
        .Describe("Has an instance go by the version in force, at the steps where it stands; its timers are set anew, counted from the day each step was entered.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<ListGraphType<NonNullGraphType<StepMoveInputType>>>("steps", "What becomes of steps that have another key there.")
        .Send(context => new MigrateInstance(context.GetArgument<Guid>("id"), StepMoveInputType.Read(context)))
        .Return<Instance>(command => command.InstanceId);
}

public sealed class StepMoveInputType : InputObjectGraphType<StepMove>
{
    public StepMoveInputType()
    {
        Name = "WorkflowStepMoveInput";
        Description = "What becomes of a step in another version.";
        Field(move => move.From).Description("The step's key in the version that is left.");
        Field(move => move.To).Description("The key of the step that takes its place.");
    }

    internal static IReadOnlyList<StepMove> Read(IResolveFieldContext context) => context.GetArgument<List<StepMove>?>("steps") ?? [];
}
