using System.Globalization;
using CsvHelper;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;

namespace Mila.Membership.Dues.Accounts;

/// <summary>The calls of a year and what paid them, as a file for a spreadsheet (export des cotisations).</summary>
public static class ExportDues
{
    /// <summary>More calls than any association makes in a year: the file is bounded.</summary>
    private const int Most = 20_000;

    /// <summary>A line for each call, then one for each of its payments, refunds and what was given up; a cell that a spreadsheet would take for a formula is made text.</summary>
    public static string Csv(IEnumerable<DuesCall> calls, IReadOnlyDictionary<Guid, IdentitySheet> sheets)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';', Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord("Écriture", "Structure", "SIRET", "Rattachement", "Année", "Le", "Échéance", "Appelé", "Reçu", "Reste dû", "Référence", "Reçu n°");
        foreach (var call in calls)
        {
            var sheet = sheets.GetValueOrDefault(call.StructureId);
            csv.WriteRecord(
                call.Cancelled is null ? "appel" : "appel annulé", sheet?.Name, sheet?.Siret, call.Affiliation.InFrench(), $"{call.Year}", Day(call.CalledOn), Day(call.DueOn),
                Euros(call.Amount), null, Euros(call.Owed), null, null);
            foreach (var paid in call.Payments.OrderBy(payment => payment.On))
                csv.WriteRecord(
                    paid.Cancelled is null ? "paiement" : "paiement annulé", sheet?.Name, sheet?.Siret, null, $"{call.Year}", Day(paid.On), null,
                    null, Euros(paid.Amount), null, paid.Reference, paid.ReceiptNumber);
            foreach (var refund in call.Refunds)
                csv.WriteRecord("remboursement", sheet?.Name, sheet?.Siret, null, $"{call.Year}", Day(refund.On), null, null, Euros(refund.Amount), null, refund.Reference, null);
            if (call.WrittenOff is { } given)
                csv.WriteRecord("abandon de créance", sheet?.Name, sheet?.Siret, null, $"{call.Year}", Day(given.On), null, Euros(given.Amount), null, null, null, null);
        }
        csv.Flush();
        return text.ToString();
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<StringGraphType>>("duesCsv")
        .Description("The calls of a civil year and their payments as CSV, by name, for a spreadsheet.")
        .Argument<NonNullGraphType<IntGraphType>>("year")
        .AuthorizeWithPolicy("membership.read_dues")
        .ResolveAsync(async context =>
        {
            var (session, year) = (context.QuerySession(), context.GetArgument<int>("year"));
            var calls = await session.Query<DuesCall>().Where(call => call.Year == year).Take(Most).ToListAsync(context.CancellationToken);
            var sheets = (await session.LoadManyAsync<IdentitySheet>(context.CancellationToken, calls.Select(call => call.StructureId).Distinct())).ToDictionary(sheet => sheet.Id);
            return Csv(calls.OrderBy(call => sheets.GetValueOrDefault(call.StructureId)?.SortName, StringComparer.Ordinal).ThenBy(call => call.DueOn), sheets);
        });

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Euros(Money money) => (money.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
}
