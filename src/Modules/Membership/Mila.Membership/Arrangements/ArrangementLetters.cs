using System.Globalization;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Structures;

namespace Mila.Membership.Arrangements;

/// <summary>What a structure is written about what it pays in parts: to its leaders and administration, to nobody when it has none.</summary>
public static class ArrangementLetters
{
    public static IEnumerable<SendLetter> Agreed(Arrangement arrangement, Structure structure, DateOnly today) =>
        Letter("arrangement_agreed", NamedId.Of("arrangement-agreed", arrangement.Id.ToString()), arrangement, structure, today, new()
        {
            ["total"] = Cents(arrangement.Total),
            ["parts"] = string.Join('\n', arrangement.Parts.Select(part => $"{French.Amount(part.Amount)} avant la fin du {French.Day(part.DueOn)}")),
        });

    public static IEnumerable<SendLetter> Reminder(Arrangement arrangement, InstalmentReminded reminded, Money owed, Structure structure, DateOnly today) =>
        Letter($"instalment_{ClosedWord.Of(reminded.Stage)}_reminder", NamedId.Of("instalment", arrangement.Id.ToString(), $"{reminded.Part}", $"{reminded.Stage}"), arrangement, structure, today, new()
        {
            ["owed"] = Cents(arrangement.LeftOfNext(owed)),
            ["due_on"] = arrangement.Next!.DueOn.ToString("O", CultureInfo.InvariantCulture),
            ["number"] = $"{reminded.Part}",
            ["parts_count"] = $"{arrangement.Parts.Count}",
        });

    public static IEnumerable<SendLetter> Broken(Arrangement arrangement, Money owed, Structure structure, DateOnly today) =>
        Letter("arrangement_broken", NamedId.Of("arrangement-broken", arrangement.Id.ToString()), arrangement, structure, today, new()
        {
            ["owed"] = Cents(owed),
            ["due_on"] = arrangement.Next!.DueOn.ToString("O", CultureInfo.InvariantCulture),
        });

    private static IEnumerable<SendLetter> Letter(string template, Guid id, Arrangement arrangement, Structure structure, DateOnly today, Dictionary<string, string> values)
    {
        values["structure"] = Joined.Sheet(structure.Id);
        return structure.ActingOn(today) is { Count: > 0 } people ? [new(id, template, people, ArrangementStream.Subject, arrangement.Id, values)] : [];
    }

    private static string Cents(Money money) => money.Cents.ToString(CultureInfo.InvariantCulture);
}
