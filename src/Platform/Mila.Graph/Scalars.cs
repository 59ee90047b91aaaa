using System.Globalization;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Mila.Graph;

/// <summary>A civil day (jour), <c>Date</c> in the API; a day that no calendar has is refused before anything runs.</summary>
public sealed class DayType : DateOnlyGraphType
{
    public DayType()
    {
        Name = "Date";
        Description = "A civil day in the association's time zone, `yyyy-MM-dd`.";
    }
}

/// <summary>An instant, <c>DateTime</c> in the API: any offset is understood, UTC is answered.</summary>
public sealed class InstantType : DateTimeOffsetGraphType
{
    public InstantType()
    {
        Name = "DateTime";
        Description = "An instant in ISO 8601 with its offset, answered in UTC: `2023-06-15T07:00:00Z`.";
    }

    public override object? Serialize(object? value) => value is DateTimeOffset instant
        ? instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
        : base.Serialize(value);
}

/// <summary>A time of day (heure), <c>Time</c> in the API.</summary>
public sealed class TimeOfDayType : TimeOnlyGraphType
{
    public TimeOfDayType()
    {
        Name = "Time";
        Description = "A time of day in the association's time zone, `HH:mm:ss`.";
    }
}

/// <summary>An id (identifiant), <c>Guid</c> in the API wherever one is shown or taken.</summary>
public sealed class IdType : GuidGraphType
{
    public IdType()
    {
        Name = "Guid";
        Description = "The id of a thing, `8-4-4-4-12` hexadecimal digits.";
    }
}

/// <summary>Puts Mila's scalars where GraphQL.NET has its own, whichever of the two a field names.</summary>
public static class Scalars
{
    public static IServiceCollection AddMilaScalars(this IServiceCollection services) => services
        .AddSingleton<DateOnlyGraphType>(new DayType())
        .AddSingleton<DateTimeOffsetGraphType>(new InstantType())
        .AddSingleton<TimeOnlyGraphType>(new TimeOfDayType())
        .AddSingleton<GuidGraphType>(new IdType());

    /// <summary>GraphQL.NET would show a <see cref="Guid"/> as <c>ID</c>, and take any text for one.</summary>
    public static void UseMilaScalars(this ISchema schema) => schema.RegisterTypeMapping(typeof(Guid), typeof(GuidGraphType));
}
