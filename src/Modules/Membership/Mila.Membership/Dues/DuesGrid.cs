using Marten;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Dues;

/// <summary>The fee grid of one civil year (barème des cotisations), as in force on its first day, and how long there is to pay, as on the day of the call.</summary>
public sealed record DuesGrid(IReadOnlyDictionary<Affiliation, Money> Fees, bool ProratesFirstYear, int DaysToPay)
{
    /// <summary>The amounts are invented: the association's own are not public. At a hundred members they give 13 860 €.</summary>
    public static void Declare(SettingList settings) => settings
        .Amount("dues.fee_hosted", Money.Euros(210), "Cotisation annuelle d’une structure hébergée")
        .Amount("dues.fee_shop", Money.Euros(210), "Cotisation annuelle d’une structure en boutique")
        .Amount("dues.fee_beneficiary", Money.Euros(108), "Cotisation annuelle d’une structure bénéficiaire")
        .YesNo("dues.prorate_first_year", true, "La première cotisation est calculée au prorata des mois, mois d’adhésion compris")
        .Days("dues.days_to_pay", 30, "Délai de paiement d’un appel de cotisation, en jours")
        .Text("dues.receipt_mentions",
            "Association régie par la loi du 1er juillet 1901. Cotisation hors du champ d’application de la TVA. Ce reçu n’ouvre pas droit à une réduction d’impôt.",
            "Mentions portées sur les reçus de cotisation")
        .Text("dues.account_mentions",
            "Association régie par la loi du 1er juillet 1901. Cotisations hors du champ d’application de la TVA.",
            "Mentions portées sur les relevés de compte");

    /// <param name="on">The day of a call.</param>
    public static async Task<DuesGrid> Of(IQuerySession session, Settings settings, int year, DateOnly on, CancellationToken cancellation) =>
        From(await settings.On(session, new DateOnly(year, 1, 1), cancellation), await settings.On(session, on, cancellation));

    private static DuesGrid From(SettingValues year, SettingValues day) => new(
        new Dictionary<Affiliation, Money>
        {
            [Affiliation.Hosted] = year.Amount("dues.fee_hosted"),
            [Affiliation.Shop] = year.Amount("dues.fee_shop"),
            [Affiliation.Beneficiary] = year.Amount("dues.fee_beneficiary"),
        },
        year.IsYes("dues.prorate_first_year"),
        day.Days("dues.days_to_pay"));

    /// <summary>The fee, or its share from a month to the end of the year, in cents, half up.</summary>
    public Money AmountOf(Affiliation affiliation, int? firstMonth) =>
        firstMonth is { } month && ProratesFirstYear ? Fees[affiliation].Prorated(13 - month, 12) : Fees[affiliation];
}
