using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Steering;

/// <summary>A person has a deadline or a reminder ring on another day (échéance déplacée).</summary>
public static class MoveTimerField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<Steer, InstanceType>("moveTimer", "workflows.steer")
        .Describe("Has a deadline or a reminder ring on another day. The reminders that count from a deadline and have not rung move with it.")
        .Argument<NonNullGraphType<GuidGraphType>>("id", "The instance.")
        .Argument<NonNullGraphType<GuidGraphType>>("token", "The timer, from timers.")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("dueOn", "A deadline's last day, the day a reminder rings: today or later.")
        .Argument<NonNullGraphType<EnumerationGraphType<MoveReason>>>("reason")
        .Send(context => new Steer(context.GetArgument<Guid>("id"), new Stimulus.Move(
            context.GetArgument<Guid>("token"), context.GetArgument<DateOnly>("dueOn"), context.GetArgument<MoveReason>("reason"))))
        .Return<Instance>(command => command.InstanceId);
}
