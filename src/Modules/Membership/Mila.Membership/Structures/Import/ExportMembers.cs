using System.Globalization;
using CsvHelper;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;

namespace Mila.Membership.Structures.Import;

/// <summary>The members of a day as a file for a spreadsheet (export des adhérents).</summary>
public static class ExportMembers
{
    /// <summary>Semicolons, as French spreadsheets want; a cell that a spreadsheet would take for a formula is made text.</summary>
    public static string Csv(IEnumerable<Member> members)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord("Structure", "SIRET", "Rattachement", "Activités", "QPV", "À jour de cotisation", "Depuis le");
        foreach (var member in members)
            csv.WriteRecord(
                member.Identity.Name,
                member.Identity.Siret,
                member.Period.Affiliation?.InFrench(),
                string.Join(" | ", member.Period.Activities.Select(activity => activity.InFrench())),
                YesOrNo(member.Period.InQpv),
                YesOrNo(member.IsUpToDate),
                member.Period.Since.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        csv.Flush();
        return text.ToString();
    }

    private static string YesOrNo(bool yes) => yes ? "oui" : "non";

    public static void AddTo(ObjectGraphType query)
    {
        var field = query.Field<NonNullGraphType<StringGraphType>>("membersCsv")
            .Description("The members on a day as CSV, by name, for a spreadsheet.")
            .AuthorizeWithPolicy("membership.read_structures")
            .ResolveAsync(async context =>
            {
                var (session, view) = (context.QuerySession(), Viewpoint.Of(context));
                var sheets = await MembersList.Rows(session, view, context.GetArgument<MembersFilter?>("filter") ?? new())
                    .OrderBy(sheet => sheet.SortName).ThenBy(sheet => sheet.Id).ToListAsync(context.CancellationToken);
                return Csv(await MembersList.Members(session, view, sheets, context.CancellationToken));
            });
        field.FieldType.Arguments = [.. Viewpoint.Arguments(), new QueryArgument<MembersFilterType> { Name = "filter" }];
    }
}
