using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Engine;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Tasks;

/// <summary>A person sees to a task of one of their roles (prise d’une tâche).</summary>
/// <param name="Roles">The roles of the person, as they are signed in.</param>
public sealed record ClaimTask(Guid TaskId, IReadOnlyList<string> Roles);

public static class ClaimTaskHandler
{
    public static async Task<OutgoingMessages> Handle(
        ClaimTask command, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation)
    {
        var task = await session.LoadAsync<PersonTask>(command.TaskId, cancellation);
        Rule.That(task is not null, "task.settled", "The task waits no longer, or never did.");
        Rule.That(moment.Actor is not null && command.Roles.Contains(task.Role), "task.of_another_role", "The task is for another role.");
        return await mover.Move(session, task.InstanceId, new Stimulus.Claim(task.Id, moment.Actor.Value), moment, cancellation);
    }
}

public static class ClaimTaskField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<ClaimTask, PersonTaskType>("claimTask", "workflows.claim_tasks")
        .Describe("Says that the person who asks sees to a task; others can still settle it.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Send(context => new ClaimTask(context.GetArgument<Guid>("id"), [.. context.Actor().Roles]))
        .Return<PersonTask>(command => command.TaskId);
}
