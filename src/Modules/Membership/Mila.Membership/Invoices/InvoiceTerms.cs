using Marten;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Invoices;

/// <summary>
/// What an invoice says besides its lines (mentions légales), as in force on the day of its issue: Code de commerce, art. L441-9 and
/// L441-10, and CGI, annexe II, art. 242 nonies A.
/// </summary>
public sealed record InvoiceTerms(string Address, string Identifiers, string VatNumber, int DaysToPay, string NoVat, string LatePenalty, string Recovery, string Discount, string BankDetails)
{
    public static void Declare(SettingList settings) => settings
        .Text("invoice.seller_address", "", "Adresse de l’association, portée sur les factures ; sans elle aucune facture n’est émise")
        .Text("invoice.seller_identifiers", "", "SIRET et numéro RNA de l’association, portés sur les factures ; sans eux aucune facture n’est émise")
        .Text("invoice.vat_number", "", "Numéro de TVA intracommunautaire de l’association ; sans lui aucune ligne ne porte de TVA")
        .Days("invoice.days_to_pay", 30, "Délai de paiement d’une facture, en jours")
        .Text("invoice.no_vat_mention", "TVA non applicable, art. 293 B du CGI.", "Mention portée sur les factures dont une ligne est sans TVA")
        .Text("invoice.late_penalty_mention",
            "Tout retard de paiement entraîne de plein droit, dès le lendemain de l’échéance, une pénalité au taux de trois fois l’intérêt légal.",
            "Mention des pénalités de retard, portée sur les factures")
        .Text("invoice.recovery_mention",
            "Indemnité forfaitaire pour frais de recouvrement due par un professionnel en retard : 40 € (art. L441-10 et D441-5 du Code de commerce).",
            "Mention de l’indemnité de recouvrement, portée sur les factures adressées à des professionnels")
        .Text("invoice.discount_mention", "Pas d’escompte pour paiement anticipé.", "Mention de l’escompte, portée sur les factures")
        .Text("invoice.bank_details", "", "Coordonnées bancaires portées sur les factures");

    public static async Task<InvoiceTerms> On(IQuerySession session, Settings settings, DateOnly day, CancellationToken cancellation)
    {
        var values = await settings.On(session, day, cancellation);
        return new(
            values["invoice.seller_address"], values["invoice.seller_identifiers"], values["invoice.vat_number"], values.Days("invoice.days_to_pay"),
            values["invoice.no_vat_mention"], values["invoice.late_penalty_mention"], values["invoice.recovery_mention"], values["invoice.discount_mention"], values["invoice.bank_details"]);
    }

    /// <summary>The sentences at the foot of an invoice; the recovery fee is owed by professionals, which a project is not.</summary>
    public IReadOnlyList<string> MentionsFor(IEnumerable<VatShare> shares, StructureKind buyer) =>
    [
        .. new[]
        {
            shares.Any(share => share.Rate is null) ? NoVat : "", LatePenalty, buyer is StructureKind.Project ? "" : Recovery, Discount, BankDetails,
        }.Where(mention => mention.Length > 0).Select(French.Typeset),
    ];
}
