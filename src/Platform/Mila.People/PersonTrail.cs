namespace Mila.People;

public sealed record PersonRecorded(Guid PersonId, DateOnly On);
public sealed record PersonChanged(Guid PersonId, DateOnly On);
public sealed record RoleGranted(Guid PersonId, Guid GrantId, string Role, DateOnly From, DateOnly? Until, DateOnly On);
public sealed record PersonMerged(Guid PersonId, Guid Into, DateOnly On);
public sealed record PersonErased(Guid PersonId, DateOnly On);

/// <summary>What happened to the record of a person, without a word about the person: the trail that stays after erasure.</summary>
public sealed record PersonTrail
{
    public Guid Id { get; init; }
    public DateOnly RecordedOn { get; init; }
    public DateOnly? ChangedOn { get; init; }
    public DateOnly? ErasedOn { get; init; }
    public Guid? MergedInto { get; init; }
    public IReadOnlyList<RoleGranted> Grants { get; init; } = [];

    public PersonTrail Evolve(object fact) => fact switch
    {
        PersonRecorded f => this with { Id = f.PersonId, RecordedOn = f.On },
        PersonChanged f => this with { ChangedOn = f.On },
        RoleGranted f => this with { Grants = [.. Grants.Where(grant => grant.GrantId != f.GrantId), f] },
        PersonMerged f => this with { MergedInto = f.Into },
        PersonErased f => this with { ErasedOn = f.On },
        _ => this,
    };
}
