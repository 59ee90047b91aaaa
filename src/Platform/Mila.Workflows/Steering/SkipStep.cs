using GraphQL;
using GraphQL.Types;
using Mila.Graph;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Steering;

/// <summary>A person has a step passed by one of its ways out (étape passée).</summary>
public static class SkipStepField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<Steer, InstanceType>("skipStep", "workflows.steer")
        .Describe("Has a step passed by one of its ways out; its task and timers wait no longer.")
        .Argument<NonNullGraphType<GuidGraphType>>("id", "The instance.")
        .Argument<NonNullGraphType<GuidGraphType>>("token", "The stay at the step, from standings.")
        .Argument<NonNullGraphType<StringGraphType>>("through", "The way out, from the step's ways.")
        .Argument<NonNullGraphType<EnumerationGraphType<SkipReason>>>("reason")
        .Send(context => new Steer(context.GetArgument<Guid>("id"), new Stimulus.Skip(
            context.GetArgument<Guid>("token"), context.GetArgument<string>("through"), context.GetArgument<SkipReason>("reason"))))
        .Return<Instance>(command => command.InstanceId);
}
