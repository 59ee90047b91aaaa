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
})
{
    public const int Nodes = 50_000;

    /// <summary>How many an unpaged list is taken to hold.</summary>
    private const int UsualList = 10;

    public static readonly CostRule Instance = new();

    protected override ValueTask ValidateComplexityAsync(ValidationContext context, double totalComplexity, int maxDepth)
    {
        if (totalComplexity > Nodes)
            context.ReportError(new ValidationError(context.Document.Source, number: null, French.Typeset(
                $"Cette demande pourrait répondre {French.Number((long)Math.Min(totalComplexity, long.MaxValue / 2))} éléments : {French.Number(Nodes)} au plus. Réduisez « first » ou demandez-la en plusieurs fois."),
                context.Operation) { Code = "LIMIT_COST" });
        return ValueTask.CompletedTask;
    }
}
