using System.Globalization;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Membership.Desk;

/// <summary>Reads a request to decide about it, appends what was decided, and tells the workflow engine each fact.</summary>
public static class DeskRequestStream
{
    public const string Subject = "desk_request";

    /// <summary>What is told without an outcome.</summary>
    private static readonly string[] Silent = ["filed", "taken", "handed_on", "chased", "resumed", "commented", "reopened"];

    /// <exception cref="RuleViolation">When there is no such request.</exception>
    public static async Task<IEventStream<DeskRequest>> DeskRequestToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<DeskRequest>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "desk_request.unknown", "There is no such request.", "id");
        return stream;
    }

    /// <summary>The same for a member, who writes to the requests of a structure it is with.</summary>
    /// <exception cref="RuleViolation">When it is not with the structure.</exception>
    public static async Task<IEventStream<DeskRequest>> DeskRequestToWrite(
        this IDocumentSession session, Guid id, bool byStaff, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.DeskRequestToWrite(id, cancellation);
        if (!byStaff)
            DeskAccess.MustBeWith(await session.LoadAsync<Structure>(stream.Aggregate!.StructureId, cancellation), moment.Actor, moment.Today);
        return stream;
    }

    /// <summary>Appends the fact; the message tells it to the engine, with its version.</summary>
    public static OutgoingMessages Record(this IEventStream<DeskRequest> stream, object fact) => stream.Tell([fact], (request, known) => request.Evolve(known), Happening);

    private static Happened Happening(DeskRequest after, object fact, long version)
    {
        var (name, outcome) = Named(fact);
        var values = new Dictionary<string, string> { ["due_on"] = after.DueOn.ToString("O", CultureInfo.InvariantCulture) };
        if (after.ChaseOn is { } chaseOn)
            values["chase_on"] = chaseOn.ToString("O", CultureInfo.InvariantCulture);
        return new(Subject, after.Id, version, $"membership.desk_request_{name}", outcome, values);
    }

    public static void Announce(WorkflowList workflows)
    {
        foreach (var name in Silent)
            workflows.Announcement($"membership.desk_request_{name}", Subject);
        workflows
            .Announcement("membership.desk_request_closed", Subject, ClosedWord.AllOf<DeskOutcome>())
            .Day(Subject, "due_on")
            .Day(Subject, "chase_on");
    }

    private static (string Name, string? Outcome) Named(object fact) => fact switch
    {
        DeskRequestFiled _ => ("filed", null),
        DeskRequestTaken _ => ("taken", null),
        DeskRequestHandedOn _ => ("handed_on", null),
        ThirdPartyChased _ => ("chased", null),
        DeskRequestResumed _ => ("resumed", null),
        DeskRequestCommented _ => ("commented", null),
        DeskRequestClosed f => ("closed", ClosedWord.Of(f.Outcome)),
        DeskRequestReopened _ => ("reopened", null),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of a request has a name for the engine."),
    };
}
