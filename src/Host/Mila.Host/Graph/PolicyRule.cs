using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Authorization;
using Mila.Kernel;

namespace Mila.Host.Graph;

/// <summary>
/// Asks ASP.NET for every policy that the operation's fields and their types name, before anything runs.
/// The policies are metadata (<c>AuthorizeWithPolicy</c>) that GraphQL.NET itself does not enforce.
/// </summary>
public sealed class PolicyRule : ValidationRuleBase
{
    public static readonly PolicyRule Instance = new();

    public override async ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        var authorization = context.RequestServices!.GetRequiredService<IAuthorizationService>();
        var user = context.User ?? new();
        foreach (var (policy, field) in PoliciesAsked.By(context))
            if (!(await authorization.AuthorizeAsync(user, policy)).Succeeded)
                context.ReportError(user.Identity?.IsAuthenticated == true ? Forbidden(context, field) : Unauthenticated(context, field));
        return null;
    }

    private static ValidationError Forbidden(ValidationContext context, GraphQLField field) => Refusal(context, field, GraphCodes.Forbidden,
        $"Vous n’avez pas le droit d’utiliser « {field.Name.StringValue} ». Demandez-le à la coordination de l’association.");

    private static ValidationError Unauthenticated(ValidationContext context, GraphQLField field) => Refusal(context, field, GraphCodes.Unauthenticated,
        $"Il faut être connecté pour utiliser « {field.Name.StringValue} ». Connectez-vous, puis recommencez.");

    private static ValidationError Refusal(ValidationContext context, GraphQLField field, string code, string sentence) =>
        new(context.Document.Source, number: null, French.Typeset(sentence), field) { Code = code };
}

/// <summary>The policies an operation asks for, each with the first field that names it.</summary>
internal sealed class PoliciesAsked
{
    private readonly ValidationContext context;
    private readonly Dictionary<string, GraphQLField> asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> fragments = new(StringComparer.Ordinal);

    private PoliciesAsked(ValidationContext context) => this.context = context;

    public static IReadOnlyDictionary<string, GraphQLField> By(ValidationContext context)
    {
        var policies = new PoliciesAsked(context);
        policies.Walk(context.Operation.SelectionSet, Root(context), within: null);
        return policies.asked;
    }

    private static IGraphType? Root(ValidationContext context) => context.Operation.Operation switch
    {
        OperationType.Mutation => context.Schema.Mutation,
        OperationType.Subscription => context.Schema.Subscription,
        _ => context.Schema.Query,
    };

    /// <param name="within">The field whose selection this is: a type's own policy is asked in its name.</param>
    private void Walk(GraphQLSelectionSet? selections, IGraphType? type, GraphQLField? within)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            if (!context.ShouldIncludeNode(selection))
                continue;
            switch (selection)
            {
                case GraphQLField field:
                    foreach (var definition in Definitions(type, field))
                    {
                        Ask(definition, field);
                        var answer = definition.ResolvedType?.GetNamedType();
                        Ask(answer, field);
                        Walk(field.SelectionSet, answer, field);
                    }
                    break;
                case GraphQLInlineFragment fragment:
                    Narrow(fragment.SelectionSet, fragment.TypeCondition, type, within);
                    break;
                case GraphQLFragmentSpread spread when fragments.Add(spread.FragmentName.Name.StringValue):
                    var named = context.Document.Definitions.OfType<GraphQLFragmentDefinition>()
                        .FirstOrDefault(each => each.FragmentName.Name.Value == spread.FragmentName.Name.Value);
                    Narrow(named?.SelectionSet, named?.TypeCondition, type, within);
                    break;
            }
        }
    }

    private void Narrow(GraphQLSelectionSet? selections, GraphQLTypeCondition? condition, IGraphType? type, GraphQLField? within)
    {
        var narrowed = condition is null ? type : context.Schema.AllTypes[condition.Type.Name.Value];
        if (within is not null)
            Ask(narrowed, within);
        Walk(selections, narrowed, within);
    }

    /// <summary>The field as its type declares it; behind an interface or union, also as every possible type does.</summary>
    private static IEnumerable<FieldType> Definitions(IGraphType? type, GraphQLField field)
    {
        if (type is IComplexGraphType own && own.GetField(field.Name.Value) is { } declared)
            yield return declared;
        if (type is IAbstractGraphType many)
            foreach (var possible in many.PossibleTypes)
                if (possible.GetField(field.Name.Value) is { } implemented)
                    yield return implemented;
    }

    private void Ask(IMetadataReader? declared, GraphQLField field)
    {
        foreach (var policy in declared?.GetPolicies() ?? [])
            asked.TryAdd(policy, field);
    }
}
