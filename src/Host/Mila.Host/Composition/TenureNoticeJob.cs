using System.ComponentModel;
using Hangfire;
using JasperFx.Core;
using Mila.Incubation.Tenures;
using Wolverine;
using Wolverine.ErrorHandling;
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
    /// <summary>A notice that is not enqueued is a notice that is missing: it is tried for hours before it is put aside.</summary>
    public static void Configure(HandlerChain chain) => chain.OnException<Exception>()
        .RetryWithCooldown(100.Milliseconds(), 1.Seconds())
        .Then.ScheduleRetry(10.Seconds(), 1.Minutes(), 10.Minutes(), 1.Hours(), 6.Hours());

    public static void Handle(EnqueueTenureNotice message, IBackgroundJobClient jobs, Envelope envelope) => jobs.Enqueue<TenureNoticeJob>(job =>
        job.Write(envelope.TenantId!, message.StructureId, message.AllocationId, message.Notice, message.DueOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None));
}
