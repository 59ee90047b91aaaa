using GraphQLParser.AST;

namespace Mila.Host.Graph;

/// <summary>
/// Counts a document's operations as they would run, every fragment unfolded where it is spread: each fragment is measured
/// once, so that a document which doubles itself through fragments is refused without being unfolded.
/// </summary>
internal sealed class DocumentMeasure(GraphQLDocument document)
{
    private readonly record struct Size(int Depth, long Fields, long Aliases, long Directives)
    {
        public Size Beside(Size other) =>
            new(Math.Max(Depth, other.Depth), Sum(Fields, other.Fields), Sum(Aliases, other.Aliases), Sum(Directives, other.Directives));

        // A document that doubles itself sixty times would overflow: beyond this, large is large enough.
        private static long Sum(long one, long other) => Math.Min(one + other, int.MaxValue);
    }

    private readonly Dictionary<string, GraphQLFragmentDefinition> fragments = document.Definitions
        .OfType<GraphQLFragmentDefinition>()
        .DistinctBy(fragment => fragment.FragmentName.Name.StringValue, StringComparer.Ordinal)
        .ToDictionary(fragment => fragment.FragmentName.Name.StringValue, StringComparer.Ordinal);

    private readonly Dictionary<string, Size> measured = new(StringComparer.Ordinal);

    /// <exception cref="GraphQL.ExecutionError">When an operation, or a fragment even if unused, is larger than is answered.</exception>
    public void Check()
    {
        foreach (var name in fragments.Keys)
            Check(OfFragment(name));
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
            CheckOperation(operation);
    }

    private void CheckOperation(GraphQLOperationDefinition operation)
    {
        var roots = RootFields(operation.SelectionSet, []).ToList();
        DocumentLimits.AtMost(roots.Count, DocumentLimits.RootFields, "LIMIT_ROOT_FIELDS",
            $"Cette demande pose trop de questions à la fois : {DocumentLimits.RootFields} au plus. Demandez-la en plusieurs fois.");
        foreach (var root in roots)
            if (OfField(root).Depth > DocumentLimits.DepthWithin(root.Name.StringValue))
                throw DocumentLimits.TooDeep();
        Check(OfSelections(operation.SelectionSet).Beside(new(0, 0, 0, Count(operation.Directives))));
    }

    private static void Check(Size size)
    {
        DocumentLimits.AtMost(size.Fields, DocumentLimits.Fields, "LIMIT_FIELDS",
            $"Cette demande nomme trop de champs : {Kernel.French.Number(DocumentLimits.Fields)} au plus. Demandez-la en plusieurs fois.");
        DocumentLimits.AtMost(size.Aliases, DocumentLimits.Aliases, "LIMIT_ALIASES",
            $"Cette demande renomme trop de champs : {DocumentLimits.Aliases} au plus. Demandez-la en plusieurs fois.");
        DocumentLimits.AtMost(size.Directives, DocumentLimits.Directives, "LIMIT_DIRECTIVES",
            $"Cette demande porte trop de directives : {DocumentLimits.Directives} au plus. Retirez celles qui ne servent pas.");
    }

    private IEnumerable<GraphQLField> RootFields(GraphQLSelectionSet? selections, HashSet<string> seen) =>
        (selections?.Selections ?? []).SelectMany(selection => selection switch
        {
            GraphQLField field => [field],
            GraphQLInlineFragment fragment => RootFields(fragment.SelectionSet, seen),
            GraphQLFragmentSpread spread when seen.Add(Name(spread)) => RootFields(fragments.GetValueOrDefault(Name(spread))?.SelectionSet, seen),
            _ => [],
        });

    private Size OfSelections(GraphQLSelectionSet? selections)
    {
        var size = new Size();
        foreach (var selection in selections?.Selections ?? [])
            size = size.Beside(Of(selection)).Beside(new(0, 0, 0, Count((selection as IHasDirectivesNode)?.Directives)));
        return size;
    }

    private Size Of(ASTNode selection) => selection switch
    {
        GraphQLField field => OfField(field),
        GraphQLInlineFragment fragment => OfSelections(fragment.SelectionSet),
        GraphQLFragmentSpread spread => OfFragment(Name(spread)),
        _ => default,
    };

    private Size OfField(GraphQLField field)
    {
        var within = OfSelections(field.SelectionSet);
        return within with { Depth = within.Depth + 1, Fields = within.Fields + 1, Aliases = within.Aliases + (field.Alias is null ? 0 : 1) };
    }

    /// <summary>Zero while it is being measured: a fragment that spreads itself is for the validation to name.</summary>
    private Size OfFragment(string name)
    {
        if (measured.TryGetValue(name, out var size))
            return size;
        if (!fragments.TryGetValue(name, out var fragment))
            return default;
        measured[name] = default;
        return measured[name] = OfSelections(fragment.SelectionSet);
    }

    private static string Name(GraphQLFragmentSpread spread) => spread.FragmentName.Name.StringValue;

    private static int Count(GraphQLDirectives? directives) => directives?.Count ?? 0;
}
