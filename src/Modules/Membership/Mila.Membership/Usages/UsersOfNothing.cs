using System.Globalization;
using CsvHelper;
using GraphQL;
using GraphQL.Types;
using Marten;
using Marten.Linq.MatchesSql;
using Mila.Graph;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Usages;

/// <summary>The members of a day that have used nothing in its year until then (qui n’a rien utilisé).</summary>
public static class UsersOfNothing
{
    public static void AddTo(ObjectGraphType query)
    {
        query.ListOf<Member, MemberType>("usersOfNothing", "membership.read_usages")
            .Describe("The members of a day that have used nothing in its civil year until then, by name.")
            .Argument<DateOnlyGraphType>("asOf", "Today unless said.")
            .OrderedBy(
                async (context, session) => await Rows(session, Day(context), context.CancellationToken), sheet => sheet.SortName, sheet => sheet.Id,
                (context, sheets) => MembersList.Members(context.QuerySession(), new(Day(context), PeriodRow.KnownNow), sheets, context.CancellationToken));

        query.Field<NonNullGraphType<StringGraphType>>("usersOfNothingCsv")
            .Description("The same as CSV, for a spreadsheet.")
            .Argument<DateOnlyGraphType>("asOf", "Today unless said.")
            .AuthorizeWithPolicy("membership.read_usages")
            .ResolveAsync(async context =>
            {
                var rows = await Rows(context.QuerySession(), Day(context), context.CancellationToken);
                var sheets = await rows.OrderBy(sheet => sheet.SortName).ThenBy(sheet => sheet.Id).ToListAsync(context.CancellationToken);
                return Csv(await MembersList.Members(context.QuerySession(), new(Day(context), PeriodRow.KnownNow), sheets, context.CancellationToken));
            });
    }

    /// <summary>Semicolons, as French spreadsheets want; a cell that a spreadsheet would take for a formula is made text.</summary>
    public static string Csv(IEnumerable<Member> members)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord("Structure", "Rattachement", "Activités");
        foreach (var member in members)
            csv.WriteRecord(member.Identity.Name, member.Period.Affiliation?.InFrench(), string.Join(" | ", member.Period.Activities.Select(activity => activity.InFrench())));
        csv.Flush();
        return text.ToString();
    }

    private static DateOnly Day(IResolveFieldContext context) => context.GetArgument<DateOnly?>("asOf") ?? context.Today();

    private static async Task<IQueryable<IdentitySheet>> Rows(IQuerySession session, DateOnly day, CancellationToken cancellation)
    {
        var ledgers = await session.Query<UsageLedger>().Where(ledger => ledger.Year == day.Year).ToListAsync(cancellation);
        var users = ledgers.Where(ledger => ledger.Between(new(day.Year, 1, 1), day).Any()).Select(ledger => ledger.StructureId).ToArray();
        return MembersList.Rows(session, new(day, PeriodRow.KnownNow), new()).Where(sheet => sheet.MatchesSql("not (d.id = any(?))", users));
    }
}
