using JasperFx.Core;
using Marten;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows.Instances;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Mila.Workflows.Engine;

/// <summary>A module is asked to do something, after the fact that it is asked was committed.</summary>
public sealed record PerformRequest(
    Guid InstanceId, Guid Token, int Attempt, string Step, string Request,
    string SubjectKind, Guid SubjectId, IReadOnlyDictionary<string, string> Values);

/// <summary>The one envelope of an answer: done, refused by a rule, or failed.</summary>
/// <param name="RefusedBy">The code of the rule that refused.</param>
/// <param name="Failure">The kind of failure; never its message, which may quote what it was about.</param>
public sealed record AnswerRequest(Guid InstanceId, Guid Token, int Attempt, string? RefusedBy, string? Failure);

/// <summary>
/// Sends the module's command for the tenant and waits until it is committed. A host that dies in between asks again with
/// the same token. A rule that refuses is an answer; another failure is tried again, and then a person's to see to.
/// </summary>
public static class PerformRequestHandler
{
    private const int MostTries = 3;

    public static void Configure(HandlerChain chain) =>
        chain.OnException<Exception>().RetryWithCooldown(100.Milliseconds(), 500.Milliseconds());

    public static async Task<AnswerRequest> Handle(
        PerformRequest asked, WorkflowList known, IMessageBus bus, Envelope envelope, CancellationToken cancellation)
    {
        var answer = new AnswerRequest(asked.InstanceId, asked.Token, asked.Attempt, RefusedBy: null, Failure: null);
        try
        {
            var request = new ServiceRequest(asked.Token, asked.InstanceId, asked.Step, asked.SubjectKind, asked.SubjectId, asked.Values);
            await bus.InvokeForTenantAsync(envelope.TenantId!, known.Requests[asked.Request].Command(request), cancellation);
            return answer;
        }
        catch (RuleViolation violation)
        {
            return answer with { RefusedBy = violation.Code };
        }
        catch (Exception e) when (envelope.Attempts >= MostTries && e is not OperationCanceledException)
        {
            return answer with { Failure = e.GetType().Name };
        }
    }
}

public static class AnswerRequestHandler
{
    public static void Configure(HandlerChain chain) => chain.TryForLong();

    public static Task<OutgoingMessages> Handle(
        AnswerRequest answer, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation) =>
        mover.Move(session, answer.InstanceId, StimulusOf(answer), moment, cancellation);

    private static Stimulus StimulusOf(AnswerRequest answer) => answer.Failure is { } kind
        ? new Stimulus.Failure(answer.Token, answer.Attempt, kind)
        : new Stimulus.Reply(answer.Token, answer.Attempt, answer.RefusedBy);
}
