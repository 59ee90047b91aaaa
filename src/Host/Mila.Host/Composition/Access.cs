using Microsoft.AspNetCore.Authorization;
using Mila.Graph;

namespace Mila.Host.Composition;

/// <summary>Who may do what: the one place where roles meet policies.</summary>
public static class Access
{
    /// <summary>Everybody, signed in or not.</summary>
    public const string Public = "public";

    public const string Applicant = "applicant";
    public const string Member = "member";
    public const string Expert = "expert";
    public const string Funder = "funder";
    public const string Auditor = "auditor";
    public const string BoardMember = "board_member";
    public const string President = "president";
    public const string Treasurer = "treasurer";
    public const string Secretary = "secretary";
    public const string Coordinator = "coordinator";
    public const string Operator = "operator";

    /// <summary>A volunteer of the civic service, on the days of its mission.</summary>
    public const string CivicVolunteer = "civic_volunteer";

    /// <summary>Every role that a person can have.</summary>
    public static IReadOnlyList<string> Roles { get; } =
        [Applicant, Member, Expert, Funder, Auditor, BoardMember, President, Treasurer, Secretary, Coordinator, Operator, CivicVolunteer];

    /// <summary>Every policy, <c>part.verb</c>, and the roles it lets through.</summary>
    public static IReadOnlyDictionary<string, string[]> Policies { get; } = new SortedDictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["demonstration.move_clock"] = [Public],
        ["incubation.allocate"] = [Coordinator],
        ["incubation.ask_extension"] = [Member, Coordinator],
        ["incubation.ask_for_space"] = [Member, Coordinator],
        ["incubation.book"] = [Member, Coordinator, President, Secretary],
        ["incubation.declare_aid"] = [Member, Coordinator],
        ["incubation.follow_calendar"] = [Public],
        ["incubation.hold_interviews"] = [Coordinator],
        ["incubation.invoice_occupancy"] = [Coordinator, Treasurer],
        ["incubation.keep_spaces"] = [Coordinator],
        ["incubation.keep_works"] = [Coordinator, President, Secretary],
        ["incubation.put_extensions_to_vote"] = [Coordinator, President, Secretary],
        ["incubation.read_calls"] = [Member, Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["incubation.read_charges"] = [Coordinator, President, Treasurer, Secretary, Auditor],
        ["incubation.read_spaces"] = [Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["incubation.read_works"] = [Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["incubation.run_calls"] = [Coordinator, President, Secretary],
        ["incubation.see_aid"] = [Member, Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["incubation.see_bookings"] = [Member, Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["incubation.see_open_spaces"] = [Public],
        ["incubation.see_tenures"] = [Member, Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["letters.edit_templates"] = [Coordinator],
        ["letters.read"] = [Coordinator, President, Secretary],
        ["letters.retry"] = [Coordinator],
        ["membership.accept_invitations"] = [Public],
        ["membership.adopt_charter"] = [Coordinator, President, Secretary],
        ["membership.agree_to_pulse"] = [Member, Coordinator],
        ["membership.answer_breaches"] = [Member],
        ["membership.answer_charter"] = [Member],
        ["membership.answer_pulse"] = [Public],
        ["membership.apply"] = [Public],
        ["membership.arrange_payments"] = [Coordinator, President, Treasurer],
        ["membership.ask_for_more"] = [Member],
        ["membership.call_dues"] = [Coordinator, Treasurer],
        ["membership.check_candidacies"] = [Coordinator],
        ["membership.count_usages"] = [Coordinator],
        ["membership.declare_hours"] = [Member, BoardMember, President, Treasurer, Secretary],
        ["membership.declare_successions"] = [Member, Coordinator],
        ["membership.do_mission_tasks"] = [CivicVolunteer, Coordinator, President, Secretary],
        ["membership.edit_directory"] = [Member, Coordinator],
        ["membership.end_membership"] = [Coordinator, President, Secretary],
        ["membership.enquire"] = [Public],
        ["membership.export_invoices"] = [Coordinator, President, Treasurer, Secretary, Auditor],
        ["membership.file_requests"] = [Member, Coordinator, President, Secretary],
        ["membership.grant_dues_delay"] = [Coordinator, President, Treasurer],
        ["membership.handle_breaches"] = [Coordinator, President, Secretary],
        ["membership.handle_enquiries"] = [Coordinator, President, Secretary],
        ["membership.handle_requests"] = [Coordinator, President, Secretary],
        ["membership.issue_proofs"] = [Member, Coordinator, President, Treasurer, Secretary],
        ["membership.keep_colleagues"] = [Member],
        ["membership.keep_contacts"] = [Coordinator, President, Secretary],
        ["membership.keep_documents"] = [Coordinator, President, Secretary],
        ["membership.keep_groups"] = [Coordinator, President, Secretary],
        ["membership.keep_invoices"] = [Coordinator, Treasurer],
        ["membership.keep_mandates"] = [Coordinator, President, Secretary],
        ["membership.keep_missions"] = [Coordinator, President, Secretary],
        ["membership.keep_structures"] = [Coordinator],
        ["membership.mark_presence"] = [CivicVolunteer, BoardMember, President, Treasurer, Secretary, Coordinator],
        ["membership.merge_duplicates"] = [Coordinator, President],
        ["membership.moderate_exchange"] = [Coordinator, President, Secretary],
        ["membership.propose_artists"] = [Member],
        ["membership.propose_removals"] = [Coordinator, President, Secretary],
        ["membership.propose_successions"] = [Coordinator],
        ["membership.put_candidacies_to_vote"] = [Coordinator, President, Secretary],
        ["membership.read_artist_calls"] = [Public],
        ["membership.read_assemblies"] = [Member, BoardMember, President, Treasurer, Secretary, Coordinator, Auditor],
        ["membership.read_board"] = [BoardMember, President, Treasurer, Secretary, Coordinator, Auditor],
        ["membership.read_breaches"] = [Coordinator, BoardMember, President, Treasurer, Secretary],
        ["membership.read_candidacies"] = [Coordinator, BoardMember, President, Treasurer, Secretary, Expert],
        ["membership.read_charter"] = [Public],
        ["membership.read_directory"] = [Public],
        ["membership.read_documents"] = [Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["membership.read_dues"] = [Coordinator, President, Treasurer, Secretary, Auditor],
        ["membership.read_groups"] = [Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["membership.read_hours"] = [Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["membership.read_interests"] = [Coordinator, BoardMember, President, Treasurer, Secretary],
        ["membership.read_invoices"] = [Member, Coordinator, President, Treasurer, Secretary, Auditor],
        ["membership.read_missions"] = [CivicVolunteer, Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["membership.read_pledges"] = [Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["membership.read_pulse"] = [Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["membership.read_structures"] = [Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["membership.read_successions"] = [Coordinator, President, Treasurer, Secretary, BoardMember],
        ["membership.read_usages"] = [Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["membership.record_dues"] = [Coordinator, Treasurer],
        ["membership.record_pledges"] = [Coordinator],
        ["membership.review_candidacies"] = [Coordinator, BoardMember, President, Treasurer, Secretary, Expert],
        ["membership.run_artist_calls"] = [Coordinator, President, Secretary],
        ["membership.run_assemblies"] = [Coordinator, President, Secretary],
        ["membership.run_board"] = [Coordinator, President, Secretary],
        ["membership.run_pulse"] = [Coordinator],
        ["membership.see_hours"] = [Member, Coordinator, BoardMember, President, Treasurer, Secretary, Auditor],
        ["membership.see_own_structures"] = [.. Roles],
        ["membership.sign_minutes"] = [President, Secretary],
        ["membership.state_presence"] = [BoardMember, President, Treasurer, Secretary, Coordinator],
        ["membership.take_part_in_assemblies"] = [Member, BoardMember, President, Treasurer, Secretary],
        ["membership.take_part_in_exchange"] = [Member, Coordinator, President, Secretary],
        ["membership.verify_proofs"] = [Public],
        ["membership.vote"] = [BoardMember, President, Treasurer, Secretary],
        ["membership.write_off"] = [President, Treasurer],
        ["people.change"] = [Coordinator],
        ["people.erase"] = [Coordinator],
        ["people.export"] = [Coordinator],
        ["people.grant_role"] = [Coordinator],
        ["people.read"] = [Coordinator, President, Secretary],
        ["people.read_self"] = [.. Roles],
        ["platform.change_settings"] = [Coordinator],
        ["platform.operate"] = [Operator],
        ["platform.read_figures"] = [Coordinator, President, Treasurer, Secretary, BoardMember, Auditor],
        ["platform.read_settings"] = [Coordinator, President, Treasurer, Secretary, BoardMember],
        ["platform.see_itself"] = [Public],
        ["workflows.claim_tasks"] = [Coordinator, BoardMember, President, Treasurer, Secretary, Expert, Member, Operator],
        ["workflows.draft"] = [Coordinator, President, Secretary],
        ["workflows.publish"] = [Coordinator, President],
        ["workflows.read_definitions"] = [Coordinator, BoardMember, President, Treasurer, Secretary, Auditor, Operator],
        ["workflows.read_incidents"] = [Coordinator, Operator],
        ["workflows.read_instances"] = [Coordinator, BoardMember, President, Treasurer, Secretary, Auditor, Operator],
        ["workflows.read_tasks"] = [Coordinator, BoardMember, President, Treasurer, Secretary, Expert, Member, Operator, CivicVolunteer],
        ["workflows.settle_incidents"] = [Coordinator, Operator],
        ["workflows.steer"] = [Coordinator],
    };

    public static IServiceCollection AddMilaPolicies(this IServiceCollection services) => services.AddAuthorization(options =>
    {
        foreach (var (policy, roles) in Policies)
            options.AddPolicy(policy, builder => Require(builder, roles));
    });

    /// <summary>Whether a policy lets somebody through; a policy that does not exist lets nobody.</summary>
    public static bool Allows(string policy, Actor actor) =>
        Policies.TryGetValue(policy, out var roles) && (roles.Contains(Public) || roles.Any(actor.Roles.Contains));

    private static void Require(AuthorizationPolicyBuilder policy, string[] roles)
    {
        if (roles.Contains(Public))
            policy.RequireAssertion(_ => true);
        else
            policy.RequireRole(roles);
    }
}
