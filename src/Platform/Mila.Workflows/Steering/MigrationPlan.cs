using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Steering;

/// <summary>Running instances that stand at the same steps of the same version, and whether they can go by the one in force.</summary>
/// <param name="Version">The version they go by.</param>
/// <param name="Obstacles">Why they cannot, in French; nothing when they can.</param>
/// <param name="Displaced">Where they stand that has no place of its own there.</param>
public sealed record MigrationGroup(int Version, IReadOnlyList<Step> Steps, int Count, IReadOnlyList<string> Obstacles, IReadOnlyList<Displaced> Displaced);

/// <summary>What a migration of all the instances of a definition would do (migration à blanc): nothing is moved.</summary>
public static class MigrationPlan
{
    /// <summary>The running instances that do not go by the version in force, each with the definitions it needs.</summary>
    internal static async IAsyncEnumerable<(Instance Instance, DefinitionSet Set)> Candidates(
        IQuerySession session, PublishedDefinitions definitions, Definition target, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var sets = new Dictionary<string, DefinitionSet>();
        var running = session.Query<Instance>().Where(instance => instance.Definition == target.Key && instance.Outcome == null && instance.DefinitionHash != target.Hash);
        await foreach (var instance in running.ToAsyncEnumerable(cancellation))
        {
            var pins = string.Join(' ', instance.Pins.Order());
            if (!sets.TryGetValue(pins, out var set))
                sets[pins] = set = await definitions.SetOf(session, instance, cancellation, target);
            yield return (instance, set);
        }
    }

    internal static async Task<IReadOnlyList<MigrationGroup>> Read(
        IQuerySession session, PublishedDefinitions definitions, Definition target, StepMoves moves, CancellationToken cancellation)
    {
        var groups = new Dictionary<(int Version, string Where), MigrationGroup>();
        await foreach (var (instance, set) in Candidates(session, definitions, target, cancellation))
        {
            var own = instance.Stays.Where(stay => stay.Call is null).ToList();
            var place = (instance.DefinitionVersion, instance.DefinitionHash + string.Join(' ', own.Select(stay => stay.Step)));
            groups[place] = groups.TryGetValue(place, out var group)
                ? group with { Count = group.Count + 1 }
                : new(instance.DefinitionVersion, [.. own.Select(stay => set[instance.Pin][stay.Step])], 1,
                    Migration.Obstacles(set, instance, target, moves), Migration.DisplacedOf(set, instance, target));
        }
        return [.. groups.Values.OrderBy(group => group.Version).ThenByDescending(group => group.Count)];
    }
}

/// <summary>A definition whose instances should go by the version in force.</summary>
public sealed record MigrationWanted(string Key, IReadOnlyList<StepMove> Steps);

public sealed class WorkflowMigrationType : ObjectGraphType<MigrationWanted>
{
    public WorkflowMigrationType()
    {
        Name = "WorkflowMigration";
        Description = "What the migration of all the instances of a definition would do: nothing is moved by asking.";
        Field(wanted => wanted.Key);
        Field<NonNullGraphType<IntGraphType>>("version").Description("The version in force.").ResolveAsync(async context => (await Target(context)).Version);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MigrationGroupType>>>>("groups").Description("The running instances that go by another version, by where they stand.")
            .ResolveAsync(async context => await MigrationPlan.Read(context.QuerySession(), context.Service<PublishedDefinitions>(), await Target(context),
                StepMoves.Of(context.Source.Steps), context.CancellationToken));
    }

    public static void AddTo(ObjectGraphType query) => query.Field<WorkflowMigrationType>("workflowMigration")
        .Description("A dry run of the migration of all the instances of a definition to the version in force.")
        .Argument<NonNullGraphType<StringGraphType>>("key", "The definition's key.")
        .Argument<ListGraphType<NonNullGraphType<StepMoveInputType>>>("steps", "What becomes of steps that have another key there.")
        .AuthorizeWithPolicy("workflows.steer")
        .ResolveAsync(async context => (await InForce(context)).ContainsKey(context.GetArgument<string>("key"))
            ? new MigrationWanted(context.GetArgument<string>("key"), StepMoveInputType.Read(context))
            : null);

    private static async Task<Definition> Target(IResolveFieldContext<MigrationWanted> context) => (await InForce(context))[context.Source.Key];

    private static Task<IReadOnlyDictionary<string, Definition>> InForce(IResolveFieldContext context) =>
        context.Service<PublishedDefinitions>().InForce(context.QuerySession(), context.CancellationToken);
}

public sealed class MigrationGroupType : ObjectGraphType<MigrationGroup>
{
    public MigrationGroupType()
    {
        Name = "WorkflowMigrationGroup";
        Description = "Running instances that stand at the same steps of the same version.";
        Field(group => group.Version);
        Field(group => group.Count).Description("How many.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StepType>>>>("steps").Description("Where they stand.").Resolve(context => context.Source.Steps);
        Field(group => group.Obstacles).Description("Why they cannot go by the version in force, in French; nothing when they can.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DisplacedType>>>>("displaced").Description("Where they stand that has no place of its own there.")
            .Resolve(context => context.Source.Displaced);
    }
}

public sealed class DisplacedType : ObjectGraphType<Displaced>
{
    public DisplacedType()
    {
        Name = "WorkflowDisplacedStep";
        Description = "A step that has no place of its own in the version in force.";
        Field<NonNullGraphType<StepType>>("step").Resolve(context => context.Source.Step);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StepType>>>>("places").Description("The steps there that could take its place.")
            .Resolve(context => context.Source.Places);
    }
}
