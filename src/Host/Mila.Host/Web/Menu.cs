namespace Mila.Host.Web;

/// <summary>An entry of the menu, seen by whoever its policy lets through.</summary>
/// <param name="Group">What it stands under.</param>
/// <param name="Policy">A name of <c>Access.Policies</c>; an entry whose policy does not exist is never shown.</param>
public sealed record MenuEntry(string Group, string Label, string Path, string Policy)
{
    private const string Daily = "Au quotidien", Members = "Adhérents", Life = "Vie du réseau", Governance = "Gouvernance", Places = "Lieux", Money = "Argent", Mila = "Mila";

    /// <summary>In the order of a day's work.</summary>
    public static IReadOnlyList<MenuEntry> All { get; } =
    [
        new(Daily, "Ce qui attend", "/", "workflows.read_tasks"),
        new(Daily, "Demandes", "/demandes", "membership.file_requests"),
        new(Daily, "Réservations", "/reservations", "incubation.see_bookings"),
        new(Daily, "Renseignements", "/renseignements", "membership.handle_enquiries"),
        new(Daily, "Dossiers en cours", "/dossiers", "workflows.read_instances"),
        new(Daily, "Échéances", "/echeances", "workflows.read_instances"),
        new(Daily, "Incidents", "/incidents", "workflows.read_incidents"),
        new(Members, "Candidatures", "/candidatures", "membership.read_candidacies"),
        new(Members, "Adhérents", "/adherents", "membership.read_structures"),
        new(Members, "Successions", "/successions", "membership.read_successions"),
        new(Members, "Doublons", "/doublons", "membership.merge_duplicates"),
        new(Members, "Contacts", "/contacts", "membership.keep_contacts"),
        new(Members, "Équipe", "/equipe", "membership.keep_colleagues"),
        new(Members, "Attestations", "/attestations", "membership.issue_proofs"),
        new(Life, "Annuaire", "/annuaire", "membership.read_directory"),
        new(Life, "Entraide", "/entraide", "membership.take_part_in_exchange"),
        new(Life, "Appels à artistes", "/appels-artistes", "membership.read_artist_calls"),
        new(Life, "Services", "/services", "membership.read_usages"),
        new(Life, "Pouls annuel", "/pouls", "membership.read_pulse"),
        new(Governance, "Conseil", "/conseil", "membership.read_board"),
        new(Governance, "Assemblées", "/assemblees", "membership.read_assemblies"),
        new(Governance, "Charte", "/charte", "membership.read_charter"),
        new(Governance, "Documents", "/documents", "membership.read_documents"),
        new(Governance, "Groupes de travail", "/groupes", "membership.read_groups"),
        new(Governance, "Intérêts déclarés", "/interets", "membership.read_interests"),
        new(Governance, "Bénévolat", "/benevolat", "membership.see_hours"),
        new(Governance, "Service civique", "/service-civique", "membership.read_missions"),
        new(Places, "Hébergements", "/hebergements", "incubation.read_spaces"),
        new(Places, "Espaces", "/espaces", "incubation.read_spaces"),
        new(Places, "Boutiques", "/boutiques", "incubation.read_works"),
        new(Places, "Appels pour un espace", "/appels-espaces", "incubation.read_calls"),
        new(Places, "État des locaux", "/locaux", "incubation.read_works"),
        new(Places, "Travaux", "/travaux", "incubation.read_works"),
        new(Money, "Cotisations", "/cotisations", "membership.read_dues"),
        new(Money, "Factures", "/factures", "membership.read_invoices"),
        new(Money, "Redevances", "/redevances", "incubation.read_charges"),
        new(Mila, "Déroulés", "/deroules", "workflows.read_definitions"),
        new(Mila, "Courriers", "/courriers", "letters.read"),
        new(Mila, "Réglages", "/reglages", "platform.read_settings"),
        new(Mila, "Tâches de fond", "/taches-de-fond", "platform.operate"),
    ];

    public bool Leads(PathString path) =>
        Path == "/" ? path == "/" : path.StartsWithSegments(Path, StringComparison.Ordinal);
}
