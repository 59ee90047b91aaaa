using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace Mila.Graph;

/// <summary>Marks root fields that are there in a demonstration only, and not in the published schema.</summary>
public static class DemonstrationFields
{
    private const string Key = "mila.demonstration";

    public static FieldBuilder<TSource, TReturn> DemonstrationOnly<TSource, TReturn>(this FieldBuilder<TSource, TReturn> builder)
    {
        builder.FieldType.WithMetadata(Key, true);
        return builder;
    }

    public static bool IsDemonstrationOnly(this FieldType declared) => declared.GetMetadata(Key, false);
}
