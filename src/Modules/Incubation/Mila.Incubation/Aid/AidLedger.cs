using System.Text.Json.Serialization;
using Mila.Kernel;

namespace Mila.Incubation.Aid;

/// <param name="Giver">The institution that gave it.</param>
/// <param name="GrantedOn">The day on which it was granted, from which it counts.</param>
/// <param name="FileId">The document that says so.</param>
public sealed record AidDeclared(Guid LedgerId, Guid StructureId, Guid AidId, string Giver, long Cents, DateOnly GrantedOn, Guid? FileId, DateOnly On);

/// <summary>What was declared was wrong: it counts no more.</summary>
public sealed record AidWithdrawn(Guid LedgerId, Guid AidId, DateOnly On);

/// <summary>Aid that a structure had from another public body (aide déclarée).</summary>
public sealed record DeclaredAid(Guid Id, string Giver, long Cents, DateOnly GrantedOn, Guid? FileId);

/// <summary>What a structure says it had of State aid elsewhere (registre des aides déclarées): it counts together with the advantage of its space.</summary>
public sealed record AidLedger
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public IReadOnlyList<DeclaredAid> Declared { get; init; } = [];

    public static Guid IdOf(Guid structureId) => NamedId.Of("aid ledger", structureId.ToString());

    [JsonIgnore]
    public bool IsFull => Declared.Count >= Most;

    /// <summary>More than three years hold: the list is bounded, not paged.</summary>
    public const int Most = 100;

    public AidLedger Evolve(object fact) => fact switch
    {
        AidDeclared f => this with { Id = f.LedgerId, StructureId = f.StructureId, Declared = [.. Declared, new(f.AidId, f.Giver, f.Cents, f.GrantedOn, f.FileId)] },
        AidWithdrawn f => this with { Declared = [.. Declared.Where(each => each.Id != f.AidId)] },
        _ => this,
    };
}
