using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Steering;

/// <summary>A person gives an instance up, with all that it waits for (annulation d’un dossier).</summary>
public static class CancelInstanceField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<Steer, InstanceType>("cancelInstance", "workflows.steer")
        .Describe("Gives an instance up: its tasks, timers and calls with it. What the modules have recorded stays.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<EnumerationGraphType<CancelReason>>>("reason")
        .Send(context => new Steer(context.GetArgument<Guid>("id"), new Stimulus.Cancellation(context.GetArgument<CancelReason>("reason"))))
        .Return<Instance>(command => command.InstanceId);
}
