using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mila.Modules;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>
/// The first version of the intake ended with the waiting list: when the host starts, a candidacy that still waits there, and whose
/// dossier is over, gets one that goes on from there (reprise de la liste d’attente). Once each.
/// </summary>
public sealed class WaitingListAtStart(Tenants tenants, IDocumentStore store, IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in tenants.All.Select(tenant => tenant.Id))
        {
            await using var session = store.QuerySession(tenant);
            var waiting = await session.Query<Candidacy>().Where(candidacy => candidacy.State == CandidacyState.WaitingList).Select(candidacy => candidacy.Id).ToListAsync(cancellationToken);
            var running = await session.Query<Instance>().Where(instance => instance.SubjectId.IsOneOf(waiting.ToArray()) && instance.Outcome == null)
                .Select(instance => instance.SubjectId).ToListAsync(cancellationToken);
            foreach (var candidacy in waiting.Except(running))
            {
                var listed = (await session.Events.FetchStreamAsync(candidacy, token: cancellationToken)).Last(fact => fact.Data is CandidacyWaitlisted);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeForTenantAsync(tenant, IntakeWorkflow.Resume(candidacy, listed.Version), cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
