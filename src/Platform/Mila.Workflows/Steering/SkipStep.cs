using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Engine;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Steering;

/// <summary>A person has a step passed by one of its ways out (étape passée).</summary>
/// <param name="Token">The stay at the step, so that another is not passed instead.</param>
/// <param name="Through">The way out, as the definition's ways name it.</param>
public sealed record SkipStep(Guid InstanceId, Guid Token, string Through, SkipReason Reason);

public static class SkipStepHandler
{
    public static Task<OutgoingMessages> Handle(
        SkipStep command, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation) =>
        mover.Move(session, command.InstanceId, new Stimulus.Skip(command.Token, command.Through, command.Reason), moment, cancellation);
}

public static class SkipStepField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<SkipStep, InstanceType>("skipStep", "workflows.steer")
        .Describe("Has a step passed by one of its ways out; its task and timers wait no longer.")
        .Argument<NonNullGraphType<GuidGraphType>>("id", "The instance.")
        .Argument<NonNullGraphType<GuidGraphType>>("token", "The stay at the step, from standings.")
        .Argument<NonNullGraphType<StringGraphType>>("through", "The way out, from the step's ways.")
        .Argument<NonNullGraphType<EnumerationGraphType<SkipReason>>>("reason")
        .Send(context => new SkipStep(
            context.GetArgument<Guid>("id"), context.GetArgument<Guid>("token"), context.GetArgument<string>("through"), context.GetArgument<SkipReason>("reason")))
        .Return<Instance>(command => command.InstanceId);
}
