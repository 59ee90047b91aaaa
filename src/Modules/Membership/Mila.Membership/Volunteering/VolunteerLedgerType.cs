using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Volunteering;

public sealed class VolunteerLedgerType : ObjectGraphType<VolunteerLedger>
{
    public VolunteerLedgerType()
    {
        Name = "VolunteerLedger";
        Description = "The time that one person gave in one civil year (temps bénévole d’une année).";
        Field(ledger => ledger.PersonId);
        this.PersonName("name", ledger => ledger.PersonId);
        Field(ledger => ledger.Year);
        Field(ledger => ledger.Minutes).Description("What counts.");
        Field<NonNullGraphType<MoneyType>>("value").Description("As a contribution in kind: each hour at the rate of its day.").Resolve(context => context.Source.Value);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<VolunteeredType>>>>("entries").Description("The latest first; what was cancelled too.")
            .Resolve(context => context.Source.Entries.Reverse().OrderByDescending(each => each.On));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<NonNullGraphType<VolunteerLedgerType>>("myHours")
            .Description("The time that the person who asks gave in a year, this year unless said.")
            .Argument<IntGraphType>("year")
            .AuthorizeWithPolicy("membership.declare_hours")
            .ResolveAsync(async context =>
            {
                var (me, year) = (context.Actor().PersonId ?? Guid.Empty, context.GetArgument<int?>("year") ?? context.Today().Year);
                return await context.QuerySession().LoadAsync<VolunteerLedger>(VolunteerLedger.IdOf(me, year), context.CancellationToken)
                    ?? new VolunteerLedger { Id = VolunteerLedger.IdOf(me, year), PersonId = me, Year = year };
            });

        query.ListOf<VolunteerLedger, VolunteerLedgerType>("volunteerHours", "membership.read_hours")
            .Describe("Who gave time in a year, whoever gave most first.")
            .Argument<IntGraphType>("year", "This year unless said.")
            .OrderedBy((context, session) =>
            {
                var year = context.GetArgument<int?>("year") ?? context.Today().Year;
                return session.Query<VolunteerLedger>().Where(ledger => ledger.Year == year && ledger.Minutes > 0);
            }, ledger => ledger.Minutes, ledger => ledger.Id, descending: true);

        query.Field<NonNullGraphType<VolunteerYearType>>("volunteerYear")
            .Description("What volunteers gave in a year, this year unless said, and what it is worth.")
            .Argument<IntGraphType>("year")
            .AuthorizeWithPolicy("membership.read_hours")
            .ResolveAsync(async context =>
            {
                var year = context.GetArgument<int?>("year") ?? context.Today().Year;
                var settings = await context.Service<Settings>().On(context.QuerySession(), context.Today(), context.CancellationToken);
                return new VolunteerYear(
                    year, await context.QuerySession().Query<VolunteerLedger>().Where(ledger => ledger.Year == year).ToListAsync(context.CancellationToken), settings["volunteer.rate_source"]);
            });
    }
}

public sealed class VolunteeredType : ObjectGraphType<Volunteered>
{
    public VolunteeredType()
    {
        Name = "Volunteered";
        Description = "Time that somebody gave (temps bénévole).";
        Field(each => each.Id);
        Field<NonNullGraphType<EnumerationGraphType<VolunteerTask>>>("task").Resolve(context => context.Source.Task);
        Field(each => each.Minutes);
        Field(each => each.On);
        Field(each => each.IsCancelled);
        Field<NonNullGraphType<MoneyType>>("value").Resolve(context => context.Source.Value);
        Field<StringGraphType>("words").Description("Null when there are none, or they were erased.").Resolve(context => context.Batch("volunteer-words", VolunteerLedger.WordsOf(context.Source.Id), Words));
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Words(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<ErasableText>(cancellation, ids)).ToDictionary(text => text.Id, text => text.Text);
}

/// <summary>What volunteers gave in one year (bénévolat de l’année).</summary>
public sealed record VolunteerYear(int Year, IReadOnlyList<VolunteerLedger> Ledgers, string Source)
{
    public IEnumerable<TaskTime> Tasks => Ledgers.SelectMany(ledger => ledger.Counting).GroupBy(each => each.Task)
        .Select(task => new TaskTime(task.Key, task.Sum(each => each.Minutes))).OrderByDescending(task => task.Minutes);
}

public sealed record TaskTime(VolunteerTask Task, int Minutes);

public sealed class VolunteerYearType : ObjectGraphType<VolunteerYear>
{
    public VolunteerYearType()
    {
        Name = "VolunteerYear";
        Description = "What volunteers gave in one year, and what it is worth (bénévolat de l’année).";
        Field(year => year.Year);
        Field<NonNullGraphType<IntGraphType>>("people").Resolve(context => context.Source.Ledgers.Count(ledger => ledger.Minutes > 0));
        Field<NonNullGraphType<IntGraphType>>("minutes").Resolve(context => context.Source.Ledgers.Sum(ledger => ledger.Minutes));
        Field<NonNullGraphType<MoneyType>>("value").Description("As a contribution in kind: each hour at the rate of its day.")
            .Resolve(context => context.Source.Ledgers.Aggregate(Kernel.Money.Zero, (sum, ledger) => sum + ledger.Value));
        Field(year => year.Source).Description("Where the rate in force comes from.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<TaskTimeType>>>>("tasks").Description("The most time first.").Resolve(context => context.Source.Tasks);
    }
}

public sealed class TaskTimeType : ObjectGraphType<TaskTime>
{
    public TaskTimeType()
    {
        Name = "VolunteerTaskTime";
        Field<NonNullGraphType<EnumerationGraphType<VolunteerTask>>>("task").Resolve(context => context.Source.Task);
        Field(time => time.Minutes);
    }
}
