using GraphQL.Validation;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;
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
    private const int UsualOfSchema = 8;

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

    protected override ValueTask ValidateComplexityAsync(ValidationContext context, double totalComplexity, int maxDepth)
    {
        if (totalComplexity > Nodes)
            context.ReportError(new ValidationError(context.Document.Source, number: null, French.Typeset(
                $"Cette demande pourrait répondre {French.Number((long)Math.Min(totalComplexity, long.MaxValue / 2))} éléments : {French.Number(Nodes)} au plus. Réduisez « first » ou demandez-la en plusieurs fois."),
                context.Operation) { Code = "LIMIT_COST" });
        return ValueTask.CompletedTask;
    }
}
