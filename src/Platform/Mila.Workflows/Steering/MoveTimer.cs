using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Engine;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Steering;

/// <summary>A person has a deadline or a reminder ring on another day (échéance déplacée).</summary>
/// <param name="DueOn">A deadline's last day, a reminder's own: today or later.</param>
public sealed record MoveTimer(Guid InstanceId, Guid Token, DateOnly DueOn, MoveReason Reason);

public static class MoveTimerHandler
{
    public static Task<OutgoingMessages> Handle(
        MoveTimer command, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation) =>
        mover.Move(session, command.InstanceId, new Stimulus.Move(command.Token, command.DueOn, command.Reason), moment, cancellation);
}

public static class MoveTimerField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<MoveTimer, InstanceType>("moveTimer", "workflows.steer")
        .Describe("Has a deadline or a reminder ring on another day. The reminders that count from a deadline and have not rung move with it.")
        .Argument<NonNullGraphType<GuidGraphType>>("id", "The instance.")
        .Argument<NonNullGraphType<GuidGraphType>>("token", "The timer, from timers.")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("dueOn", "A deadline's last day, the day a reminder rings: today or later.")
        .Argument<NonNullGraphType<EnumerationGraphType<MoveReason>>>("reason")
        .Send(context => new MoveTimer(
            context.GetArgument<Guid>("id"), context.GetArgument<Guid>("token"), context.GetArgument<DateOnly>("dueOn"), context.GetArgument<MoveReason>("reason")))
        .Return<Instance>(command => command.InstanceId);
}
