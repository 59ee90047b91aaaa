using Marten;
using Mila.Kernel;
using Mila.Membership.Structures;

namespace Mila.Membership.Assemblies;

/// <summary>Who acts for a structure (représentation): its leaders and its administration.</summary>
public static class ActingFor
{
    /// <exception cref="RuleViolation">When the person who acts is none of them.</exception>
    public static async Task MustActFor(this IQuerySession session, Guid structureId, Moment moment, CancellationToken cancellation)
    {
        var structure = await session.LoadAsync<Structure>(structureId, cancellation);
        Rule.That(moment.Actor is { } actor && structure is not null && structure.ActingOn(moment.Today).Contains(actor),
            "voice.not_yours", "Only who acts for a structure disposes of its voice.", "from");
    }

    /// <summary>The structures that a person acts for on a day.</summary>
    public static async Task<IReadOnlyList<Guid>> StructuresOf(this IQuerySession session, Guid person, DateOnly day, CancellationToken cancellation) =>
        [.. (await session.StructuresWith(person).ToListAsync(cancellation)).Where(structure => structure.ActingOn(day).Contains(person)).Select(structure => structure.Id)];
}
