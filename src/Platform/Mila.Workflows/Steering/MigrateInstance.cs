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
public sealed record MigrateInstance(Guid InstanceId);

public static class MigrateInstanceHandler
{
    public static async Task<OutgoingMessages> Handle(
        MigrateInstance command, IDocumentSession session, Mover mover, PublishedDefinitions definitions, Moment moment, CancellationToken cancellation)
    {
        var key = await session.Query<Instance>().Where(instance => instance.Id == command.InstanceId).Select(instance => instance.Definition).FirstOrDefaultAsync(cancellation);
        Rule.That(key is not null, "instance.unknown", "There is no such instance.");
        var target = (await definitions.InForce(session, cancellation)).GetValueOrDefault(key);
        Rule.That(target is not null, "workflow.unknown", "There is no such definition.");
        return await mover.Move(session, command.InstanceId, new Stimulus.Migration(target), moment, cancellation);
    }
}

public static class MigrateInstanceField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<MigrateInstance, InstanceType>("migrateInstance", "workflows.steer")
        .Describe("Has an instance go by the version in force, at the steps where it stands; its timers are set anew, counted from the day each step was entered.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Send(context => new MigrateInstance(context.GetArgument<Guid>("id")))
        .Return<Instance>(command => command.InstanceId);
}
