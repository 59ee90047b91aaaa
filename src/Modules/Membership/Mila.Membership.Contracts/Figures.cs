namespace Mila.Membership.Contracts;

/// <summary>The keys of the figures about members; each says more of itself in the module's catalogue.</summary>
public static class MemberFigureKeys
{
    public const string Members = "membership.members";
    public const string UpToDate = "membership.members.up_to_date";
    public const string InQpv = "membership.members.in_qpv";

    /// <param name="affiliation">hosted, shop or beneficiary.</param>
    public static string OfAffiliation(string affiliation) => $"{Members}.affiliation.{affiliation}";

    /// <param name="activity">label, producer, tour_promoter, artist_manager, publisher, press_officer or innovation_expert.</param>
    public static string OfActivity(string activity) => $"{Members}.activity.{activity}";
}

/// <summary>The keys of the figures about candidacies; each says more of itself in the module's catalogue.</summary>
public static class CandidacyFigureKeys
{
    public const string Submitted = "membership.candidacies.submitted";
    public const string MedianDelay = "membership.candidacies.median_delay";
    public const string Recusals = "membership.candidacies.recusals";
    public const string OnWaitingList = "membership.candidacies.on_waiting_list";

    /// <param name="outcome">admitted, refused, waiting_list, withdrawn or lapsed.</param>
    public static string OfOutcome(string outcome) => $"membership.candidacies.outcome.{outcome}";

    /// <param name="ground">outside_sector, not_independent, too_early, criteria_not_met or needs_not_served.</param>
    public static string OfGround(string ground) => $"membership.candidacies.refused.{ground}";
}

/// <summary>The keys of the figures about what is asked before a candidacy; each says more of itself in the module's catalogue.</summary>
public static class EnquiryFigureKeys
{
    public const string Received = "membership.enquiries.received";
    public const string MedianDays = "membership.enquiries.median_days";
    public const string Visits = "membership.enquiries.visits";
    public const string LedToCandidacy = "membership.enquiries.led_to_candidacy";
    public const string MedianDaysToCandidacy = "membership.enquiries.median_days_to_candidacy";

    /// <param name="channel">form, phone, email, walk_in, event or recommendation.</param>
    public static string OfChannel(string channel) => $"membership.enquiries.received.{channel}";
}

/// <summary>The keys of the figures about contacts who are no members; each says more of itself in the module's catalogue.</summary>
public static class OutsideContactFigureKeys
{
    public const string Known = "membership.outside_contacts";
    public const string Reachable = "membership.outside_contacts.by_email";

    /// <param name="kind">alumni, institution, residents, prospect, supplier, press or other.</param>
    public static string OfKind(string kind) => $"membership.outside_contacts.{kind}";
}

/// <summary>The keys of the figures about calls for artists; each says more of itself in the module's catalogue.</summary>
public static class ArtistCallFigureKeys
{
    public const string Calls = "membership.artist_calls";
    public const string Answers = "membership.artist_calls.answers";
    public const string Kept = "membership.artist_calls.kept";
    public const string Artists = "membership.artist_calls.artists_played";
    public const string Structures = "membership.artist_calls.structures_played";
}

/// <summary>The key of the figure about successions; it says more of itself in the module's catalogue.</summary>
public static class SuccessionFigureKeys
{
    public const string Confirmed = "membership.successions.confirmed";
}

/// <summary>The keys of the figures of the yearly questionnaire, to be read with its answer rate; each says more of itself in the module's catalogue.</summary>
public static class PulseFigureKeys
{
    public const string Asked = "membership.pulse.asked";
    public const string Answered = "membership.pulse.answered";
    public const string AnswerRate = "membership.pulse.answer_rate";
    public const string Alive = "membership.pulse.alive";
    public const string Jobs = "membership.pulse.jobs";
    public const string Artists = "membership.pulse.artists";
    public const string InQpv = "membership.pulse.in_qpv";
}

/// <summary>The keys of the figures about dues, in euros; each says more of itself in the module's catalogue.</summary>
public static class DuesFigureKeys
{
    public const string Called = "membership.dues.called";
    public const string Received = "membership.dues.received";
    public const string Late = "membership.dues.late";
}

/// <summary>The keys of the figures about what members ask of the office; each says more of itself in the module's catalogue.</summary>
public static class DeskFigureKeys
{
    public const string Filed = "membership.desk_requests.filed";
    public const string Closed = "membership.desk_requests.closed";
    public const string MedianDays = "membership.desk_requests.median_days";

    /// <param name="kind">repair, key, parcel, internet, poster or other.</param>
    public static string OfKind(string kind) => $"membership.desk_requests.filed.{kind}";
}

/// <summary>The key of the figure about the public directory; it says more of itself in the module's catalogue.</summary>
public static class DirectoryFigureKeys
{
    public const string Listed = "membership.directory.listed";
}

/// <summary>The keys of the figures about invoices, in euros; each says more of itself in the module's catalogue.</summary>
public static class InvoiceFigureKeys
{
    public const string Invoiced = "membership.invoices.invoiced";
    public const string Collected = "membership.invoices.collected";
    public const string Outstanding = "membership.invoices.outstanding";
}

/// <summary>The keys of the figures about what members do for each other; each says more of itself in the module's catalogue.</summary>
public static class ExchangeFigureKeys
{
    public const string Posts = "membership.exchange.posts";
    public const string Contacts = "membership.exchange.contacts";
    public const string Introductions = "membership.exchange.introductions";
    public const string Recommendations = "membership.exchange.recommendations";

    /// <param name="kind">announcement, skill_offered or skill_needed.</param>
    public static string OfKind(string kind) => $"membership.exchange.posts.{kind}";
}

/// <summary>The key of the figure about proofs; it says more of itself in the module's catalogue.</summary>
public static class ProofFigureKeys
{
    public const string Issued = "membership.proofs.issued";
}

/// <summary>The keys of the figures about what members use; each says more of itself in the module's catalogue.</summary>
public static class UsageFigureKeys
{
    public const string Structures = "membership.usages.structures";

    /// <param name="benefit">meeting_room, social_relay, newsletter, legal_hotline, promo_code, mail_reception, documentation_centre, reprography, cafeteria or poster.</param>
    public static string OfBenefit(string benefit) => $"membership.usages.{benefit}";
}

/// <summary>The keys of the figures about the time of volunteers; each says more of itself in the module's catalogue.</summary>
public static class VolunteerFigureKeys
{
    public const string People = "membership.volunteers.people";
    public const string Hours = "membership.volunteers.hours";
    public const string Value = "membership.volunteers.value";
}

/// <summary>The keys of the figures about meetings of the board and its officers; each says more of itself in the module's catalogue.</summary>
public static class BoardMeetingFigureKeys
{
    public const string Held = "membership.board_meetings.held";
    public const string NoQuorum = "membership.board_meetings.no_quorum";
    public const string Presence = "membership.board_meetings.presence";
    public const string Decisions = "membership.board_meetings.decisions";

    /// <param name="body">board or bureau.</param>
    public static string OfBody(string body) => $"{Held}.{body}";
}

/// <summary>The keys of the figures about the civic service; each says more of itself in the module's catalogue.</summary>
public static class MissionFigureKeys
{
    public const string Volunteers = "membership.civic_service.volunteers";
    public const string DaysPresent = "membership.civic_service.days_present";
    public const string DaysAbsent = "membership.civic_service.days_absent";
}

/// <summary>The keys of the figures about working groups; each says more of itself in the module's catalogue.</summary>
public static class WorkingGroupFigureKeys
{
    public const string Active = "membership.working_groups.active";
    public const string Meetings = "membership.working_groups.meetings";
}
