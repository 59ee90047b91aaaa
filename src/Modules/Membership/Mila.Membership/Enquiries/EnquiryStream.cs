using System.Globalization;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Enquiries;

/// <summary>Reads an enquiry to decide about it, appends what was decided, and tells the workflow engine each fact.</summary>
public static class EnquiryStream
{
    public const string Subject = "enquiry";

    /// <summary>What is told without an outcome.</summary>
    private static readonly string[] Silent = ["enquiry_received", "enquiry_answered", "enquiry_visit_proposed", "enquiry_led_to_candidacy"];

    /// <exception cref="RuleViolation">When there is no such enquiry.</exception>
    public static async Task<IEventStream<Enquiry>> EnquiryToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Enquiry>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "enquiry.unknown", "There is no such enquiry.", "id");
        return stream;
    }

    /// <summary>Appends the facts; the messages tell them to the engine, each with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<Enquiry> stream, params IReadOnlyList<object> facts) => stream.Tell(facts, (enquiry, fact) => enquiry.Evolve(fact), Happening);

    private static Happened Happening(Enquiry after, object fact, long version)
    {
        var (name, outcome) = Named(fact);
        var values = new Dictionary<string, string> { ["due_on"] = Day(after.DueOn), ["wants_visit"] = after is { WantsVisit: true, Visits: [] } ? "yes" : "no" };
        if (after.Planned is { } visit)
            values["visit_on"] = Day(visit.On);
        return new(Subject, after.Id, version, $"membership.{name}", outcome, values);
    }

    public static void Announce(WorkflowList workflows)
    {
        foreach (var name in Silent)
            workflows.Announcement($"membership.{name}", Subject);
        workflows
            .Announcement("membership.enquiry_visit_ended", Subject, ClosedWord.AllOf<VisitOutcome>())
            .Announcement("membership.enquiry_closed", Subject, ClosedWord.AllOf<EnquiryEnd>())
            .Value(Subject, "wants_visit", "yes", "no")
            .Day(Subject, "due_on")
            .Day(Subject, "visit_on");
    }

    private static (string Name, string? Outcome) Named(object fact) => fact switch
    {
        EnquiryReceived _ => ("enquiry_received", null),
        EnquiryAnswered _ => ("enquiry_answered", null),
        VisitProposed _ => ("enquiry_visit_proposed", null),
        VisitEnded f => ("enquiry_visit_ended", ClosedWord.Of(f.Outcome)),
        EnquiryLedToCandidacy _ => ("enquiry_led_to_candidacy", null),
        EnquiryClosed f => ("enquiry_closed", ClosedWord.Of(f.Reason)),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of an enquiry has a name for the engine."),
    };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
