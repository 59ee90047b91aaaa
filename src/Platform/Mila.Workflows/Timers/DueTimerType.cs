using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Timers;

public sealed class DueTimerType : ObjectGraphType<DueTimer>
{
    public DueTimerType()
    {
        Name = "DueTimer";
        Description = "A row of the timer register: what rings when (échéance).";
        Field(timer => timer.Id).Description("Names it: who moves it says it.");
        Field(timer => timer.IsReminder).Description("Whether it is a reminder (relance) rather than a deadline.");
        Field(timer => timer.DueOn).Description("A deadline's last day; the day a reminder rings.");
        Field(timer => timer.DueAt).Description("The instant it rings at.");
        Field<NonNullGraphType<InstanceType>>("instance").Description("What it rings for.")
            .Resolve(context => context.Batch<Guid, Instance>("workflow instance", context.Source.InstanceId, Instances));
        Field<StringGraphType>("stepLabel").Description("The step that it belongs to, in French; null when it has just rung.")
            .Resolve(context => Belonging(context).Then(belonging => belonging?.Step.Label));
        Field<StringGraphType>("request").Description("What a reminder asks for, in French; null for a deadline.")
            .Resolve(context => Belonging(context).Then(belonging => belonging?.Reminder is { } reminder ? context.Service<WorkflowList>().InFrench(reminder.Request) : null));
    }

    public static void AddTo(ObjectGraphType query) => query.ListOf<DueTimer, DueTimerType>("dueTimers", "workflows.read_instances")
        .Describe("What is to ring, what rings first at the top.")
        .Argument<BooleanGraphType>("reminders", "Only the reminders, or only the deadlines.")
        .OrderedBy(Rows, timer => timer.DueAt, timer => timer.Id);

    private static IQueryable<DueTimer> Rows(IResolveFieldContext context, IQuerySession session)
    {
        var rows = session.Query<DueTimer>();
        return context.GetArgument<bool?>("reminders") is { } reminders ? rows.Where(timer => timer.IsReminder == reminders) : rows;
    }

    private static async Task<IReadOnlyDictionary<Guid, Instance>> Instances(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Instance>(cancellation, [.. ids])).ToDictionary(instance => instance.Id);

    private static IDataLoaderResult<Belongs?> Belonging(IResolveFieldContext<DueTimer> context) =>
        context.Batch<DueTimer, Belongs>("timer belongs", context.Source, (session, timers, cancellation) =>
            Belonging(context.Service<PublishedDefinitions>(), session, timers, cancellation));

    private static async Task<IReadOnlyDictionary<DueTimer, Belongs>> Belonging(
        PublishedDefinitions definitions, IQuerySession session, IReadOnlyList<DueTimer> timers, CancellationToken cancellation)
    {
        var standing = await InstanceType.Each(definitions, session, [.. timers.Select(timer => timer.InstanceId).Distinct()], BelongsOf, cancellation);
        return timers.Where(timer => standing[timer.InstanceId].ContainsKey(timer.Id)).ToDictionary(timer => timer, timer => standing[timer.InstanceId][timer.Id]);
    }

    private static Dictionary<Guid, Belongs> BelongsOf(DefinitionSet definitions, Instance instance) => instance.Timers.ToDictionary(armed => armed.Token, armed =>
    {
        var stay = instance.StayAt(armed.StepToken)!;
        var step = definitions[instance.PinOf(stay.Call)][stay.Step];
        return new Belongs(step, armed.Reminder is { } reminder ? step.Reminders[reminder] : null);
    });

    /// <summary>What a timer was set for.</summary>
    private sealed record Belongs(Step Step, Reminder? Reminder);
}
