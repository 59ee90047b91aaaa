using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Successions;

/// <summary>Reads a succession to decide about it, appends what was decided, and tells the workflow engine each fact.</summary>
public static class SuccessionStream
{
    public const string Subject = "succession";

    private static readonly string[] Silent = ["declared", "put_to_vote", "vote_inconclusive", "confirmed", "refused"];

    public static StartInstance Start(Guid successionId) => StartInstance.Of(Subject, Subject, successionId);

    /// <exception cref="RuleViolation">When there is no such succession.</exception>
    public static async Task<IEventStream<Succession>> SuccessionToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Succession>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "succession.unknown", "There is no such succession.", "id");
        return stream;
    }

    /// <summary>Appends the fact; the message tells it to the engine, with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<Succession> stream, object fact) =>
        stream.Tell([fact], (succession, known) => succession.Evolve(known), (after, told, version) =>
        {
            var (name, outcome) = Named(told);
            return new(Subject, after.Id, version, $"membership.succession_{name}", outcome);
        });

    public static void AddTo(WorkflowList workflows)
    {
        foreach (var name in Silent)
            workflows.Announcement($"membership.succession_{name}", Subject);
        workflows
            .Announcement("membership.succession_dropped", Subject, ClosedWord.AllOf<SuccessionDrop>())
            .Request("membership.close_succession_vote", request => new CloseSuccessionVote(request.SubjectId), "succession.not_in_vote")
            .Request("membership.remind_succession_electors", request => new RemindSuccessionElectors(request.SubjectId))
            .Request("membership.write_succession_decision", request => new WriteSuccessionDecision(request.Token, request.SubjectId))
            .Words("succession.words.fr.json")
            .Definition("succession.workflow.json");
    }

    public static void Declare(SettingList settings) => settings
        .Days("succession.propose_days", 15, "Jours pour proposer au conseil la structure qui succède à une autre")
        .Days("succession.vote_days", 10, "Jours pendant lesquels le vote sur une succession reste ouvert")
        .Days("succession.vote_reminder_days", 3, "Jours avant la clôture de ce vote où les votants sont relancés");

    private static (string Name, string? Outcome) Named(object fact) => fact switch
    {
        SuccessionDeclared _ => ("declared", null),
        SuccessionPutToVote _ => ("put_to_vote", null),
        SuccessionVoteInconclusive _ => ("vote_inconclusive", null),
        SuccessionConfirmed _ => ("confirmed", null),
        SuccessionRefused _ => ("refused", null),
        SuccessionDropped f => ("dropped", ClosedWord.Of(f.Reason)),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a succession has a name for the engine."),
    };
}
