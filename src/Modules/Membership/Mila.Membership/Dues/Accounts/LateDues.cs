using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Dues.Accounts;

/// <summary>Dues that were late on a day (impayé), with what was owed then.</summary>
public sealed record LateDues(DuesCall Call, DateOnly Day)
{
    public Money Owed => Call.OwedOn(Day);

    public int DaysLate => Day.DayNumber - Call.DueOn.DayNumber;

    /// <summary>When something was written about it last, until that day.</summary>
    public DateOnly WrittenOn => Call.Reminders.LastOrDefault(reminder => reminder.On <= Day)?.On ?? Call.CalledOn;
}

public sealed class LateDuesType : ObjectGraphType<LateDues>
{
    public LateDuesType()
    {
        Name = "LateDues";
        Description = "Dues that were late on a day (impayé).";
        Field<NonNullGraphType<DuesCallType>>("duesCall").Description("As it stands today.").Resolve(context => context.Source.Call);
        Field<NonNullGraphType<NamedStructureType>>("structure").Resolve(context => new NamedStructure(context.Source.Call.StructureId));
        Field<NonNullGraphType<MoneyType>>("owed").Description("On that day.").Resolve(context => context.Source.Owed);
        Field("daysLate", late => late.DaysLate);
        Field("writtenOn", late => late.WrittenOn).Description("The day of the last letter until then, the call itself included.");
    }

    public static void AddTo(ObjectGraphType query) => query
        .ListOf<LateDues, LateDuesType>("lateDues", "membership.read_dues")
        .Describe("Dues that were late on a day, the longest late first.")
        .Argument<DateOnlyGraphType>("asOf", "The day asked about; today unless said.")
        .OrderedBy<DuesArrears, DateOnly>(
            (context, session) => new Viewpoint(Day(context), PeriodRow.KnownNow).Rows<DuesArrears>(session),
            row => row.Since, row => row.Id, Show);

    private static DateOnly Day(IResolveFieldContext context) => context.GetArgument<DateOnly?>("asOf") ?? context.Today();

    private static async Task<IReadOnlyList<LateDues>> Show(IResolveFieldContext context, IReadOnlyList<DuesArrears> rows)
    {
        var calls = (await context.QuerySession().LoadManyAsync<DuesCall>(context.CancellationToken, rows.Select(row => row.SourceId))).ToDictionary(call => call.Id);
        return [.. rows.Select(row => new LateDues(calls[row.SourceId], Day(context)))];
    }
}
