using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Candidacies;

/// <summary>The API's words about candidacies, in French.</summary>
public static class CandidacyLabels
{
    public static IReadOnlyList<Choice> Paths { get; } =
    [
        new("BENEFICIARY", "Adhérer comme bénéficiaire", "Conseils, rencontres, salle de réunion et annuaire. Le bureau décide."),
        new("DESK", "Un poste de travail à Milab", "Un poste dans l’espace partagé, et l’adhésion. Le conseil d’administration décide."),
        new("HOSTED", "Un bureau au pôle", "Un bureau fermé pour deux à trois ans au plus, et l’adhésion. Le conseil d’administration décide."),
        new("SHOP", "Une boutique de La Rue de la Musique", "Un local commercial, et l’adhésion. Le conseil d’administration décide."),
    ];

    public static IReadOnlyList<Choice> Kinds { get; } =
        [new("COMPANY", "Société"), new("ASSOCIATION", "Association"), new("SOLE_TRADER", "Entreprise individuelle"), new("PROJECT", "Projet, pas encore créé")];

    public static IReadOnlyList<Choice> Activities { get; } =
    [
        new("LABEL", "Label"), new("PRODUCER", "Production"), new("TOUR_PROMOTER", "Production de spectacles et tournées"),
        new("ARTIST_MANAGER", "Management d’artistes"), new("PUBLISHER", "Édition musicale"), new("PRESS_OFFICER", "Relations presse"),
        new("INNOVATION_EXPERT", "Innovation : marketing, stratégie numérique"),
    ];

    public static IReadOnlyList<Choice> Pieces { get; } =
    [
        new("PRESENTATION", "Présentation de la structure"), new("REGISTRATION_EXTRACT", "Extrait d’immatriculation de moins de trois mois"),
        new("STATUTES", "Statuts signés"), new("FORECAST", "Budget prévisionnel"), new("ACCOUNTS", "Derniers comptes"),
        new("REFERENCES", "Références ou lettres de soutien"), new("INSURANCE", "Attestation d’assurance"),
        new("BANK_DETAILS", "Relevé d’identité bancaire"), new("OTHER", "Autre document"),
    ];

    public static IReadOnlyList<Choice> Links { get; } =
    [
        new("FAMILY", "Lien familial"), new("BUSINESS", "Relation d’affaires"), new("EMPLOYMENT", "Lien d’emploi"), new("COMPETITOR", "Concurrence directe"), new("OTHER", "Autre lien"),
    ];

    public static IReadOnlyList<Choice> Grounds { get; } =
    [
        new("OUTSIDE_SECTOR", "Activité hors de la filière musicale accompagnée"), new("NOT_INDEPENDENT", "Structure non indépendante"),
        new("TOO_EARLY", "Projet pas encore assez avancé"), new("CRITERIA_NOT_MET", "Critères de sélection insuffisamment remplis"),
        new("NEEDS_NOT_SERVED", "Besoins auxquels l’association ne peut pas répondre"),
    ];

    /// <summary>The states that a list is filtered by.</summary>
    public static IReadOnlyList<Choice> States { get; } =
    [
        new("SUBMITTED", "À vérifier"), new("PIECES_ASKED", "Pièces demandées"), new("COMPLETE", "Complet"), new("IN_REVIEW", "En cours d’examen"),
        new("IN_VOTE", "Au vote"), new("TO_BE_HEARD_AGAIN", "À remettre au vote"), new("GROUND_AWAITED", "Refus à motiver"),
        new("ADMITTED", "Admise, engagements attendus"), new("COMMITTED", "Engagements tenus"), new("MEMBER", "Aboutie"),
        new("WAITING_LIST", "Sur liste d’attente"), new("REFUSED", "Refusée"), new("WITHDRAWN", "Retirée"), new("LAPSED", "Caduque"),
    ];

    public static string State(string state) => state == "DRAFT" ? "Brouillon" : Of(States, state);

