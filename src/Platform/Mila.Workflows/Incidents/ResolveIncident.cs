using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Engine;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Incidents;

/// <summary>A person has seen to an incident: the instance goes on as if the module had answered so (résolution d’un incident).</summary>
/// <param name="Outcome">The way out of the step, <c>done</c> unless said otherwise.</param>
public sealed record ResolveIncident(Guid IncidentId, IncidentReason Reason, string Outcome);

public static class ResolveIncidentHandler
{
    public static async Task<OutgoingMessages> Handle(
        ResolveIncident command, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation)
    {
        Rule.That(command.Reason is not IncidentReason.StepLeft, "incident.reason_refused", "Only the engine says that a step was left.", "reason");
        var incident = await session.LoadAsync<IncidentCard>(command.IncidentId, cancellation);
        Rule.That(incident is not null, "id.unknown", "There is nothing under that id.", "id");
        var resolution = new Stimulus.Resolution(incident.Id, command.Reason, command.Outcome);
        return await mover.Move(session, incident.InstanceId, resolution, moment, cancellation);
    }
}

public static class ResolveIncidentField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<ResolveIncident, IncidentType>("resolveIncident", "workflows.settle_incidents")
        .Describe("Says that a person has seen to it; the instance goes on by the outcome given.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<EnumerationGraphType<IncidentReason>>>("reason")
        .Argument<StringGraphType>("outcome", "One of the step's ways out: done (when nothing is said), refused, or a rule code.")
        .Send(context => new ResolveIncident(
            context.GetArgument<Guid>("id"), context.GetArgument<IncidentReason>("reason"), context.GetArgument<string?>("outcome") ?? Answer.Done))
        .Return<IncidentCard>(command => command.IncidentId);
}
