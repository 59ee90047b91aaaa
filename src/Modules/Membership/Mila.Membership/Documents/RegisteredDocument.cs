using Mila.Kernel;

namespace Mila.Membership.Documents;

/// <param name="Until">Its last day; none when it has no end.</param>
/// <param name="Replaces">The older one that it takes the place of.</param>
public sealed record DocumentRegistered(Guid DocumentId, DocumentKind Kind, Guid FileId, DateOnly From, DateOnly? Until, Guid? Replaces, DateOnly On);

/// <param name="From">The day from which the other one holds.</param>
public sealed record DocumentReplaced(Guid DocumentId, Guid By, DateOnly From, DateOnly On);
public sealed record DocumentWithdrawn(Guid DocumentId, DateOnly On);

/// <summary>
/// What the register holds: statuts, règlement intérieur, avis SIRET, récépissé RNA, liste du conseil, procès-verbal, comptes approuvés, RIB,
/// assurance, bail, contrat d’engagement républicain, protocole contre le harcèlement, agrément, agrément de service civique.
/// </summary>
public enum DocumentKind
{
    Statutes, InternalRules, SiretNotice, RnaReceipt, BoardList, Minutes, ApprovedAccounts, BankDetails, Insurance, Lease, EngagementContract, AntiHarassmentProtocol, Agreement, CivicServiceAgreement,
}

/// <summary>A document of the association's register (document du registre): one version of it, its file, and the days it is valid.</summary>
public sealed record RegisteredDocument
{
    public Guid Id { get; init; }
    public DocumentKind Kind { get; init; }
    public Guid FileId { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? Until { get; init; }
    public Guid? Replaces { get; init; }
    public DateOnly RegisteredOn { get; init; }
    public Guid? ReplacedBy { get; init; }

    /// <summary>The first day on which the newer one holds.</summary>
    public DateOnly? ReplacedFrom { get; init; }

    public DateOnly? WithdrawnOn { get; init; }

    public RegisteredDocument Evolve(object fact) => fact switch
    {
        DocumentRegistered f => this with
        {
            Id = f.DocumentId, Kind = f.Kind, FileId = f.FileId, From = f.From, Until = f.Until, Replaces = f.Replaces, RegisteredOn = f.On,
        },
        DocumentReplaced f => this with { ReplacedBy = f.By, ReplacedFrom = f.From },
        DocumentWithdrawn f => this with { WithdrawnOn = f.On },
        _ => this,
    };

    public bool IsCurrent => ReplacedBy is null && WithdrawnOn is null;

    /// <summary>Whether it is the version that counts on a day, valid still or run out.</summary>
    public bool CountsOn(DateOnly day) => From <= day && !(ReplacedFrom <= day) && WithdrawnOn is null;

    public bool IsExpiredOn(DateOnly day) => Until < day;

    public bool IsInForceOn(DateOnly day) => CountsOn(day) && !IsExpiredOn(day);
}

/// <summary>The kinds of documents as they are printed.</summary>
public static class DocumentWords
{
    public static string InFrench(this DocumentKind kind) => kind switch
    {
        DocumentKind.Statutes => "statuts",
        DocumentKind.InternalRules => "règlement intérieur",
        DocumentKind.SiretNotice => "avis de situation SIRET",
        DocumentKind.RnaReceipt => "récépissé RNA",
        DocumentKind.BoardList => "liste du conseil d’administration",
        DocumentKind.Minutes => "procès-verbal",
        DocumentKind.ApprovedAccounts => "comptes approuvés",
        DocumentKind.BankDetails => "relevé d’identité bancaire",
        DocumentKind.Insurance => "attestation d’assurance",
        DocumentKind.Lease => "bail",
        DocumentKind.EngagementContract => "contrat d’engagement républicain",
        DocumentKind.AntiHarassmentProtocol => "protocole contre le harcèlement",
        DocumentKind.Agreement => "agrément",
        DocumentKind.CivicServiceAgreement => "agrément de service civique",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
