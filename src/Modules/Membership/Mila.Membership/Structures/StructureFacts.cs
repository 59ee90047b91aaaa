namespace Mila.Membership.Structures;

/// <summary>Something that happened to a structure.</summary>
/// <param name="Number">Its number among the structure's facts: names it when it is corrected, and settles what two facts of one day say.</param>
/// <param name="On">The day it takes effect, which may be long before it is recorded.</param>
public abstract record StructureFact(Guid StructureId, int Number, DateOnly On);

public sealed record StructureRegistered(
    Guid StructureId, int Number, DateOnly On, StructureKind Kind, IReadOnlyList<Activity> Activities, bool InQpv, bool? WomenLed)
    : StructureFact(StructureId, Number, On);

/// <summary>The identity sheet was rewritten; what it says is with people's data.</summary>
public sealed record IdentityChanged(Guid StructureId, int Number, DateOnly On) : StructureFact(StructureId, Number, On);

public sealed record ActivitiesChanged(Guid StructureId, int Number, DateOnly On, IReadOnlyList<Activity> Activities) : StructureFact(StructureId, Number, On);

/// <summary>The structure moved into or out of a priority neighbourhood (quartier prioritaire).</summary>
public sealed record QpvChanged(Guid StructureId, int Number, DateOnly On, bool InQpv) : StructureFact(StructureId, Number, On);

public sealed record ContactAdded(Guid StructureId, int Number, DateOnly On, Guid PersonId, ContactRole Role) : StructureFact(StructureId, Number, On);

public sealed record ContactRemoved(Guid StructureId, int Number, DateOnly On, Guid PersonId, ContactRole Role) : StructureFact(StructureId, Number, On);

public sealed record ArtistTakenOn(Guid StructureId, int Number, DateOnly On, Guid ArtistId) : StructureFact(StructureId, Number, On);

public sealed record ArtistLetGo(Guid StructureId, int Number, DateOnly On, Guid ArtistId) : StructureFact(StructureId, Number, On);

public sealed record AffiliationSet(Guid StructureId, int Number, DateOnly On, Affiliation Affiliation) : StructureFact(StructureId, Number, On);

public sealed record MembershipBegun(Guid StructureId, int Number, DateOnly On, Guid? CandidacyId) : StructureFact(StructureId, Number, On);

/// <param name="On">The first day without membership.</param>
public sealed record MembershipEnded(Guid StructureId, int Number, DateOnly On, EndingCause Cause) : StructureFact(StructureId, Number, On);

/// <param name="ConsentOf">The contact who agreed to the entry.</param>
public sealed record DirectoryEntryPublished(Guid StructureId, int Number, DateOnly On, Guid ConsentOf) : StructureFact(StructureId, Number, On);

public sealed record DirectoryEntryWithdrawn(Guid StructureId, int Number, DateOnly On) : StructureFact(StructureId, Number, On);

/// <summary>The structure took the place of another (succession), with its membership and tenure clock.</summary>
/// <param name="Line">That structure first, and before it those it took the place of itself.</param>
public sealed record StructureSucceeded(Guid StructureId, int Number, DateOnly On, IReadOnlyList<Guid> Line) : StructureFact(StructureId, Number, On);

/// <summary>The record was a duplicate (doublon): what it said of memberships, people and artists is said of the other one.</summary>
public sealed record StructureMerged(Guid StructureId, int Number, DateOnly On, Guid Into) : StructureFact(StructureId, Number, On);

/// <summary>A fact took effect on another day than was recorded.</summary>
/// <param name="On">The right day.</param>
/// <param name="Corrects">The number of the fact.</param>
/// <param name="TextId">The reason in words, kept with people's data.</param>
public sealed record DayCorrected(Guid StructureId, int Number, DateOnly On, int Corrects, CorrectionReason Reason, Guid? TextId)
    : StructureFact(StructureId, Number, On);

/// <summary>A fact never was.</summary>
/// <param name="On">The day it was found out.</param>
/// <param name="Cancels">The number of the fact.</param>
public sealed record FactCancelled(Guid StructureId, int Number, DateOnly On, int Cancels, CorrectionReason Reason, Guid? TextId)
    : StructureFact(StructureId, Number, On);
