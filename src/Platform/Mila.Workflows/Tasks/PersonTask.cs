using GraphQL.Types;
using Mila.Graph;
using Mila.Modules;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Tasks;

/// <summary>What waits for a person (tâche): a line of the inbox, gone once settled.</summary>
/// <param name="Id">The token of the stay at the step.</param>
/// <param name="Since">The day it began to wait.</param>
/// <param name="SortOn">Orders the inbox: what may wait for ever comes last.</param>
public sealed record PersonTask(
    Guid Id, Guid InstanceId, string SubjectKind, Guid SubjectId, string Step, string Label, string Role, string Command, string Page,
    DateOnly? DueOn, DateOnly SortOn, Guid? ClaimedBy, IReadOnlyList<TaskAnswer>? Answers = null, DateOnly? Since = null)
{
    /// <summary>Acts by a private page: its tasks are in nobody's inbox.</summary>
    public const string Applicant = "applicant";

    internal static PersonTask Of(Instance instance, OpenTask open) => new(
        open.Opened.Token, instance.Id, instance.SubjectKind, instance.SubjectId, open.Opened.Step, open.Opened.Label, open.Opened.Role,
        open.Opened.Command, open.Opened.Page, open.Opened.DueOn, open.Opened.DueOn ?? DateOnly.MaxValue, open.ClaimedBy, open.Opened.Answers, instance.StayAt(open.Opened.Token)?.On);
}

public sealed class PersonTaskType : ObjectGraphType<PersonTask>
{
    public PersonTaskType()
    {
        Name = "PersonTask";
        Description = "What waits for a person (tâche).";
        Field(task => task.Id);
        Field(task => task.InstanceId).Description("The workflow instance it belongs to.");
        Field(task => task.SubjectKind).Description("What it is about, for example candidacy.");
        Field(task => task.SubjectId);
        Field<StringGraphType>("subjectTitle").Description("What the subject is called.")
            .Resolve(context => context.SubjectTitle(context.Source.SubjectKind, context.Source.SubjectId));
        Field(task => task.Step).Description("The step's key in the definition.");
        Field(task => task.Label).Description("What is to be done, in French.");
        Field(task => task.Role).Description("Whose task it is.");
        Field(task => task.Command).Description("The command that settles it.");
        Field(task => task.Page).Description("Where it is done.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<TaskAnswerType>>>>("answers").Description("What can be answered by answerTask; nothing when another command settles it.")
            .Resolve(context => context.Source.Answers ?? []);
        Field(task => task.DueOn, nullable: true).Description("The last day; null when it may wait for ever.");
        Field(task => task.Since, nullable: true).Description("The day it began to wait; null for a task that was opened before that was kept.");
        Field(task => task.ClaimedBy, nullable: true).Description("The person who sees to it.");
    }
}

public sealed class TaskAnswerType : ObjectGraphType<TaskAnswer>
{
    public TaskAnswerType()
    {
        Name = "TaskAnswer";
        Description = "One answer to a question (réponse).";
        Field(answer => answer.Outcome).Description("The word that answerTask takes.");
        Field(answer => answer.Label).Description("In French.");
    }
}
