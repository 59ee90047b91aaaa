using Mila.Kernel;

namespace Mila.Membership.Charter;

public sealed record CharterSigned(Guid StructureId, int Version, Guid PersonId, DateOnly On);
public sealed record CharterDeclined(Guid StructureId, int Version, Guid PersonId, DateOnly On);
public sealed record EngagementSigned(Guid StructureId, Guid PersonId, DateOnly On);

/// <summary>The proof of an acceptance: who, for the structure, and when.</summary>
public sealed record Acceptance(Guid PersonId, DateOnly On);

/// <summary>
/// What one structure has accepted: versions of the charter, and the notice of the engagement contract
/// (contrat d’engagement républicain: members are informed and the proof is kept). Not signing the charter is no breach.
/// </summary>
public sealed record Pledges
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public IReadOnlyDictionary<int, Acceptance> Charter { get; init; } = new Dictionary<int, Acceptance>();

    /// <summary>Versions that the structure would rather not sign (refus); signing takes it back.</summary>
    public IReadOnlyDictionary<int, Acceptance> Declined { get; init; } = new Dictionary<int, Acceptance>();

    public Acceptance? Engagement { get; init; }

    public static Guid IdOf(Guid structureId) => NamedId.Of("pledges", structureId.ToString());

    /// <summary>Who answered to a version, signing or declining, and when; none when nobody has.</summary>
    public Acceptance? AnswerTo(int version) => Charter.GetValueOrDefault(version) ?? Declined.GetValueOrDefault(version);

    public CharterAnswer StateOf(int version) =>
        Charter.ContainsKey(version) ? CharterAnswer.Signed : Declined.ContainsKey(version) ? CharterAnswer.Declined : CharterAnswer.Missing;

    public Pledges Evolve(object fact) => fact switch
    {
        CharterSigned f => this with
        {
            Id = IdOf(f.StructureId), StructureId = f.StructureId,
            Charter = new Dictionary<int, Acceptance>(Charter) { [f.Version] = new(f.PersonId, f.On) },
            Declined = Declined.Where(each => each.Key != f.Version).ToDictionary(),
        },
        CharterDeclined f => this with
        {
            Id = IdOf(f.StructureId), StructureId = f.StructureId,
            Declined = new Dictionary<int, Acceptance>(Declined) { [f.Version] = new(f.PersonId, f.On) },
        },
        EngagementSigned f => this with { Id = IdOf(f.StructureId), StructureId = f.StructureId, Engagement = new(f.PersonId, f.On) },
        _ => this,
    };
}
