using Marten;
using Mila.Kernel;
using Mila.Workflows.Engine;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Steering;

/// <summary>A person moves an instance by hand: gives it up, has a step passed, or a bell ring on another day.</summary>
/// <param name="Will">What the person wants, with a reason; the interpreter says whether it may be.</param>
public sealed record Steer(Guid InstanceId, Stimulus Will);

public static class SteerHandler
{
    public static Task<OutgoingMessages> Handle(Steer command, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation) =>
        mover.Move(session, command.InstanceId, command.Will, moment, cancellation);
}
