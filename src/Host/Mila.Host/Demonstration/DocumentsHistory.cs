using Mila.Kernel;
using Mila.Membership.Documents;

namespace Mila.Host.Demonstration;

/// <summary>
/// The register of documents: the agrément for civic service of 2020 ends in autumn 2023, so that its renewal waits since March; the insurance is
/// renewed each year. Day and text of each are invented.
/// </summary>
internal static class DocumentsHistory
{
    private static readonly (string Key, DocumentKind Kind, DateOnly On, DateOnly? Until, string? Replaces)[] Filed =
    [
        ("statutes", DocumentKind.Statutes, new(2020, 1, 6), null, null),
        ("siret", DocumentKind.SiretNotice, new(2020, 1, 6), null, null),
        ("rna", DocumentKind.RnaReceipt, new(2020, 1, 6), null, null),
        ("civic service", DocumentKind.CivicServiceAgreement, new(2020, 10, 1), new(2023, 9, 30), null),
        ("engagement", DocumentKind.EngagementContract, new(2022, 1, 10), null, null),
        ("insurance 2022", DocumentKind.Insurance, new(2022, 7, 1), new(2023, 6, 30), null),
        ("board", DocumentKind.BoardList, new(2022, 6, 27), null, null),
        ("bank", DocumentKind.BankDetails, new(2022, 9, 5), null, null),
        ("accounts", DocumentKind.ApprovedAccounts, new(2023, 5, 26), null, null),
        ("insurance 2023", DocumentKind.Insurance, new(2023, 5, 30), new(2024, 6, 30), "insurance 2022"),
    ];

    public static IEnumerable<Deed> Tell() => Filed.Select(each => new Deed(
        each.On,
        new DocumentFiled(Id(each.Key), each.Kind, each.On, each.Until, each.Replaces is { } older ? Id(older) : null, $"Démonstration : {each.Kind.InFrench()}, au {French.Day(each.On)}."),
        DemonstrationHistory.Coordinator, 12));

    private static Guid Id(string key) => NamedId.Of("demonstration", "document", key);
}

/// <summary>A document enters the register; the loader puts its file on the shelf first.</summary>
/// <param name="Text">What the file says.</param>
internal sealed record DocumentFiled(Guid DocumentId, DocumentKind Kind, DateOnly From, DateOnly? Until, Guid? Replaces, string Text);
