namespace Mila.Incubation.Contracts;

/// <summary>
/// Where a structure has been, is and is promised to be, announced whenever something about it was recorded. Announcements arrive in
/// no order: keep the one of the greatest version.
/// </summary>
/// <param name="Version">Grows with each fact of the structure's tenure.</param>
/// <param name="Stays">Those that have begun.</param>
/// <param name="Promised">Those that are promised.</param>
public sealed record TenureChanged(Guid StructureId, long Version, IReadOnlyList<StayPeriod> Stays, IReadOnlyList<StayPeriod>? Promised = null);

/// <param name="Kind">office, studio, desk, shop or cupboard.</param>
/// <param name="Until">The first day after: as it went, or as it is planned.</param>
/// <param name="IsOver">Whether the structure has left.</param>
public sealed record StayPeriod(Guid AllocationId, Guid SpaceId, string Kind, DateOnly From, DateOnly? Until, bool IsOver);
