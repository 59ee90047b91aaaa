using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows.Definitions;
using Mila.Workflows.Incidents;
using Mila.Workflows.Journals;
using Mila.Workflows.Pictures;
using Mila.Workflows.Steering;
using Mila.Workflows.Tasks;

namespace Mila.Workflows.Instances;

/// <summary>The instances: where each stands, what it waits for, how it got there.</summary>
public static class InstanceFields
{
    /// <summary>What ended longer ago is in the archive.</summary>
    private static readonly TimeSpan Archive = TimeSpan.FromDays(90);

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<InstanceType>("workflowInstance")
            .Description("One instance, by its id; or the newest about a subject.")
            .Argument<GuidGraphType>("id")
            .Argument<StringGraphType>("subjectKind", "With subjectId: what it is about, for example candidacy.")
            .Argument<GuidGraphType>("subjectId")
            .AuthorizeWithPolicy("workflows.read_instances")
            .ResolveAsync(async context => await One(context));
        query.ListOf<Instance, InstanceType>("workflowInstances", "workflows.read_instances")
            .Describe("The instances, the newest first.")
            .Argument<StringGraphType>("definition", "Only those of the definition of that key.")
            .Argument<BooleanGraphType>("running", "Only those that run, or only those that have ended.")
            .Argument<BooleanGraphType>("archived", "Only those that ended more than 90 days ago, or only the others.")
            .OrderedBy(Rows, instance => instance.StartedAt, instance => instance.Id, descending: true);
    }

    private static async Task<Instance?> One(IResolveFieldContext context)
    {
        var session = context.QuerySession();
        if (context.GetArgument<Guid?>("id") is { } id)
            return await session.LoadAsync<Instance>(id, context.CancellationToken);
        var (kind, subject) = (context.GetArgument<string?>("subjectKind"), context.GetArgument<Guid?>("subjectId"));
        if (kind is null || subject is null)
            throw new ExecutionError("Dites « id », ou « subjectKind » et « subjectId ».") { Code = "ARGUMENT_MISSING" };
        return await session.Query<Instance>().Where(instance => instance.SubjectId == subject && instance.SubjectKind == kind)
            .OrderByDescending(instance => instance.StartedAt).FirstOrDefaultAsync(context.CancellationToken);
    }

    private static IQueryable<Instance> Rows(IResolveFieldContext context, IQuerySession session)
    {
        IQueryable<Instance> rows = session.Query<Instance>();
        if (context.GetArgument<string?>("definition") is { } definition)
            rows = rows.Where(instance => instance.Definition == definition);
        var archive = context.Service<Clock>().UtcNow - Archive;
        if (context.GetArgument<bool?>("archived") is { } archived)
            rows = archived ? rows.Where(instance => instance.EndedAt < archive) : rows.Where(instance => instance.EndedAt == null || instance.EndedAt >= archive);
        return context.GetArgument<bool?>("running") switch
        {
            true => rows.Where(instance => instance.Outcome == null),
            false => rows.Where(instance => instance.Outcome != null),
            null => rows,
        };
    }
}

