using System.Collections;
using Mila.Kernel;

namespace Mila.House.Tests;

/// <summary>Builds one value of a record by its constructor, the same each time: distinct words, ids, days and amounts.</summary>
internal static class Specimen
{
    public static object Of(Type type) => Of(type, type.Name);

    private static object Of(Type type, string name)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Of(inner, name);
        if (type == typeof(Guid))
            return NamedId.Of("specimen", name);
        if (type == typeof(string))
            return "word";
        if (type == typeof(DateOnly))
            return new DateOnly(2023, 6, 15);
        if (type == typeof(TimeOnly))
            return new TimeOnly(9, 30);
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2023, 6, 15, 7, 0, 0, TimeSpan.Zero);
        if (type == typeof(bool))
            return true;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(type.GetEnumValues().Length - 1)!;
        if (type.IsPrimitive || type == typeof(decimal))
            return Convert.ChangeType(3, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(Money))
            return new Money(123_456);
        if (typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType)
            return Collection(type, name);
        var constructor = type.GetConstructors().OrderByDescending(each => each.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!))]);
    }

    private static object Collection(Type type, string name)
    {
        var arguments = type.GetGenericArguments();
        if (arguments is [var key, var value])
        {
            var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
            dictionary.Add(Of(key, name), Of(value, name));
            return dictionary;
        }
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments[0]))!;
        list.Add(Of(arguments[0], name));
        return list;
    }
}
