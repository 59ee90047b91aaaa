using System.Runtime.Loader;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Core;
using JasperFx.Events;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Persistence;
using Wolverine.Util;

namespace Mila.Host.Composition;

/// <summary>Wolverine: commands answered at once, announcements carried by durable local queues, one handler one transaction.</summary>
public static class Messaging
{
    /// <summary>Once for the process, before any message is named.</summary>
    static Messaging() => WolverineMessageNaming.InsertFirst<StoredMessageNames>();

    /// <param name="severalHosts">Whether other hosts share the database: work is then spread, and a dead host's taken over.</param>
    public static void UseMilaMessaging(this IHostBuilder host, bool severalHosts) => host.ConfigureLogging(SayNothingOfCommands).UseWolverine(options =>
    {
        foreach (var assembly in Parts.Assemblies)
            options.Discovery.IncludeAssembly(assembly);

        // Written and compiled by the build (docs/adr/0013); while it writes, they are not there yet.
        options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        if (!DynamicCodeBuilder.WithinCodegenCommand)
            options.ApplicationAssembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "Mila.Handlers.dll"));

        options.MultipleHandlerBehavior = MultipleHandlerBehavior.Separated;
        options.AssertNoCombinedHandlers();
        options.EntityDefaults.OnMissing = OnMissing.ThrowException;
        options.EnableRelayOfUserName = true;
        options.Policies.AddMiddleware(typeof(MomentMiddleware));
        options.Policies.AutoApplyTransactions();
        options.Policies.UseDurableLocalQueues();

        options.Durability.Mode = severalHosts ? DurabilityMode.Balanced : DurabilityMode.Solo;
        options.Durability.MessageIdentity = MessageIdentity.IdAndDestination;

        // A lost race is decided again on the new state; a rule that refuses will refuse again.
        options.Policies.OnException<ConcurrencyException>().RetryWithCooldown(20.Milliseconds(), 50.Milliseconds(), 100.Milliseconds(), 250.Milliseconds());
        options.Policies.OnException<EventStreamUnexpectedMaxEventIdException>().RetryWithCooldown(20.Milliseconds(), 50.Milliseconds(), 100.Milliseconds(), 250.Milliseconds());
        options.Policies.OnException<Marten.Exceptions.ExistingStreamIdCollisionException>().RetryWithCooldown(20.Milliseconds(), 50.Milliseconds(), 100.Milliseconds(), 250.Milliseconds());
        // PostgreSQL gives one of two commands up when they wait for each other: nothing of it was committed, it is handled anew.
        options.Policies.OnInnerException<Npgsql.PostgresException>(e => e.SqlState == Npgsql.PostgresErrorCodes.DeadlockDetected)
            .RetryWithCooldown(20.Milliseconds(), 50.Milliseconds(), 100.Milliseconds(), 250.Milliseconds());
        options.Policies.OnException<RuleViolation>().MoveToErrorQueue();

        foreach (var (type, name) in StoredMessageNames.All)
            options.RegisterMessageType(type, name);
    });

    /// <summary>
    /// Wolverine logs a command that was refused with all that it says, names and addresses included, under the command's own name.
    /// Whoever sent it hears of the refusal; a message that nobody waits for is logged by its id.
    /// </summary>
    private static void SayNothingOfCommands(ILoggingBuilder logging)
    {
        const string Handler = "Handler";
        foreach (var name in Parts.Assemblies.SelectMany(assembly => assembly.GetTypes()).Select(type => type.FullName!).Where(name => name.EndsWith(Handler, StringComparison.Ordinal)))
            logging.AddFilter(name[..^Handler.Length], LogLevel.None);
    }
}
