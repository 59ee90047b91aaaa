using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;
using Mila.Workflows.Definitions;
using Mila.Workflows.Drafts;
using Mila.Workflows.Instances;
using Mila.Workflows.Journals;
using Mila.Workflows.Pictures;

namespace Mila.Workflows.Simulations;

/// <summary>A simulation as it is shown.</summary>
/// <param name="Lines">The script that was played.</param>
public sealed record Simulated(Definition Definition, IReadOnlyList<string> Lines, Simulation Run, IReadOnlyList<JournalEntry> Journal);

public sealed class SimulatedType : ObjectGraphType<Simulated>
{
    private const int MostLines = 200;

    public SimulatedType()
    {
        Name = "WorkflowSimulation";
        Description = "A definition tried without anything being kept (simulation).";
        Field<NonNullGraphType<DefinitionType>>("definition").Resolve(context => context.Source.Definition);
        Field(simulated => simulated.Lines).Description("The script that was played.");
        Field<NonNullGraphType<StringGraphType>>("stepLabel").Resolve(context => context.Source.Definition[context.Source.Run.Instance.Step].Label);
        Field<StringGraphType>("outcome").Resolve(context => context.Source.Run.Instance.Outcome);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("remarks").Description("Lines that led nowhere, in French.").Resolve(context => context.Source.Run.Remarks);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<JournalEntryType>>>>("journal").Resolve(context => context.Source.Journal);
        Field<NonNullGraphType<StringGraphType>>("picture").Description("The definition drawn with the path taken, as SVG.")
            .Resolve(context => Picture.Of(context.Source.Definition, context.Source.Run.Instance));
    }

    public static void AddTo(ObjectGraphType query) => query.Field<SimulatedType>("workflowSimulation")
        .Description("Tries the draft of a definition, or the version in force when there is no draft; null while the draft has errors.")
        .Argument<NonNullGraphType<StringGraphType>>("key")
        .Argument<ListGraphType<NonNullGraphType<StringGraphType>>>("lines", "What happens, one thing a line: an announcement with its outcome and values, échéance, fait, refusé and a rule code.")
        .Argument<GuidGraphType>("instance", "Or a past instance: what it went through.")
        .AuthorizeWithPolicy("workflows.draft")
        .ResolveAsync(async context => await Simulate(context));

    private static async Task<Simulated?> Simulate(IResolveFieldContext context)
    {
        var (session, cancellation, definitions) = (context.QuerySession(), context.CancellationToken, context.Service<PublishedDefinitions>());
        var inForce = await definitions.InForce(session, cancellation);
        var key = context.GetArgument<string>("key");
        var own = await session.LoadAsync<OwnDefinition>(OwnDefinition.IdOf(key), cancellation);
        var definition = own?.Draft is { } draft ? context.Service<Checking>().Read(draft.Text, inForce).Definition : inForce.GetValueOrDefault(key);
        if (definition is null)
            return null;
        IReadOnlyList<string> lines = context.GetArgument<Guid?>("instance") is { } instance
            ? Script.Of((await session.Events.FetchStreamAsync(instance, token: cancellation)).Select(e => e.Data))
            : context.GetArgument<List<string>?>("lines") ?? [];
        if (lines.Count > MostLines)
            throw new ExecutionError("Une simulation a 200 lignes au plus.") { Code = "TOO_LONG" };

        var set = PublishedDefinitions.SetOf(inForce, definition);
        var settings = await context.Service<Settings>().On(session, context.Today(), cancellation);
        var around = new Surroundings(context.Now(), context.Service<Tenants>().CalendarOf(context.Request().Tenant), settings.Days);
        var run = Simulation.Of(definition, set, lines, around);
        return new(definition, lines, run, Journal.Of(context.Service<WorkflowList>(), set, run.Facts.Select(each => (each.Fact, each.At, (Guid?)null))));
    }
}
