using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Engine;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Steering;

/// <summary>A person gives an instance up, with all that it waits for (annulation d’un dossier).</summary>
public sealed record CancelInstance(Guid InstanceId, CancelReason Reason);

public static class CancelInstanceHandler
{
    public static Task<OutgoingMessages> Handle(
        CancelInstance command, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation) =>
        mover.Move(session, command.InstanceId, new Stimulus.Cancellation(command.Reason), moment, cancellation);
}

public static class CancelInstanceField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<CancelInstance, InstanceType>("cancelInstance", "workflows.steer")
        .Describe("Gives an instance up: its tasks, timers and calls with it. What the modules have recorded stays.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<EnumerationGraphType<CancelReason>>>("reason")
        .Send(context => new CancelInstance(context.GetArgument<Guid>("id"), context.GetArgument<CancelReason>("reason")))
        .Return<Instance>(command => command.InstanceId);
}
