using System.Globalization;
using JasperFx.Events;
using Marten;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Incubation.Calls;

/// <summary>Reads a call to decide about it, appends what was decided, and tells it to the workflow engine.</summary>
public static class SpaceCallStream
{
    public const string Definition = "space_call";
    public const string Subject = "space_call";

    private static readonly string[] Names =
    [
        "space_call_opened", "space_asked_for", "space_asking_withdrawn", "space_interview_set", "space_interview_noted", "ranking_put_to_vote", "ranking_inconclusive", "ranking_adopted",
        "space_offered", "offer_declined", "offer_accepted", "space_call_unfilled",
    ];

    /// <exception cref="RuleViolation">When there is no such call.</exception>
    public static async Task<IEventStream<SpaceCall>> CallToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        await session.TakeTurn(cancellation, Subject, id.ToString());
        var stream = await session.Events.FetchForWriting<SpaceCall>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "space_call.unknown", "There is no such call.", "callId");
        return stream;
    }

    public static OutgoingMessages Record(this IEventStream<SpaceCall> stream, object fact) =>
        stream.Tell([fact], (call, each) => call.Evolve(each), (after, each, version) => new(
            Subject, after.Id, version, $"incubation.{NameOf(each)}",
            Values: new Dictionary<string, string> { ["closes_on"] = after.ClosesOn.ToString("O", CultureInfo.InvariantCulture) }));

    /// <summary>The calls of a space that go on.</summary>
    public static IQueryable<SpaceCall> CallsUnderWay(this IQuerySession session, Guid spaceId) =>
        session.Query<SpaceCall>().Where(call => call.SpaceId == spaceId && call.State != SpaceCallState.Filled && call.State != SpaceCallState.Unfilled);

    public static void AddTo(WorkflowList workflows)
    {
        foreach (var name in Names)
            workflows.Announcement($"incubation.{name}", Subject);
        workflows
            .Day(Subject, "closes_on")
            .Request("incubation.offer_space", request => new OfferSpace(request.SubjectId))
            .Request("incubation.lapse_offer", request => new AnswerOffer(request.SubjectId, Accepts: false, InTime: false, ByOffice: true), "space_call.not_offered")
            .Request("incubation.close_ranking_vote", request => new CloseRankingVote(request.SubjectId), "space_call.not_in_vote")
            .Words("space_call.words.fr.json")
            .Definition("space_call.workflow.json");
    }

    public static void Declare(SettingList settings) => settings
        .Days("space_call.open_days", 30, "Jours pendant lesquels on peut se porter candidat pour un espace")
        .Days("space_call.grace_days", 0, "Jours entre la clôture d’un appel pour un espace et le classement des candidatures")
        .Days("space_call.vote_days", 10, "Jours pendant lesquels le vote sur un classement reste ouvert")
        .Days("space_call.offer_days", 15, "Jours donnés à une structure pour répondre à la proposition d’un espace")
        .Days("space_call.works_days", 3, "Jours de remise en état entre deux occupants d’un espace");

    private static string NameOf(object fact) => fact switch
    {
        SpaceCallOpened => "space_call_opened",
        SpaceAskedFor => "space_asked_for",
        SpaceAskingWithdrawn => "space_asking_withdrawn",
        SpaceInterviewSet => "space_interview_set",
        SpaceInterviewNoted => "space_interview_noted",
        RankingPutToVote => "ranking_put_to_vote",
        RankingInconclusive => "ranking_inconclusive",
        RankingAdopted => "ranking_adopted",
        SpaceOffered => "space_offered",
        OfferDeclined => "offer_declined",
        OfferAccepted => "offer_accepted",
        SpaceCallUnfilled => "space_call_unfilled",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a call has a name for the engine."),
    };
}
