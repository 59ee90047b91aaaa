using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Membership.Dues;
using Mila.Modules;

namespace Mila.Membership.Structures;

/// <summary>From where one looks at the members: how things stood on a day, as it was known at an instant.</summary>
public sealed record Viewpoint(DateOnly Day, DateTimeOffset KnownAt)
{
    public static Viewpoint Of(IResolveFieldContext context, string day = "asOf") => new(
        context.GetArgument<DateOnly?>(day) ?? context.Today(),
        context.GetArgument<DateTimeOffset?>("knownAt")?.ToUniversalTime() ?? PeriodRow.KnownNow);

    public static QueryArguments Arguments() =>
    [
        new QueryArgument<DateOnlyGraphType> { Name = "asOf", Description = "The day asked about; today unless said." },
        new QueryArgument<DateTimeOffsetGraphType> { Name = "knownAt", Description = "As it was known at that instant; now unless said." },
    ];

    /// <summary>The rows that cover the day and were known at the instant.</summary>
    public IQueryable<TRow> Rows<TRow>(IQuerySession session) where TRow : PeriodRow => session.Query<TRow>().Where(row =>
        row.Since <= Day && row.Until > Day && row.RecordedFrom <= KnownAt && row.RecordedUntil > KnownAt);

    /// <summary>The structures whose dues are late.</summary>
    public async Task<IReadOnlySet<Guid>> Behind(IQuerySession session, CancellationToken cancellation) =>
        (await Rows<DuesArrears>(session).Select(row => row.StructureId).ToListAsync(cancellation)).ToHashSet();
}
