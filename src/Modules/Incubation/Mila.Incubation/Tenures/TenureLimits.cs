using Mila.Modules;

namespace Mila.Incubation.Tenures;

/// <summary>What an association has decided about the length of tenures (durées d’hébergement).</summary>
/// <param name="DesksCount">Whether days at a desk count as those in an office do.</param>
public sealed record TenureLimits(int PlannedMonths, int CapMonths, bool DesksCount)
{
    public static TenureLimits From(SettingValues values) =>
        new(values.Number("tenure.planned_months"), values.Number("tenure.cap_months"), values.IsYes("tenure.desks_count"));

    public static void Declare(SettingList settings) => settings
        .Number("tenure.planned_months", 24, "Mois d’hébergement prévus à l’attribution d’un bureau, d’un studio ou d’un poste")
        .Number("tenure.cap_months", 36, "Mois d’hébergement cumulés au-delà desquels aucune prolongation n’est possible")
        .YesNo("tenure.desks_count", yes: true, "Les jours passés à un poste de travail comptent dans la durée d’hébergement");
}
