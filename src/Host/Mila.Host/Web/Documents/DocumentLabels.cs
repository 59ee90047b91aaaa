using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Documents;

/// <summary>The register's words, in French.</summary>
public static class DocumentLabels
{
    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new("STATUTES", "Statuts"), new("INTERNAL_RULES", "Règlement intérieur"), new("SIRET_NOTICE", "Avis de situation SIRET"), new("RNA_RECEIPT", "Récépissé RNA"),
        new("BOARD_LIST", "Liste du conseil d’administration"), new("MINUTES", "Procès-verbal"), new("APPROVED_ACCOUNTS", "Comptes approuvés"),
        new("BANK_DETAILS", "Relevé d’identité bancaire"), new("INSURANCE", "Attestation d’assurance"), new("LEASE", "Bail"),
        new("ENGAGEMENT_CONTRACT", "Contrat d’engagement républicain"), new("ANTI_HARASSMENT_PROTOCOL", "Protocole contre le harcèlement"),
        new("AGREEMENT", "Agrément"), new("CIVIC_SERVICE_AGREEMENT", "Agrément de service civique"),
    ];

    public static string Kind(string kind) => Kinds.First(choice => choice.Value == kind).Label;

    public static string State(string state) => state switch
    {
        "IN_FORCE" => "En règle",
        "EXPIRING" => "À renouveler",
        "EXPIRED" => "Expiré",
        _ => "Absent",
    };

    public static Tone ToneOf(string state) => state switch
    {
        "IN_FORCE" => Tone.Done,
        "EXPIRING" => Tone.Soon,
        _ => Tone.Late,
    };
}
