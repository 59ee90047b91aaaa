using System.Globalization;
using Mila.Kernel;
using Mila.Letters;

namespace Mila.Membership.Enquiries;

/// <summary>What whoever asks is written (courriers d’une demande de renseignement); a template each, <c>enquiry_….fr.sbn</c>.</summary>
public static class EnquiryLetters
{
    public static SendLetter Received(EnquiryReceived received) => To(received.EnquiryId, received.PersonId, "received", "", new()
    {
        ["answer_by"] = Day(received.DueOn),
        ["words"] = received.WordsId is { } words ? Joined.Text(words) : "",
    });

    public static SendLetter Answered(Enquiry enquiry, Guid text) => To(enquiry.Id, enquiry.PersonId, "answered", "", new() { ["words"] = Joined.Text(text), ["link"] = "/candidater" });

    public static SendLetter Proposed(Enquiry enquiry, VisitProposed visit) => To(enquiry.Id, enquiry.PersonId, "visit", $"{visit.VisitOn:O} {visit.At:O}", new()
    {
        ["visit_on"] = Day(visit.VisitOn),
        ["time"] = French.Time(visit.At),
    });

    public static SendLetter Opened(Enquiry enquiry, OpenCandidacyForEnquirer command) =>
        To(enquiry.Id, enquiry.PersonId, "candidacy", "", new() { ["link"] = $"/candidature/{command.Secret}" });

    private static SendLetter To(Guid enquiryId, Guid reader, string letter, string which, Dictionary<string, string> values) => new(
        NamedId.Of("enquiry-letter", letter, which, enquiryId.ToString()), $"enquiry_{letter}", [reader], EnquiryStream.Subject, enquiryId, values);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
