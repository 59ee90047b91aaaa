namespace Mila.Host.Demonstration;

/// <summary>The history that a demonstration is loaded with: from January 2020 to 15 June 2023, 09:00 in Paris.</summary>
public static class DemonstrationHistory
{
    public static readonly DateOnly Begins = new(2020, 1, 2);
    public static readonly DateOnly Ends = new(2023, 6, 15);
    public static readonly TimeOnly EndsAt = new(9, 0);

    internal static Guid Coordinator { get; } = InventedNames.PersonId("coordinator");

    /// <summary>Every deed before the end, in its order; of one hour, in the order it is told.</summary>
    public static IReadOnlyList<Deed> Tell() =>
        [.. BoardHistory.Tell()
            .Concat(SpacesHistory.Tell())
            .Concat(MembersHistory.Tell())
            .Concat(AssembliesHistory.Tell())
            .Concat(BoardMeetingsHistory.Tell())
            .Concat(CandidaciesHistory.Tell())
            .Concat(CharterHistory.Tell())
            .Concat(EnquiriesHistory.Tell())
            .Concat(OutsideContactsHistory.Tell())
            .Concat(ColleaguesHistory.Tell())
            .Concat(ArtistCallsHistory.Tell())
            .Concat(SuccessionsHistory.Tell())
            .Concat(DuplicatesHistory.Tell())
            .Concat(PulsesHistory.Tell())
            .Concat(DeskHistory.Tell())
            .Concat(DirectoryHistory.Tell())
            .Concat(InvoicesHistory.Tell())
            .Concat(DocumentsHistory.Tell())
            .Concat(ExchangeHistory.Tell())
            .Concat(UsagesHistory.Tell())
            .Concat(VolunteersHistory.Tell())
            .Concat(MissionsHistory.Tell())
            .Concat(WorkingGroupsHistory.Tell())
            .Concat(PremisesHistory.Tell())
            .Concat(WorksHistory.Tell())
            .Concat(BookingsHistory.Tell())
            .Concat(ShopsHistory.Tell())
            .Where(deed => deed.Day < Ends)
            .OrderBy(deed => deed.Day).ThenBy(deed => deed.Hour)];
}

/// <summary>A call for dues is paid to the cent; the loader looks up how much that is.</summary>
internal sealed record DuesPaidInFull(Guid DuesCallId, DateOnly On, string Reference);
