using Microsoft.Extensions.DependencyInjection;
using Mila.Modules;
using Mila.Workflows.Definitions;
using Mila.Workflows.Drafts;
using Mila.Workflows.Engine;
using Mila.Workflows.Incidents;
using Mila.Workflows.Instances;
using Mila.Workflows.Simulations;
using Mila.Workflows.Steering;
using Mila.Workflows.Tasks;
using Mila.Workflows.Timers;

namespace Mila.Workflows;

/// <summary>Definitions as data, and what runs them.</summary>
public sealed class WorkflowsPart : MilaPart
{
    public override string Name => "workflows";

    public override void Store(StoreDeclaration store) => store
        .Fact<InstanceStarted>("workflows.instance_started.v1")
        .Fact<StepEntered>("workflows.step_entered.v1")
        .Fact<BranchEnded>("workflows.branch_ended.v1")
        .Fact<CallBegun>("workflows.call_begun.v1")
        .Fact<TaskOpened>("workflows.task_opened.v1")
        .Fact<TaskClaimed>("workflows.task_claimed.v1")
        .Fact<TaskSettled>("workflows.task_settled.v1")
        .Fact<TimerArmed>("workflows.timer_armed.v1")
        .Fact<TimerFired>("workflows.timer_fired.v1")
        .Fact<TimerMoved>("workflows.timer_moved.v1")
        .Fact<TimerCancelled>("workflows.timer_cancelled.v1")
        .Fact<RequestSent>("workflows.request_sent.v1")
        .Fact<RequestAnswered>("workflows.request_answered.v1")
        .Fact<HappeningHeld>("workflows.happening_held.v1")
        .Fact<HappeningHeard>("workflows.happening_heard.v1")
        .Fact<IncidentRaised>("workflows.incident_raised.v1")
        .Fact<IncidentRetried>("workflows.incident_retried.v1")
        .Fact<IncidentResolved>("workflows.incident_resolved.v1")
        .Fact<StepSkipped>("workflows.step_skipped.v1")
        .Fact<InstanceMigrated>("workflows.instance_migrated.v1")
        .Fact<InstanceCancelled>("workflows.instance_cancelled.v1")
        .Fact<InstanceEnded>("workflows.instance_ended.v1")
        .Fact<DraftSaved>("workflows.draft_saved.v1")
        .Fact<DraftDiscarded>("workflows.draft_discarded.v1")
        .Fact<DefinitionPublished>("workflows.definition_published.v1")
        .Fact<DefinitionWithdrawn>("workflows.definition_withdrawn.v1")
        .Aggregate<Instance>()
        .Aggregate<OwnDefinition>()
        .Document<Instance>(rows => rows.Duplicate(instance => instance.SubjectId).Duplicate(instance => instance.StartedAt).Duplicate(instance => instance.EndedAt))
        .Document<Happening>(rows => rows.Duplicate(happening => happening.SubjectId))
        .Document<PinnedDefinition>()
        .Document<DueTimer>(rows => rows.Duplicate(timer => timer.DueAt))
        .Document<PersonTask>(rows => rows.Duplicate(task => task.Role).Duplicate(task => task.SortOn).Duplicate(task => task.SubjectId))
        .Document<IncidentCard>(rows => rows.Duplicate(incident => incident.RaisedAt).Duplicate(incident => incident.Open).Duplicate(incident => incident.InstanceId));

    public override void Messages(MessageNames messages) => messages
        .Add<Happened>("workflows.happened.v1")
        .Add<StartInstance>("workflows.start_instance.v1")
        .Add<PerformRequest>("workflows.perform_request.v1")
        .Add<AnswerRequest>("workflows.answer_request.v1")
        .Add<MigrateWhereItCan>("workflows.migrate_where_it_can.v1");

    public override void Graph(GraphRoots graph)
    {
        DefinitionFields.AddTo(graph.Query);
        InstanceFields.AddTo(graph.Query);
        InboxType.AddTo(graph.Query, graph.Subscription);
        DueTimerType.AddTo(graph.Query);
        IncidentType.AddTo(graph.Query);
        ClaimTaskField.AddTo(graph.Mutation);
        AnswerTaskField.AddTo(graph.Mutation);
        RetryIncidentField.AddTo(graph.Mutation);
        ResolveIncidentField.AddTo(graph.Mutation);
        SimulatedType.AddTo(graph.Query);
        SaveDraftField.AddTo(graph.Mutation);
        ChangeDraftStepField.AddTo(graph.Mutation);
        AddDraftStepField.AddTo(graph.Mutation);
        RemoveDraftStepField.AddTo(graph.Mutation);
        DiscardDraftField.AddTo(graph.Mutation);
        PublishDraftField.AddTo(graph.Mutation);
        WithdrawDefinitionField.AddTo(graph.Mutation);
        CancelInstanceField.AddTo(graph.Mutation);
        SkipStepField.AddTo(graph.Mutation);
        MoveTimerField.AddTo(graph.Mutation);
        MigrateInstanceField.AddTo(graph.Mutation);
        MigrateInstancesField.AddTo(graph.Mutation);
        WorkflowMigrationType.AddTo(graph.Query);
    }

    public override void Settings(SettingList settings) => settings
        .YesNo(PublishDraftHandler.SecondPerson, false, "Un déroulé modifié est publié par une autre personne que celles qui l’ont écrit");

    public override void Services(IServiceCollection services) => services
        .AddSingleton<PublishedDefinitions>()
        .AddSingleton<Checking>()
        .AddSingleton<Mover>()
        .AddSingleton<TimerSweep>()
        .AddSingleton<IRingsWhenDue>(provider => provider.GetRequiredService<TimerSweep>())
        .AddHostedService<DefinitionsAtStart>();
}
