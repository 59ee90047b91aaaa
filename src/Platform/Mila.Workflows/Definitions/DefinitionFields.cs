using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;
using Mila.Workflows.Drafts;
using Mila.Workflows.Pictures;

namespace Mila.Workflows.Definitions;

/// <summary>The definitions, as they can be started now.</summary>
public static class DefinitionFields
{
    public static void AddTo(ObjectGraphType query)
    {
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<DefinitionType>>>>("workflowDefinitions")
            .Description("The version of each definition that is in force: the association's own, else the shipped one.")
            .AuthorizeWithPolicy("workflows.read_definitions")
            .ResolveAsync(async context => (await InForce(context)).Values);
        query.Field<DefinitionType>("workflowDefinition")
            .Description("The version of one definition that is in force.")
            .Argument<NonNullGraphType<StringGraphType>>("key")
            .AuthorizeWithPolicy("workflows.read_definitions")
            .ResolveAsync(async context => (await InForce(context)).GetValueOrDefault(context.GetArgument<string>("key")));
        query.Field<NonNullGraphType<StringGraphType>>("workflowSchema")
            .Description("What a definition may say on this host, as a JSON Schema: a text editor completes and checks with it.")
            .AuthorizeWithPolicy("workflows.read_definitions")
            .Resolve(context => DefinitionSchema.Of(context.Service<WorkflowList>(), context.Service<SettingList>()));
    }

    private static Task<IReadOnlyDictionary<string, Definition>> InForce(IResolveFieldContext context) =>
        context.Service<PublishedDefinitions>().InForce(context.QuerySession(), context.CancellationToken);
}

public sealed class DefinitionType : ObjectGraphType<Definition>
{
    public DefinitionType()
    {
        Name = "WorkflowDefinition";
        Description = "How something goes from step to step (déroulement).";
        Field(definition => definition.Key);
        Field(definition => definition.Version);
        Field(definition => definition.Title).Description("In French.");
        Field(definition => definition.Subject).Description("The kind of thing an instance is about, for example candidacy.");
        Field(definition => definition.Start).Description("The key of the first step.");
        Field(definition => definition.Hash).Description("Names exactly this text.");
        Field(definition => definition.Text).Description("The definition itself, as JSON.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StepType>>>>("steps").Resolve(context => context.Source.Steps);
        Field<OwnDefinitionType>("own").Description("What the association has made of it: its draft, its published version; null when nothing.")
            .Resolve(context => context.Batch("own workflows", OwnDefinition.IdOf(context.Source.Key), Own));
        Field<NonNullGraphType<StringGraphType>>("picture").Description("The definition drawn, as SVG.")
            .Resolve(context => Picture.Of(context.Source));
    }

    private static async Task<IReadOnlyDictionary<Guid, OwnDefinition>> Own(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<OwnDefinition>(cancellation, [.. ids])).ToDictionary(own => own.Id);
}

public sealed class StepType : ObjectGraphType<Step>
{
    public StepType()
    {
        Name = "WorkflowStep";
        Description = "A step of a definition (étape).";
        Field(step => step.Key);
        Field(step => step.Label).Description("In French.");
        Field<NonNullGraphType<EnumerationGraphType<StepKind>>>("kind").Resolve(context => KindOf(context.Source));
        Field<StringGraphType>("role").Description("Whose task it is.").Resolve(context => (context.Source as TaskStep)?.Role);
        Field<StringGraphType>("command").Description("The command that settles the task.").Resolve(context => (context.Source as TaskStep)?.Command);
        Field<StringGraphType>("request").Description("What a module is asked.").Resolve(context => (context.Source as ServiceStep)?.Request);
        Field<StringGraphType>("calls").Description("The key of the definition it calls.").Resolve(context => (context.Source as CallStep)?.Definition);
        Field<StringGraphType>("deadline").Description("The setting its deadline comes from.").Resolve(context => context.Source.Deadline?.Setting);
        Field<IntGraphType>("deadlineDays").Description("How many days that setting gives today.").ResolveAsync(async context =>
            context.Source.Deadline is { } deadline
                ? (await context.Service<Settings>().On(context.QuerySession(), context.Today(), context.CancellationToken)).Days(deadline.Setting)
                : null);
        Field<StringGraphType>("deadlineOf").Description("The value that tells the day it is counted from; null for the day the step is entered.")
            .Resolve(context => context.Source.Deadline?.Of);
        Field<NonNullGraphType<BooleanGraphType>>("deadlineIsBefore").Description("Whether it comes before the day it is counted from.")
            .Resolve(context => context.Source.Deadline is { Before: not null });
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("reminders").Description("The settings its reminders come from, in their order.")
            .Resolve(context => context.Source.Reminders.Select(reminder => reminder.Setting));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<WayType>>>>("ways").Resolve(context => context.Source.Ways);
    }

    private static StepKind KindOf(Step step) => step switch
    {
        UserStep => StepKind.User,
        QuestionStep => StepKind.Question,
        WaitStep => StepKind.Wait,
        ServiceStep => StepKind.Service,
        DecisionStep => StepKind.Decision,
        ParallelStep => StepKind.Parallel,
        CallStep => StepKind.Call,
        EndStep => StepKind.End,
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}

public enum StepKind { User, Question, Wait, Service, Decision, Parallel, Call, End }

public sealed class WayType : ObjectGraphType<Way>
{
    public WayType()
    {
        Name = "WorkflowWay";
        Field(way => way.Through).Description("What leads there: an announcement, an answer, a guard, the deadline.");
        Field(way => way.Label, nullable: true).Description("What the definition calls it, in French.");
        Field(way => way.To).Description("The key of the step it leads to.");
    }
}
