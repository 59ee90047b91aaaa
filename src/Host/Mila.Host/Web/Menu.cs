namespace Mila.Host.Web;

/// <summary>An entry of the menu, seen by whoever its policy lets through.</summary>
/// <param name="Policy">A name of <c>Access.Policies</c>; an entry whose policy does not exist is never shown.</param>
public sealed record MenuEntry(string Label, string Path, string Policy)
{
    /// <summary>In the order of a day's work.</summary>
    public static IReadOnlyList<MenuEntry> All { get; } =
    [
        new("Ce qui attend", "/", "workflows.read_tasks"),
        new("Demandes", "/demandes", "membership.file_requests"),
        new("Renseignements", "/renseignements", "membership.handle_enquiries"),
        new("Candidatures", "/candidatures", "membership.read_candidacies"),
        new("Dossiers en cours", "/dossiers", "workflows.read_instances"),
        new("Échéances", "/echeances", "workflows.read_instances"),
        new("Conseil", "/conseil", "membership.read_board"),
        new("Assemblées", "/assemblees", "membership.read_assemblies"),
        new("Cotisations", "/cotisations", "membership.read_dues"),
        new("Factures", "/factures", "membership.read_invoices"),
        new("Documents", "/documents", "membership.read_documents"),
        new("Charte", "/charte", "membership.read_charter"),
        new("Incidents", "/incidents", "workflows.read_incidents"),
        new("Adhérents", "/adherents", "membership.read_structures"),
        new("Successions", "/successions", "membership.read_successions"),
        new("Contacts", "/contacts", "membership.keep_contacts"),
        new("Annuaire", "/annuaire", "membership.read_directory"),
        new("Équipe", "/equipe", "membership.keep_colleagues"),
        new("Entraide", "/entraide", "membership.take_part_in_exchange"),
        new("Appels à artistes", "/appels-artistes", "membership.read_artist_calls"),
        new("Groupes de travail", "/groupes", "membership.read_groups"),
        new("Service civique", "/service-civique", "membership.read_missions"),
        new("Bénévolat", "/benevolat", "membership.see_hours"),
        new("Attestations", "/attestations", "membership.issue_proofs"),
        new("Pouls annuel", "/pouls", "membership.read_pulse"),
        new("Services", "/services", "membership.read_usages"),
        new("Déroulés", "/deroules", "workflows.read_definitions"),
        new("Courriers", "/courriers", "letters.read"),
        new("Réglages", "/reglages", "platform.read_settings"),
    ];

    public bool Leads(PathString path) =>
        Path == "/" ? path == "/" : path.StartsWithSegments(Path, StringComparison.Ordinal);
}
