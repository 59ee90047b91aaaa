using JasperFx.Core;
using Mila.Kernel;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Mila.Modules;

/// <summary>A message that is lost leaves an instance, a letter or a job waiting for ever: it is tried again for hours before it is put aside.</summary>
public static class Patience
{
    public static void TryForLong(this HandlerChain chain) => chain.OnException<Exception>(e => e is not RuleViolation)
        .RetryWithCooldown(50.Milliseconds(), 250.Milliseconds(), 1.Seconds())
        .Then.ScheduleRetry(10.Seconds(), 1.Minutes(), 10.Minutes(), 1.Hours(), 6.Hours());
}
