namespace Mila.Membership.Structures;

/// <summary>The words of the vocabulary as they are printed.</summary>
public static class FrenchWords
{
    public static string InFrench(this StructureKind kind) => kind switch
    {
        StructureKind.Company => "société",
        StructureKind.Association => "association",
        StructureKind.SoleTrader => "entreprise individuelle",
        StructureKind.Project => "projet",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string InFrench(this Activity activity) => activity switch
    {
        Activity.Label => "label",
        Activity.Producer => "producteur",
        Activity.TourPromoter => "tourneur",
        Activity.ArtistManager => "management d’artistes",
        Activity.Publisher => "édition",
        Activity.PressOfficer => "relations presse",
        Activity.InnovationExpert => "expertise en innovation",
        _ => throw new ArgumentOutOfRangeException(nameof(activity)),
    };

    public static string InFrench(this Affiliation affiliation) => affiliation switch
    {
        Affiliation.Hosted => "hébergée",
        Affiliation.Shop => "en boutique",
        Affiliation.Beneficiary => "bénéficiaire",
        _ => throw new ArgumentOutOfRangeException(nameof(affiliation)),
    };

    public static string InFrench(this EndingCause cause) => cause switch
    {
        EndingCause.Resignation => "démission",
        EndingCause.Removal => "radiation",
        EndingCause.Exclusion => "exclusion",
        EndingCause.Dissolution => "dissolution",
        EndingCause.Succession => "succession par une autre structure",
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };

    public static string InFrench(this ContactRole role) => role switch
    {
        ContactRole.Leader => "direction",
        ContactRole.Administration => "administration",
        ContactRole.Communication => "communication",
        ContactRole.Colleague => "équipe",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static string InFrench(this CorrectionReason reason) => reason switch
    {
        CorrectionReason.TypingError => "faute de saisie",
        CorrectionReason.LateNotice => "information reçue tard",
        CorrectionReason.OtherStructure => "autre structure",
        CorrectionReason.Duplicate => "doublon",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