public sealed class InstanceType : ObjectGraphType<Instance>
{
    public InstanceType()
    {
        Name = "WorkflowInstance";
        Description = "One run of a definition about one subject (dossier en cours).";
        Field(instance => instance.Id);
        Field(instance => instance.SubjectKind);
        Field(instance => instance.SubjectId);
        Field<StringGraphType>("subjectTitle").Description("What the subject is called.")
            .Resolve(context => context.SubjectTitle(context.Source.SubjectKind, context.Source.SubjectId));
        Field(instance => instance.StartedAt);
        Field<NonNullGraphType<StringGraphType>>("step").Description("The key of the step where it stands.").Resolve(context => context.Source.Step);
        Field(instance => instance.Outcome, nullable: true).Description("How it ended, cancelled when a person gave it up; null while it runs.");
        Field(instance => instance.EndedAt, nullable: true);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<KnownValueType>>>>("values").Description("What its subject's happenings have told.")
            .Resolve(context => context.Source.Values);
        Field(instance => instance.Heard).Description("The version of the last of its subject's happenings that was heard.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<HeldType>>>>("held").Description("What happened before its turn: it waits for what came before it, or for a module's answer.")
            .Resolve(context => context.Source.Held);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<TimerType>>>>("timers").Description("What rings while it stands here.")
            .Resolve(context => context.Source.Timers.OrderBy(timer => timer.DueAt));
        Field<PersonTaskType>("task").Description("What waits for a person and is due first, if anything does.")
            .Resolve(context => Tasks(context.Source).FirstOrDefault());
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PersonTaskType>>>>("tasks").Description("All that waits for a person; several when branches go on side by side.")
            .Resolve(context => Tasks(context.Source));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<IncidentType>>>>("incidents").Description("All its incidents, the first raised first.")
            .Resolve(context => context.Batch("workflow incidents", context.Source.Id, Incidents));

        Field<NonNullGraphType<DefinitionType>>("definition").Description("The definition it is pinned to.")
            .Resolve(context => context.Batch("workflow definition", context.Source.Pin, Definitions(context).Of));
        Field<NonNullGraphType<StringGraphType>>("stepLabel").Description("The step where it stands, in French.")
            .Resolve(context => Shown(context, "step label", (definitions, instance) => definitions[instance.Pin][instance.Step].Label));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StandingType>>>>("standings").Description("Every step where it stands: the trunk's first, then those of its branches and calls.")
            .Resolve(context => Shown(context, "standings", Standing.AllOf));
        Field<NonNullGraphType<StringGraphType>>("picture").Description("The definition drawn with the path taken, as SVG.")
            .Resolve(context => Shown(context, "picture", (definitions, instance) => Picture.Of(definitions[instance.Pin], instance)));
        Field<IntGraphType>("newerVersion").Description("The version in force, when it goes by another and runs.")
            .ResolveAsync(async context => await Newer(context) is { } newer ? newer.Version : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("migrationObstacles")
            .Description("A dry run of its migration to the version in force: why it cannot be, in French; nothing when it can, each step it stands at being kept.")
            .ResolveAsync(async context => await ToNewer(context, (set, instance, newer) => Migration.Obstacles(set, instance, newer, StepMoves.None)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DisplacedType>>>>("displaced")
            .Description("Where it stands that has no place of its own in the version in force, and what could take its place.")
            .ResolveAsync(async context => await ToNewer(context, Migration.DisplacedOf));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CallType>>>>("calls").Description("The definitions it has called, in order, each with its own path.")
            .Resolve(context => Shown(context, "calls", Call.AllOf));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<JournalEntryType>>>>("journal").Description("All that was recorded of it, in order.")
            .Resolve(context => context.Batch<Guid, IReadOnlyList<JournalEntry>>("workflow journal", context.Source.Id, (session, ids, cancellation) =>
                Journals(context.Service<WorkflowList>(), Definitions(context), session, ids, cancellation)));
    }

    private static PublishedDefinitions Definitions(IResolveFieldContext context) => context.Service<PublishedDefinitions>();

    private static async Task<Definition?> Newer(IResolveFieldContext<Instance> context) => context.Source.Ended ? null
        : (await Definitions(context).InForce(context.QuerySession(), context.CancellationToken)).GetValueOrDefault(context.Source.Definition) is { } inForce && inForce.Pin != context.Source.Pin ? inForce : null;

    private static async Task<IReadOnlyList<T>> ToNewer<T>(IResolveFieldContext<Instance> context, Func<DefinitionSet, Instance, Definition, IReadOnlyList<T>> ask) =>
        await Newer(context) is { } newer
            ? ask(await Definitions(context).SetOf(context.QuerySession(), context.Source, context.CancellationToken), context.Source, newer)
            : [];

    private static IEnumerable<PersonTask> Tasks(Instance instance) =>
        instance.Tasks.Select(open => PersonTask.Of(instance, open)).OrderBy(task => task.SortOn);

    /// <summary>What is shown of an instance by the definitions it is pinned to; for all the instances of the level at once.</summary>
    private static IDataLoaderResult<T?> Shown<T>(IResolveFieldContext<Instance> context, string what, Func<DefinitionSet, Instance, T> show) =>
        context.Batch<Guid, T>($"workflow {what}", context.Source.Id, (session, ids, cancellation) =>
            Each(Definitions(context), session, ids, show, cancellation));

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<IncidentCard>>> Incidents(
        IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.ToArray();
        var cards = await session.Query<IncidentCard>().Where(card => card.InstanceId.IsOneOf(wanted)).ToListAsync(cancellation);
        return ids.ToDictionary(id => id, id => (IReadOnlyList<IncidentCard>)[.. cards.Where(card => card.InstanceId == id).OrderBy(card => card.RaisedAt)]);
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<JournalEntry>>> Journals(
        WorkflowList words, PublishedDefinitions definitions, IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.ToArray();
        var events = await session.Events.QueryAllRawEvents().Where(e => e.StreamId.IsOneOf(wanted)).OrderBy(e => e.Sequence).ToListAsync(cancellation);
        var streams = events.ToLookup(e => e.StreamId);
        return await Each(definitions, session, ids, (pinned, instance) => Journal.Of(words, pinned, streams[instance.Id]), cancellation);
    }

    internal static async Task<IReadOnlyDictionary<Guid, T>> Each<T>(
        PublishedDefinitions definitions, IQuerySession session, IReadOnlyList<Guid> ids, Func<DefinitionSet, Instance, T> show, CancellationToken cancellation)
    {
        var instances = await session.LoadManyAsync<Instance>(cancellation, [.. ids]);
        var pinned = new DefinitionSet((await definitions.Of(session, [.. instances.SelectMany(instance => instance.Pins)], cancellation)).Values, []);
        return instances.ToDictionary(instance => instance.Id, instance => show(pinned, instance));
    }
}

public sealed class KnownValueType : ObjectGraphType<KeyValuePair<string, string>>
{
    public KnownValueType()
    {
        Name = "WorkflowValue";
        Field<NonNullGraphType<StringGraphType>>("name").Resolve(context => context.Source.Key);
        Field<NonNullGraphType<StringGraphType>>("word").Resolve(context => context.Source.Value);
    }
}

public sealed class HeldType : ObjectGraphType<HappeningHeld>
{
    public HeldType()
    {
        Name = "WorkflowHeldHappening";
        Description = "Something that happened to the subject and was not heard yet.";
        Field(held => held.Version);
        Field(held => held.Name);
        Field(held => held.Outcome, nullable: true);
    }
}

public sealed class TimerType : ObjectGraphType<TimerArmed>
{
    public TimerType()
    {
        Name = "WorkflowTimer";
        Description = "A deadline or a reminder that is set (échéance, relance).";
        Field(timer => timer.Token).Description("Names it: who moves it says it.");
        Field<NonNullGraphType<BooleanGraphType>>("isReminder").Resolve(context => context.Source.Reminder is not null);
        Field(timer => timer.DueOn).Description("A deadline's last day; the day a reminder rings.");
        Field(timer => timer.DueAt).Description("The instant it rings at.");
        Field(timer => timer.Zone);
        Field(timer => timer.Setting).Description("The setting its duration came from.");
        Field(timer => timer.Days).Description("The setting's value when the timer was set.");
    }
}
