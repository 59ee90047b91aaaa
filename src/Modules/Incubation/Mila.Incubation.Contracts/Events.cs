namespace Mila.Incubation.Contracts;

/// <summary>
/// Where a structure has been, is and is promised to be, announced whenever something about it was recorded. Announcements arrive in
/// no order: keep the one of the greatest version.
/// </summary>
/// <param name="Version">Grows with each fact of the structure's tenure.</param>
/// <param name="Stays">Those that have begun.</param>
/// <param name="Promised">Those that are promised.</param>
public sealed record TenureChanged(Guid StructureId, long Version, IReadOnlyList<StayPeriod> Stays, IReadOnlyList<StayPeriod>? Promised = null);

/// <summary>A space that will be free is called for (appel pour un espace), announced once when the call opens.</summary>
/// <param name="Kind">office, studio, desk or shop.</param>
/// <param name="FreeFrom">The first day that the space is nobody's.</param>
/// <param name="ClosesOn">The last day to ask for it.</param>
public sealed record SpaceCalled(Guid CallId, Guid SpaceId, string Kind, DateOnly FreeFrom, DateOnly ClosesOn);

/// <param name="Kind">office, studio, desk, shop or cupboard.</param>
/// <param name="Until">The first day after: as it went, or as it is planned.</param>
/// <param name="IsOver">Whether the structure has left.</param>
public sealed record StayPeriod(Guid AllocationId, Guid SpaceId, string Kind, DateOnly From, DateOnly? Until, bool IsOver);
