using JasperFx.Events;
using Marten.Events;
using Wolverine;

namespace Mila.Workflows;

/// <summary>Facts of a subject that takes part in a workflow are appended, and the engine hears of each.</summary>
public static class Telling
{
    /// <param name="evolve">What a fact makes of the subject.</param>
    /// <param name="told">How the engine hears a fact: from the subject as it is after it, and the fact's version. None when it does not concern it.</param>
    public static OutgoingMessages Tell<T>(
        this IEventStream<T> stream, IReadOnlyList<object> facts, Func<T, object, T> evolve, Func<T, object, long, Happened?> told) where T : class, new()
    {
        var messages = new OutgoingMessages();
        var (subject, version) = (stream.Aggregate ?? new T(), stream.CurrentVersion ?? 0);
        foreach (var fact in facts)
        {
            subject = evolve(subject, fact);
            if (told(subject, fact, ++version) is { } happened)
                messages.Add(happened);
        }
        stream.AppendMany(facts);
        return messages;
    }
}
