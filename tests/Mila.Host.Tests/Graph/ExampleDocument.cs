using GraphQL;
using GraphQL.Types;

namespace Mila.Host.Tests.Graph;

/// <summary>Writes a valid document that asks for one root field: every required argument, and one thing to see.</summary>
public static class ExampleDocument
{
    public static string Of(ISchema schema, string root, string field)
    {
        var declared = ((IObjectGraphType)schema.AllTypes[root]!).Fields.First(each => each.Name == field);
        return $"{root.ToLowerInvariant()} {{ {field}{Arguments(declared.Arguments)} {Selection(declared.ResolvedType!)} }}";
    }

    private static string Arguments(QueryArguments? arguments)
    {
        var required = arguments?.Where(each => each.ResolvedType is NonNullGraphType && each.DefaultValue is null).ToList() ?? [];
        return required.Count == 0 ? "" : $"({string.Join(", ", required.Select(each => $"{each.Name}: {Value(each.ResolvedType!)}"))})";
    }

    private static string Selection(IGraphType type) => type.GetNamedType() is ScalarGraphType ? "" : "{ __typename }";

    private static string Value(IGraphType type) => type switch
    {
        NonNullGraphType required => Value(required.ResolvedType!),
        ListGraphType list => $"[{Value(list.ResolvedType!)}]",
        EnumerationGraphType choice => choice.Values.First().Name,
        IInputObjectGraphType input => $"{{ {string.Join(", ", Required(input).Select(each => $"{each.Name}: {Value(each.ResolvedType!)}"))} }}",
        _ => type.Name switch
        {
            "Int" or "Long" or "Float" or "Decimal" => "1",
            "Boolean" => "true",
            "Date" => "\"2023-06-15\"",
            "DateTime" => "\"2023-06-15T07:00:00Z\"",
            "Time" => "\"09:00:00\"",
            "Guid" => "\"0188bd1c-0000-7000-8000-000000000000\"",
            "ID" or "String" => "\"x\"",
            _ => throw new ArgumentException($"An example of {type.Name} is to be written here.", nameof(type)),
        },
    };

    private static IEnumerable<FieldType> Required(IInputObjectGraphType input) =>
        input.Fields.Where(each => each.ResolvedType is NonNullGraphType && each.DefaultValue is null);
}
