using System.ComponentModel;
using Hangfire;
using Mila.Incubation.Tenures;
using Mila.Modules;
using Wolverine;
using Wolverine.Runtime.Handlers;

namespace Mila.Host.Composition;

/// <summary>
/// The background job that writes one letter about the end of a stay, known by the stay, the notice and its day: seen and tried again on
/// Hangfire's dashboard. However often it runs, the letter is written once.
/// </summary>
public sealed class TenureNoticeJob(IServiceScopeFactory scopes)
{
    [DisplayName("Courrier de fin de séjour « {3} » dû le {4}, séjour {2}")]
    [AutomaticRetry(Attempts = 3)]
    public async Task Write(string tenant, Guid structureId, Guid allocationId, TenureNotice notice, string dueOn, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeForTenantAsync(
            tenant, new WriteTenureNotice(structureId, allocationId, notice, DateOnly.ParseExact(dueOn, "O", System.Globalization.CultureInfo.InvariantCulture)), cancellation);
    }
}

public static class EnqueueTenureNoticeHandler
{
    public static void Configure(HandlerChain chain) => chain.TryForLong();

    public static void Handle(EnqueueTenureNotice message, IBackgroundJobClient jobs, Envelope envelope) => jobs.Enqueue<TenureNoticeJob>(job =>
        job.Write(envelope.TenantId!, message.StructureId, message.AllocationId, message.Notice, message.DueOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None));
}
