using Mila.Kernel;
using Mila.Membership.Arrangements;
using Mila.Membership.Invoices;
using Mila.Modules;

namespace Mila.Host.Demonstration;

/// <summary>
/// A dozen invoices of 2022 and 2023, for the meeting room and the guide of the street: most are paid, one was taken back in part, one given up
/// for good, one is paid in three parts, one is not due yet on 15 June 2023 and one is still a draft. Address and numbers of the association are invented.
/// </summary>
internal static class InvoicesHistory
{
    private static readonly InvoiceLine Room = new("Salle de réunion, la demi-journée", 1, Money.Euros(60), null);
    private static readonly InvoiceLine Guide = new("Guide de la rue de la Musique", 10, Money.Euros(8), null);

    /// <summary>What is asked, of whom and when; paid so many days later, or never.</summary>
    private static readonly (int Structure, DateOnly On, InvoiceLine Line, int Count, int? PaidAfter)[] Issued =
    [
        (1, new(2022, 3, 10), Room, 2, 12), (4, new(2022, 5, 5), Room, 1, 25), (6, new(2022, 6, 20), Guide, 1, 8), (12, new(2022, 9, 12), Room, 3, null),
        (3, new(2022, 10, 17), Room, 1, 20), (8, new(2022, 11, 28), Guide, 2, 15), (1, new(2023, 1, 16), Room, 2, 10), (5, new(2023, 2, 13), Room, 4, 18),
        (7, new(2023, 3, 20), Guide, 1, 21), (10, new(2023, 4, 24), Room, 2, null), (2, new(2023, 6, 5), Room, 1, null),
    ];

    public static IEnumerable<Deed> Tell()
    {
        yield return Do(DemonstrationHistory.Begins, new ChangeSetting("invoice.seller_address", "4 rue André Messager, 75018 Paris", DemonstrationHistory.Begins));
        yield return Do(DemonstrationHistory.Begins, new ChangeSetting("invoice.seller_identifiers", "SIRET 900 000 018 00018, RNA W751000018 (inventés)", DemonstrationHistory.Begins));
        for (var n = 0; n < Issued.Length; n++)
        {
            var (structure, on, line, count, paidAfter) = Issued[n];
            var id = Id(n);
            yield return Do(on, new DraftInvoice(
                id, InventedNames.StructureId(structure), line == Room ? InvoicePurpose.Room : InvoicePurpose.Sale, on, [line with { Quantity = line.Quantity * count }]));
            yield return Do(on, new IssueInvoice(id));
            if (paidAfter is { } days)
                yield return Do(on.AddDays(days), new RecordInvoicePayment(id, new(line.Net.Cents * count), on.AddDays(days), $"VIR-F{n + 1:00}"));
        }
        // Two of the four half-days were not held; what was paid for them is given back.
        yield return Do(new(2023, 3, 6), new IssueCreditNote(Id(7), NamedId.Of("demonstration", "credit note"), CreditReason.Cancelled, [new(1, Money.Euros(120))]));
        yield return Do(new(2023, 3, 13), new RefundInvoice(Id(7), Money.Euros(120), new(2023, 3, 13), "REM-2023-01"));
        yield return new(new(2023, 5, 15), new WriteOffInvoice(Id(3), WriteOffReason.Vanished), BoardHistory.Member(1));
        yield return Do(new(2023, 6, 1), new AgreeInstalments(
            NamedId.Of("demonstration", "arrangement"), DebtKind.Invoice, Id(9),
            [new(Money.Euros(40), new(2023, 6, 10)), new(Money.Euros(40), new(2023, 7, 10)), new(Money.Euros(40), new(2023, 8, 10))]));
        yield return Do(new(2023, 6, 9), new RecordInvoicePayment(Id(9), Money.Euros(40), new(2023, 6, 9), "VIR-F10-1"));
        yield return Do(new(2023, 6, 14), new DraftInvoice(Id(Issued.Length), InventedNames.StructureId(9), InvoicePurpose.Room, new(2023, 6, 13), [Room]));
    }

    private static Guid Id(int n) => NamedId.Of("demonstration", "invoice", $"{n}");

    private static Deed Do(DateOnly day, object command) => new(day, command, DemonstrationHistory.Coordinator, 11);
}
