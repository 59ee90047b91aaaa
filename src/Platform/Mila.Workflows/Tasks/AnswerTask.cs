using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Engine;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Tasks;

/// <summary>A person answers the question that a task of one of their roles asks (réponse à une question).</summary>
/// <param name="Roles">The roles of the person, as they are signed in.</param>
public sealed record AnswerTask(Guid TaskId, string Outcome, IReadOnlyList<string> Roles);

public static class AnswerTaskHandler
{
    public static async Task<OutgoingMessages> Handle(
        AnswerTask command, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation)
    {
        var task = await session.LoadAsync<PersonTask>(command.TaskId, cancellation);
        Rule.That(task is not null, "task.settled", "The task waits no longer, or never did.");
        Rule.That(moment.Actor is not null && command.Roles.Contains(task.Role), "task.of_another_role", "The task is for another role.");
        return await mover.Move(session, task.InstanceId, new Stimulus.Answering(task.Id, command.Outcome), moment, cancellation);
    }
}

public static class AnswerTaskField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<AnswerTask, PersonTaskType>("answerTask", "workflows.claim_tasks")
        .Describe("Answers the question that a task asks; the workflow goes on by that answer, and the task is gone.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<StringGraphType>>("outcome", "One of the task's answers.")
        .Send(context => new AnswerTask(context.GetArgument<Guid>("id"), context.GetArgument<string>("outcome"), [.. context.Actor().Roles]))
        .Return<PersonTask>(command => command.TaskId);
}
