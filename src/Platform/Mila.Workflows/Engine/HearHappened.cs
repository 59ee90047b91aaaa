using Marten;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows.Instances;
using Wolverine;
using Wolverine.Runtime.Handlers;

namespace Mila.Workflows.Engine;

/// <summary>What has happened to a subject, kept so that an instance which begins later hears it too.</summary>
public sealed record Happening(
    Guid Id, Guid SubjectId, string SubjectKind, long Version, string Name, string? Outcome, IReadOnlyDictionary<string, string> Values)
{
    public static Happening Of(Happened happened) => new(
        NamedId.Of("happening", happened.SubjectKind, happened.SubjectId.ToString(), $"{happened.Version}"),
        happened.SubjectId, happened.SubjectKind, happened.Version, happened.Name, happened.Outcome,
        happened.Values ?? new Dictionary<string, string>());

    public Stimulus Stimulus => new Stimulus.Happening(Version, Name, Outcome, Values);
}

/// <summary>Every running instance about the subject hears what happened.</summary>
public static class HappenedHandler
{
    public static void Configure(HandlerChain chain) => chain.TryForLong();

    public static async Task<OutgoingMessages> Handle(
        Happened happened, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation)
    {
        await Turn.OfSubject(session, happened.SubjectKind, happened.SubjectId, cancellation);
        var happening = Happening.Of(happened);
        session.Store(happening);

        var messages = new OutgoingMessages();
        var running = await session.Query<Instance>()
            .Where(instance => instance.SubjectId == happened.SubjectId && instance.SubjectKind == happened.SubjectKind && instance.Outcome == null)
            .Select(instance => instance.Id).ToListAsync(cancellation);
        foreach (var instanceId in running)
            messages.AddRange(await mover.Move(session, instanceId, happening.Stimulus, moment, cancellation));
        return messages;
    }
}

/// <summary>An instance begins once, and hears from the first what has happened to its subject.</summary>
public static class StartInstanceHandler
{
    public static void Configure(HandlerChain chain) => chain.TryForLong();

    public static async Task<OutgoingMessages> Handle(
        StartInstance start, IDocumentSession session, Mover mover, Moment moment, CancellationToken cancellation)
    {
        await Turn.OfSubject(session, start.SubjectKind, start.SubjectId, cancellation);
        if (await session.Events.FetchStreamStateAsync(start.InstanceId, cancellation) is not null)
            return [];
        var already = await session.Query<Happening>()
            .Where(happening => happening.SubjectId == start.SubjectId && happening.SubjectKind == start.SubjectKind)
            .OrderBy(happening => happening.Version).ToListAsync(cancellation);
        return await mover.Start(session, start, already.Select(happening => happening.Stimulus), moment, cancellation);
    }
}
