using System.Collections.Concurrent;
using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows.Drafts;
using Mila.Workflows.Instances;

namespace Mila.Workflows.Definitions;

/// <summary>The text an instance was pinned to, kept with the association that uses it: a later release may ship another.</summary>
public sealed record PinnedDefinition(Guid Id, string Key, int Version, string Text)
{
    public static Guid IdOf(string key, int version, string hash) => NamedId.Of("definition", key, $"{version}", hash);
}

/// <summary>The definitions that can be started, and those that running instances are pinned to.</summary>
public sealed class PublishedDefinitions
{
    private readonly Dictionary<string, Definition> latest = [];
    private readonly Dictionary<Guid, Definition> byPin = [];
    private readonly ConcurrentDictionary<Guid, Definition> read = [];

    /// <exception cref="DefinitionRefused">When a shipped definition cannot run here.</exception>
    public PublishedDefinitions(WorkflowList known, SettingList settings)
    {
        var newest = known.Shipped.Select(shipped => DefinitionReader.Read(shipped.Json).Definition).OfType<Definition>()
            .GroupBy(definition => definition.Key).ToDictionary(same => same.Key, same => same.MaxBy(definition => definition.Version));
        foreach (var (file, json) in known.Shipped)
        {
            var reading = Validation.Check(json, known, settings, newest.GetValueOrDefault);
            var definition = reading.Definition ?? throw new DefinitionRefused(file, reading.Errors);
            if (!byPin.TryAdd(definition.Pin, definition) || byPin.Values.Count(each => (each.Key, each.Version) == (definition.Key, definition.Version)) > 1)
                throw new DefinitionRefused(file, [new(null, $"« {definition.Key} » version {definition.Version} est livrée deux fois.")]);
            if (!latest.TryGetValue(definition.Key, out var other) || other.Version < definition.Version)
                latest[definition.Key] = definition;
        }
    }

    /// <summary>The newest version of each that is shipped.</summary>
    public IEnumerable<Definition> Latest => latest.Values.OrderBy(definition => definition.Key, StringComparer.Ordinal);

    /// <summary>The newest shipped version; none when there is no such definition.</summary>
    public Definition? Find(string key) => latest.GetValueOrDefault(key);

    /// <summary>What instances of an association begin with now, by key: its own published versions before those shipped.</summary>
    public async Task<IReadOnlyDictionary<string, Definition>> InForce(IQuerySession session, CancellationToken cancellation)
    {
        var inForce = new SortedDictionary<string, Definition>(latest, StringComparer.Ordinal);
        foreach (var own in await session.Query<OwnDefinition>().ToListAsync(cancellation))
            if (own.Published is { } published)
                inForce[own.Key] = Read(PinnedDefinition.IdOf(own.Key, published.Version, published.Hash), published.Text);
        return inForce;
    }

    /// <summary>Keeps the text beside the instance that is pinned to it.</summary>
    public static void Keep(IDocumentSession session, Definition definition) =>
        session.Store(new PinnedDefinition(definition.Pin, definition.Key, definition.Version, definition.Text));

    /// <summary>All that an instance may need: what it and its calls are pinned to, and what those may call next.</summary>
    /// <param name="target">What it is to be migrated to, if it is.</param>
    public async Task<DefinitionSet> SetOf(IQuerySession session, Instance instance, CancellationToken cancellation, Definition? target = null)
    {
        var pinned = await Of(session, [.. instance.Pins], cancellation);
        Definition[] definitions = [.. instance.Pins.Select(pin => pinned.GetValueOrDefault(pin)
            ?? throw new InvalidOperationException($"A text that the instance {instance.Id} is pinned to is not kept.")), .. target is null ? Array.Empty<Definition>() : [target]];
        return definitions.Any(definition => definition.Steps.Any(step => step is CallStep))
            ? SetOf(await InForce(session, cancellation), definitions)
            : new(definitions, []);
    }

    /// <summary>Definitions with all that they may call.</summary>
    public static DefinitionSet SetOf(IReadOnlyDictionary<string, Definition> inForce, params IReadOnlyList<Definition> definitions)
    {
        var callable = new Dictionary<string, Definition>();
        var open = new Stack<Definition>(definitions);
        while (open.TryPop(out var caller))
            foreach (var key in caller.Steps.OfType<CallStep>().Select(call => call.Definition))
                if (inForce.TryGetValue(key, out var called) && callable.TryAdd(key, called))
                    open.Push(called);
        return new(definitions, callable.Values);
    }

    /// <summary>The definitions of several pins.</summary>
    public async Task<IReadOnlyDictionary<Guid, Definition>> Of(IQuerySession session, IReadOnlyCollection<Guid> pins, CancellationToken cancellation)
    {
        var found = pins.Distinct().Where(byPin.ContainsKey).ToDictionary(pin => pin, pin => byPin[pin]);
        if (pins.Except(found.Keys).ToArray() is { Length: > 0 } others)
            foreach (var kept in await session.LoadManyAsync<PinnedDefinition>(cancellation, others))
                found[kept.Id] = Read(kept.Id, kept.Text);
        return found;
    }

    /// <summary>A text is read once: a pin names exactly one.</summary>
    private Definition Read(Guid pin, string text) => byPin.GetValueOrDefault(pin) ?? read.GetOrAdd(pin, _ =>
        DefinitionReader.Read(text).Definition ?? throw new InvalidOperationException($"The kept text {pin} cannot be read."));
}

/// <summary>A shipped definition cannot run on this host, which therefore does not start.</summary>
public sealed class DefinitionRefused(string file, IReadOnlyList<DefinitionError> errors)
    : Exception($"{file}:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}")
{
    public IReadOnlyList<DefinitionError> Errors { get; } = errors;
}

/// <summary>Refuses to start a host that ships a definition it cannot run: made with the host, it reads and checks them all.</summary>
public sealed class DefinitionsAtStart(PublishedDefinitions definitions, ILogger<DefinitionsAtStart> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (log.IsEnabled(LogLevel.Debug))
            log.LogDebug("Workflow definitions: {Definitions}", string.Join(", ", definitions.Latest.Select(each => $"{each.Key} {each.Version}")));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