    public static Tone ToneOf(string state) => state switch
    {
        "SUBMITTED" or "COMPLETE" or "TO_BE_HEARD_AGAIN" or "GROUND_AWAITED" => Tone.Soon,
        "IN_REVIEW" or "IN_VOTE" or "ADMITTED" or "COMMITTED" => Tone.Active,
        "MEMBER" => Tone.Done,
        "REFUSED" or "LAPSED" => Tone.Late,
        _ => Tone.Calm,
    };

    /// <summary>A question of the form: what is asked, and why.</summary>
    public static (string Label, string Hint) Question(string question) => question switch
    {
        "PROJECT" => ("Votre activité et votre projet", "Ce que vous faites, avec qui, pour quels artistes. C’est ce que lisent d’abord les personnes qui décident."),
        "DYNAMICS" => ("Votre dynamique", "D’où vous venez, où vous en êtes, ce que vous visez dans les deux ans. C’est le deuxième critère d’examen."),
        "INNOVATION" => ("Ce que vous faites autrement", "Une pratique, un outil, une façon de travailler. C’est le troisième critère d’examen."),
        "NEEDS" => ("Ce que vous attendez de l’association", "Conseils, réseau, lieu, formation : cela nous dit si nous pouvons vous être utiles."),
        "SPACE" => ("L’espace dont vous avez besoin", "Combien de personnes, à partir de quand, pour combien de temps."),
        _ => (question, ""),
    };

    public static string Commitment(string commitment) => commitment switch
    {
        "DUES" => "Cotisation réglée",
        "CHARTER" => "Charte de valeurs communes acceptée",
        "ENGAGEMENT" => "Contrat d’engagement républicain lu",
        _ => commitment,
    };

    /// <summary>The same while it is still to do.</summary>
    public static string CommitmentToMeet(string commitment) => commitment switch
    {
        "DUES" => "Régler la cotisation",
        "CHARTER" => "Accepter la charte de valeurs communes",
        "ENGAGEMENT" => "Prendre connaissance du contrat d’engagement républicain",
        _ => commitment,
    };

    /// <summary>What happened, by the stored name of the fact.</summary>
    public static string Fact(string name) => name switch
    {
        "membership.candidacy_begun.v1" => "Brouillon ouvert",
        "membership.candidacy_draft_saved.v1" => "Brouillon enregistré",
        "membership.candidacy_shared.v1" => "Lien partagé",
        "membership.candidacy_sharing_revoked.v1" => "Partage terminé",
        "membership.candidacy_piece_attached.v1" => "Pièce jointe",
        "membership.candidacy_piece_removed.v1" => "Pièce retirée",
        "membership.candidacy_submitted.v1" => "Candidature déposée",
        "membership.candidacy_pieces_asked.v1" => "Pièces demandées",
        "membership.candidacy_pieces_supplied.v1" => "Complément déposé",
        "membership.candidacy_found_complete.v1" => "Dossier complet",
        "membership.candidacy_reviewers_assigned.v1" => "Rapporteurs désignés",
        "membership.candidacy_review_given.v1" => "Avis donné",
        "membership.candidacy_reviewer_recused.v1" => "Déport",
        "membership.candidacy_put_to_vote.v1" => "Mise au vote",
        "membership.candidacy_vote_inconclusive.v1" => "Vote sans décision",
        "membership.candidacy_refusal_voted.v1" => "Refus voté",
        "membership.candidacy_refused.v1" => "Refus motivé",
        "membership.candidacy_waitlisted.v1" => "Inscription sur la liste d’attente",
        "membership.candidacy_admitted.v1" => "Admission",
        "membership.candidacy_commitment_met.v1" => "Engagement tenu",
        "membership.candidacy_committed.v1" => "Tous les engagements tenus",
        "membership.candidacy_directory_consent_given.v1" => "Accord pour l’annuaire",
        "membership.candidacy_directory_consent_withdrawn.v1" => "Accord pour l’annuaire retiré",
        "membership.candidacy_fulfilled.v1" => "Parcours abouti",
        "membership.candidacy_withdrawn.v1" => "Candidature retirée",
        "membership.candidacy_lapsed.v1" => "Candidature caduque",
        _ => name,
    };

    public static string Of(IReadOnlyList<Choice> choices, string value) => choices.FirstOrDefault(choice => choice.Value == value)?.Label ?? value;
}
