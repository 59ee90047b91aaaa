using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People.Spreadsheets;

namespace Mila.Membership.Usages;

/// <summary>What the association knows already of what the hotline's file tells.</summary>
/// <param name="Ledgers">Under their ids.</param>
public sealed record KnownToHotline(
    NamedSheets Sheets, IReadOnlyDictionary<Guid, Structure> Structures, IReadOnlyDictionary<Guid, UsageLedger> Ledgers);

/// <summary>
/// What importing the file would count (plan d’import). It decides by the very rule of <see cref="CountUsage"/>; a month that is counted
/// already is nothing to do, and one that is counted otherwise is an error, until that count is cancelled.
/// </summary>
public sealed record HotlinePlan(IReadOnlyList<UsageCounted> Counts, IReadOnlyList<ImportError> Errors)
{
    public static HotlinePlan Of(IReadOnlyList<HotlineLine> lines, KnownToHotline known, Guid? actor, DateOnly today)
    {
        List<UsageCounted> counts = [];
        List<ImportError> errors = [];
        HashSet<(Guid Structure, DateOnly Month)> told = [];
        foreach (var line in lines)
            try
            {
                var structure = known.Structures[known.Sheets.The(line.Name, line.Siret)];
                Rule.That(told.Add((structure.Id, line.Month)), "hotline.told_twice", "Another line tells that month of the structure.");
                if (Count(line, structure, known.Ledgers.GetValueOrDefault(UsageLedger.IdOf(structure.Id, line.Month.Year)) ?? new(), actor, today) is { } counted)
                    counts.Add(counted);
            }
            catch (RuleViolation violation)
            {
                errors.Add(new(line.Number, ColumnOf(violation), violation.Code));
            }
        return new(counts, errors);
    }

    /// <returns>None when that month is counted so already, or nobody called.</returns>
    private static UsageCounted? Count(HotlineLine line, Structure structure, UsageLedger ledger, Guid? actor, DateOnly today)
    {
        var month = Enumerable.Range(1, ledger.Usages.Count + 1).Select(time => IdOf(structure.Id, line.Month, time));
        var id = month.First(each => ledger.Usages.All(usage => usage.Id != each || usage.Cancelled is null));
        if (ledger.Usages.FirstOrDefault(usage => usage.Id == id) is { } counted)
        {
            Rule.That(counted.Count == line.Count, "hotline.counted_otherwise", "The month is counted already, with another number.", "appels");
            return null;
        }
        return line.Count == 0 ? null : CountUsageHandler.Decide(new(id, structure.Id, Benefit.LegalHotline, line.Count, line.On), ledger, structure, actor, today);
    }

    /// <summary>The count of a month: the same for every import of it, until it is cancelled.</summary>
    public static Guid IdOf(Guid structureId, DateOnly month, int time) => NamedId.Of("hotline", structureId.ToString(), $"{month:O}", $"{time}");

    /// <summary>A rule names the field of a command; the file has a column for it.</summary>
    private static string? ColumnOf(RuleViolation violation) => violation.Code switch
    {
        "usage.count_refused" => "appels",
        "usage.day_to_come" => "mois",
        "usage.not_member" => "structure",
        _ => violation.Field,
    };
}
