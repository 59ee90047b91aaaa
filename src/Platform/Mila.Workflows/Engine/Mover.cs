using Marten;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;
using Wolverine;

namespace Mila.Workflows.Engine;

/// <summary>Brings a stimulus to an instance: loads it with its definition, has the interpreter decide, appends, and sends what was asked.</summary>
public sealed class Mover(PublishedDefinitions definitions, Settings settings)
{
    /// <summary>Appends what a stimulus leads to, within the caller's transaction.</summary>
    /// <returns>The requests to send once it is committed.</returns>
    public async Task<OutgoingMessages> Move(
        IDocumentSession session, Guid instanceId, Stimulus stimulus, Moment moment, CancellationToken cancellation)
    {
        await Turn.OfInstance(session, instanceId, cancellation);
        var stream = await session.Events.FetchForWriting<Instance>(instanceId, cancellation);
        Rule.That(stream.Aggregate is not null, "instance.unknown", "There is no such instance.");
        var set = await definitions.SetOf(session, stream.Aggregate, cancellation, (stimulus as Stimulus.Migration)?.Target);
        var facts = Interpreter.On(set, stream.Aggregate, stimulus, await Around(session, moment, cancellation));
        stream.AppendMany(facts);
        return await Keep(session, stream.Aggregate, set, facts, moment, cancellation);
    }

    /// <summary>Begins an instance, and has it hear what has already happened to its subject.</summary>
    public async Task<OutgoingMessages> Start(
        IDocumentSession session, StartInstance start, IEnumerable<Stimulus> already, Moment moment, CancellationToken cancellation)
    {
        var inForce = await definitions.InForce(session, cancellation);
        var definition = inForce.GetValueOrDefault(start.Definition);
        Rule.That(definition is not null, "workflow.unknown", "There is no such definition.");
        var set = PublishedDefinitions.SetOf(inForce, definition);
        var around = await Around(session, moment, cancellation);
        var facts = Interpreter.Start(definition, set, start.InstanceId, start.SubjectKind, start.SubjectId, start.FromVersion, around).ToList();
        var instance = Fold(new Instance(), facts);
        foreach (var stimulus in already)
        {
            var more = Interpreter.On(set, instance, stimulus, around);
            instance = Fold(instance, more);
            facts.AddRange(more);
        }
        session.Events.StartStream<Instance>(start.InstanceId, facts);
        return await Keep(session, new Instance(), set, facts, moment, cancellation);
    }

    private async Task<Surroundings> Around(IDocumentSession session, Moment moment, CancellationToken cancellation) =>
        new(moment.Now, moment.Calendar, (await settings.On(session, moment.Today, cancellation)).Days);

    private static async Task<OutgoingMessages> Keep(
        IDocumentSession session, Instance before, DefinitionSet set, IReadOnlyList<object> facts, Moment moment, CancellationToken cancellation)
    {
        var after = Fold(before, facts);
        foreach (var pin in after.Pins.Except(before.Definition.Length == 0 ? [] : before.Pins))
            PublishedDefinitions.Keep(session, set[pin]);
        await Registers.Write(session, before, after, facts, moment.Now, cancellation);
        return Requests(after, facts);
    }

    private static Instance Fold(Instance instance, IEnumerable<object> facts) => facts.Aggregate(instance, (state, fact) => state.Evolve(fact));

    private static OutgoingMessages Requests(Instance instance, IEnumerable<object> facts) =>
        [.. facts.OfType<RequestSent>().Select(sent => new PerformRequest(
            instance.Id, sent.Token, sent.Attempt, sent.Step, sent.Request, instance.SubjectKind, instance.SubjectId, instance.Values))];
}
