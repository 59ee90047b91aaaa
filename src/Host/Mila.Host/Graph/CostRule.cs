using GraphQL.Validation;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using Mila.Kernel;

namespace Mila.Host.Graph;

/// <summary>Refuses what could answer too many things: a list counts for its <c>first</c>, and what is within for as many times.</summary>
public sealed class CostRule() : ComplexityValidationRule(new ComplexityOptions
{
    DefaultObjectImpact = 1,
    DefaultScalarImpact = 0.05,
    DefaultListImpactMultiplier = UsualList,
    DefaultComplexityImpactDelegate = Impact,
})
{
    public const int Nodes = 50_000;

    /// <summary>How many a list is taken to hold that does not say.</summary>
    private const int UsualList = 20;

    /// <summary>The same of a list in what the schema says of itself: enough for what tools ask, too dear in circles.</summary>
    private const int UsualOfSchema = 6;

    private const int NodesPerType = 2_000;

    private static readonly Func<FieldImpactContext, FieldComplexityResult> Usual = new ComplexityOptions().DefaultComplexityImpactDelegate;

    public static readonly CostRule Instance = new();

    /// <summary>A list of things costs as many things; a negative <c>first</c> must not pay for what is beside it.</summary>
    private static FieldComplexityResult Impact(FieldImpactContext context)
    {
        var usual = Usual(context);
        var times = Math.Max(1, usual.ChildImpactMultiplier);
        if (times > 1 && context.ParentType.Name.StartsWith("__", StringComparison.Ordinal))
            times = UsualOfSchema;
        return new(usual.FieldImpact * times, times);
    }

    /// <summary>What a tool asks of the schema grows with its types; asked in circles it grows much faster.</summary>
    private static int Most(ValidationContext context) =>
        context.Operation.SelectionSet.Selections.All(selection => selection is GraphQLField field && field.Name.StringValue.StartsWith("__", StringComparison.Ordinal))
            ? Nodes + (NodesPerType * context.Schema.AllTypes.Count)
            : Nodes;

    protected override ValueTask ValidateComplexityAsync(ValidationContext context, double totalComplexity, int maxDepth)
    {
        if (totalComplexity > Most(context))
            context.ReportError(new ValidationError(context.Document.Source, number: null, French.Typeset(
                $"Cette demande pourrait répondre {French.Number((long)Math.Min(totalComplexity, long.MaxValue / 2))} éléments : {French.Number(Nodes)} au plus. Réduisez « first » ou demandez-la en plusieurs fois."),
                context.Operation) { Code = "LIMIT_COST" });
        return ValueTask.CompletedTask;
    }
}
