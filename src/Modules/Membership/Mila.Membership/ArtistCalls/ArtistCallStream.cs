using System.Globalization;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.ArtistCalls;

/// <summary>Reads a call to decide about it, appends what was decided, and tells the workflow engine each fact.</summary>
public static class ArtistCallStream
{
    public const string Subject = "artist_call";

    private static readonly string[] Silent = ["opened", "answered", "selected", "played", "cancelled"];

    public static StartInstance Start(Guid callId) => StartInstance.Of(Subject, Subject, callId);

    /// <exception cref="RuleViolation">When there is no such call.</exception>
    public static async Task<IEventStream<ArtistCall>> ArtistCallToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<ArtistCall>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "artist_call.unknown", "There is no such call.", "id");
        return stream;
    }

    /// <summary>Appends the fact; the message tells it to the engine, with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<ArtistCall> stream, object fact) =>
        stream.Tell([fact], (call, known) => call.Evolve(known), (after, told, version) => new(Subject, after.Id, version, $"membership.artist_call_{Named(told)}", Values: new Dictionary<string, string>
        {
            ["closes_on"] = Day(after.ClosesOn),
            ["event_on"] = Day(after.EventOn),
            ["kept"] = after.In(ArtistAnswerState.Kept).Any() ? "yes" : "no",
        }));

    public static void AddTo(WorkflowList workflows)
    {
        foreach (var name in Silent)
            workflows.Announcement($"membership.artist_call_{name}", Subject);
        workflows
            .Value(Subject, "kept", "yes", "no")
            .Day(Subject, "closes_on")
            .Day(Subject, "event_on")
            .Request("membership.write_artist_answers", request => new WriteArtistAnswers(request.Token, request.SubjectId))
            .Words("artist_call.words.fr.json")
            .Definition("artist_call.workflow.json");
    }

    private static string Named(object fact) => fact switch
    {
        ArtistCallOpened _ => "opened",
        ArtistProposed _ or ArtistProposalWithdrawn _ => "answered",
        ArtistsSelected _ => "selected",
        ArtistsPlayed _ => "played",
        ArtistCallCancelled _ => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a call has a name for the engine."),
    };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
