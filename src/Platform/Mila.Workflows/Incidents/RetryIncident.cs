using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Workflows.Engine;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Incidents;

/// <summary>The request of an incident is made again, with the same token (relance d’un incident).</summary>
public sealed record RetryIncident(Guid IncidentId);

public static class RetryIncidentHandler
{
    public static async Task<OutgoingMessages> Handle(
        RetryIncident command, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation)
    {
        var incident = await session.LoadAsync<IncidentCard>(command.IncidentId, cancellation);
        Rule.That(incident is not null, "id.unknown", "There is nothing under that id.", "id");
        return await mover.Move(session, incident.InstanceId, new Stimulus.Retry(incident.Id), moment, cancellation);
    }
}

public static class RetryIncidentField
{
    public static void AddTo(ObjectGraphType mutation) => mutation.Command<RetryIncident, IncidentType>("retryIncident", "workflows.settle_incidents")
        .Describe("Asks the module again; if it fails once more, another incident is raised.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Send(context => new RetryIncident(context.GetArgument<Guid>("id")))
        .Return<IncidentCard>(command => command.IncidentId);
}
