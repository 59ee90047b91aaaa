using System.Globalization;
using GraphQL;
using GraphQL.Types;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Missions;

/// <summary>The volunteer is given something to do by a day (tâche confiée).</summary>
public sealed record GiveMissionTask(Guid TaskId, Guid MissionId, string Words, DateOnly DueOn)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(GiveMissionTask)} {TaskId}";
}

public static class GiveMissionTaskHandler
{
    public static MissionTaskGiven Decide(GiveMissionTask command, CivicMission mission, DateOnly today)
    {
        Rule.That(command.DueOn >= today && mission.Covers(command.DueOn), "mission_task.outside_mission", "It is done by a day to come of the mission.", "dueOn");
        return new(command.TaskId, mission.Id, command.DueOn, today);
    }

    public static async Task<OutgoingMessages> Handle(GiveMissionTask command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<MissionTask>(command.TaskId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var mission = await session.LoadAsync<CivicMission>(command.MissionId, cancellation);
        Rule.That(mission is not null, "mission.unknown", "There is no such mission.", "missionId");
        var given = Decide(command, mission, moment.Today);
        session.Keep(ErasableText.Of(command.TaskId, "mission.task", command.MissionId, [mission.PersonId], command.Words, "words"));
        return [.. stream.Record(given), StartInstance.Of(MissionWorkflow.Definition, MissionWorkflow.Subject, command.TaskId)];
    }
}

/// <summary>The task is done, says the volunteer or the office.</summary>
public sealed record FinishMissionTask(Guid TaskId, bool ByOffice);

public static class FinishMissionTaskHandler
{
    /// <returns>None when it is over already.</returns>
    public static MissionTaskDone? Decide(FinishMissionTask command, MissionTask task, CivicMission mission, Guid? actor, DateOnly today)
    {
        Rule.That(command.ByOffice || actor == mission.PersonId, "mission_task.not_yours", "The volunteer does the tasks of the mission.");
        return task.State is MissionTaskState.ToDo ? new(task.Id, today) : null;
    }

    public static async Task<OutgoingMessages> Handle(FinishMissionTask command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.TaskToWrite(command.TaskId, cancellation);
        var mission = (await session.LoadAsync<CivicMission>(stream.Aggregate!.MissionId, cancellation))!;
        return Decide(command, stream.Aggregate, mission, moment.Actor, moment.Today) is { } done ? stream.Record(done) : [];
    }
}

/// <summary>The task is needed no more.</summary>
public sealed record DropMissionTask(Guid TaskId);

public static class DropMissionTaskHandler
{
    /// <returns>None when it is over already.</returns>
    public static MissionTaskDropped? Decide(MissionTask task, DateOnly today) => task.State is MissionTaskState.ToDo ? new(task.Id, today) : null;

    public static async Task<OutgoingMessages> Handle(DropMissionTask command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.TaskToWrite(command.TaskId, cancellation);
        return Decide(stream.Aggregate!, moment.Today) is { } dropped ? stream.Record(dropped) : [];
    }
}

/// <summary>What a task of a mission brings to the workflow engine (tâche du service civique): it waits for the volunteer, and late for the office.</summary>
public static class MissionWorkflow
{
    public const string Definition = "mission_task";
    public const string Subject = "mission_task";

    public static void Declare(SettingList settings) => settings
        .Days("mission.task_grace_days", 0, "Jours de tolérance après l’échéance d’une tâche du service civique, avant que la coordination la reprenne");

    public static void AddTo(WorkflowList workflows) => workflows
        .Announcement("membership.mission_task_given", Subject)
        .Announcement("membership.mission_task_done", Subject)
        .Announcement("membership.mission_task_dropped", Subject)
        .Day(Subject, "due")
        .Words("mission_task.words.fr.json")
        .Definition("mission_task.workflow.json");

    internal static async Task<IEventStream<MissionTask>> TaskToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<MissionTask>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "mission_task.unknown", "There is no such task.", "taskId");
        return stream;
    }

    internal static OutgoingMessages Record(this IEventStream<MissionTask> stream, object fact) =>
        stream.Tell([fact], (task, known) => task.Evolve(known), (after, told, version) => new(
            Subject, after.Id, version, $"membership.mission_task_{NameOf(told)}", Values: new Dictionary<string, string> { ["due"] = after.DueOn.ToString("O", CultureInfo.InvariantCulture) }));

    private static string NameOf(object fact) => fact switch
    {
        MissionTaskGiven => "given",
        MissionTaskDone => "done",
        MissionTaskDropped => "dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a task has a name for the engine."),
    };
}

public static class MissionTaskFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<GiveMissionTask, MissionTaskType>("giveMissionTask", "membership.keep_missions")
            .Describe("Gives the volunteer something to do by a day of the mission.")
            .Argument<NonNullGraphType<GuidGraphType>>("missionId")
            .Argument<NonNullGraphType<StringGraphType>>("words")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("dueOn")
            .Send(context => new GiveMissionTask(Guid.CreateVersion7(), context.GetArgument<Guid>("missionId"), context.GetArgument<string>("words"), context.GetArgument<DateOnly>("dueOn")))
            .Return<MissionTask>(command => command.TaskId);
        mutation.Command<FinishMissionTask, MissionTaskType>("finishMissionTask", "membership.do_mission_tasks")
            .Describe("The task is done, says the volunteer or the office.")
            .Argument<NonNullGraphType<GuidGraphType>>("taskId")
            .Send(context => new FinishMissionTask(context.GetArgument<Guid>("taskId"), context.Actor().Is("coordinator", "president", "secretary")))
            .Return<MissionTask>(command => command.TaskId);
        mutation.Command<DropMissionTask, MissionTaskType>("dropMissionTask", "membership.keep_missions")
            .Describe("The task is needed no more.")
            .Argument<NonNullGraphType<GuidGraphType>>("taskId")
            .Send(context => new DropMissionTask(context.GetArgument<Guid>("taskId")))
            .Return<MissionTask>(command => command.TaskId);
    }
}
