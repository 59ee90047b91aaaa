using System.Globalization;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Contracts;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Structures;

namespace Mila.Membership.Dues;

/// <summary>What a structure is written about its dues: to its leaders and administration, to nobody when it has none.</summary>
public static class DuesLetters
{
    public static IEnumerable<SendLetter> Called(DuesCall call, Structure structure) => structure.ActingOn(call.CalledOn) is { Count: > 0 } people
        ?
        [
            new(NamedId.Of("dues-call", call.Id.ToString(), Day(call.CalledOn)), "dues_call", people, "dues_call", call.Id, new Dictionary<string, string>
            {
                ["structure"] = Joined.Sheet(call.StructureId),
                ["year"] = $"{call.Year}",
                ["total"] = Cents(call.Owed),
                ["due_on"] = Day(call.DueOn),
                ["first_month"] = call.FirstMonth is { } month ? Day(new(call.Year, month, 1)) : "",
            }),
        ]
        : [];

    public static IEnumerable<SendLetter> Receipt(DuesCall call, DuesPaid paid, Structure structure, string mentions, DateOnly today) =>
        structure.ActingOn(today) is { Count: > 0 } people
        ?
        [
            new(NamedId.Of("dues-receipt", paid.PaymentId.ToString()), "dues_receipt", people, "dues_call", call.Id, new Dictionary<string, string>
            {
                ["structure"] = Joined.Sheet(call.StructureId),
                ["year"] = $"{call.Year}",
                ["total"] = Cents(paid.Amount),
                ["on"] = Day(paid.On),
                ["number"] = paid.ReceiptNumber,
                ["mentions"] = mentions,
                ["owed"] = call.Owed > Money.Zero ? Cents(call.Owed) : "",
                ["credit"] = call.Credit > Money.Zero ? Cents(call.Credit) : "",
            }),
        ]
        : [];

    /// <param name="round">Which opening of the campaign: a letter is written once in each.</param>
    public static IEnumerable<SendLetter> Reminder(DuesCall call, DuesStage stage, int round, Structure structure, DateOnly today) =>
        structure.ActingOn(today) is { Count: > 0 } people
        ?
        [
            new(NamedId.Of("dues-reminder", call.Id.ToString(), $"{stage}", $"{round}"), $"dues_{ClosedWord.Of(stage)}_reminder", people, "dues_call", call.Id, new Dictionary<string, string>
            {
                ["structure"] = Joined.Sheet(call.StructureId),
                ["year"] = $"{call.Year}",
                ["total"] = Cents(call.Amount),
                ["owed"] = Cents(call.Owed),
                ["due_on"] = Day(call.DueOn),
                ["called_on"] = Day(call.CalledOn),
            }),
        ]
        : [];

    public static IEnumerable<SendLetter> Removed(Structure structure, IEnumerable<DuesCall> owed, DeliberationClosed closed) =>
        structure.ActingOn(closed.On) is { Count: > 0 } people
        ?
        [
            new(NamedId.Of("dues-removed", closed.DeliberationId.ToString()), "dues_removed", people, "structure", structure.Id, new Dictionary<string, string>
            {
                ["structure"] = Joined.Sheet(structure.Id),
                ["on"] = Day(closed.On),
                ["owed"] = Cents(owed.Aggregate(Money.Zero, (sum, call) => sum + call.Owed)),
            }),
        ]
        : [];

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Cents(Money money) => money.Cents.ToString(CultureInfo.InvariantCulture);
}
