namespace Mila.Host.Web;

/// <summary>The kinds of things that dossiers and letters are about, in French.</summary>
public static class Subjects
{
    public static string Name(string kind) => kind switch
    {
        "candidacy" => "Candidature",
        "structure" => "Structure",
        "worksite" => "Chantier",
        "shop_allotment" => "Boutique",
        "deliberation" => "Délibération",
        "motion" => "Résolution",
        "dues_call" => "Cotisation",
        "invoice" => "Facture",
        "arrangement" => "Échéancier",
        "mission_task" => "Tâche",
        "mission_month" => "État de présence",
        "document" => "Document",
        "assembly" => "Assemblée générale",
        "board_meeting" => "Réunion",
        "dues_campaign" => "Cotisations",
        "breach" => "Manquement",
        "charter_campaign" => "Charte",
        "desk_request" => "Demande",
        "enquiry" => "Demande de renseignement",
        "artist_call" => "Appel à artistes",
        "succession" => "Succession",
        "pulse" => "Pouls annuel",
        "colleague_invitation" => "Invitation d’un collègue",
        "tenure" => "Hébergement",
        "space_call" => "Appel pour un espace",
        "occupancy_month" => "Redevances",
        "member_post" => "Annonce d’entraide",
        "relayed_contact" => "Contact entre adhérents",
        _ => kind,
    };

    /// <summary>The kind and, when it has one, the title of the thing: « Candidature : Les Disques du Canal ».</summary>
    public static string Called(string kind, string? title) => title is null ? Name(kind) : $"{Name(kind)}\u00A0: {title}";

    /// <summary>The page of one of them; null when it has none.</summary>
    public static string? Path(string kind, Guid id) => kind switch
    {
        "candidacy" => $"/candidatures/{id}",
        "structure" => $"/structures/{id}",
        "worksite" => $"/travaux/{id}",
        "shop_allotment" => $"/boutiques/attributions/{id}",
        "deliberation" => $"/conseil/votes/{id}",
        "dues_call" => $"/cotisations/{id}",
        "invoice" => $"/factures/{id}",
        "mission_month" => $"/service-civique/mois/{id}",
        "document" => $"/documents/{id}",
        "assembly" => $"/assemblees/{id}",
        "board_meeting" => $"/conseil/reunions/{id}",
        "dues_campaign" => "/cotisations",
        "breach" => $"/manquements/{id}",
        "charter_campaign" => "/charte/signatures",
        "desk_request" => $"/demandes/{id}",
        "enquiry" => $"/renseignements/{id}",
        "artist_call" => $"/appels-artistes/{id}",
        "succession" => $"/successions/{id}",
        "pulse" => "/pouls",
        "occupancy_month" => $"/redevances/{id}",
        "space_call" => $"/appels-espaces/{id}",
        "tenure" => $"/hebergements/{id}",
        "member_post" => $"/entraide/{id}",
        _ => null,
    };
}
