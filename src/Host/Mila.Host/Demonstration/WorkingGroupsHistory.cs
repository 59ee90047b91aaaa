using Mila.Kernel;
using Mila.Membership.WorkingGroups;

namespace Mila.Host.Demonstration;

/// <summary>The group on shop windows and signage, with members of the street, the town hall and the residents; it met twice.</summary>
internal static class WorkingGroupsHistory
{
    private static readonly Guid Windows = NamedId.Of("demonstration", "group", "windows");
    private static readonly Guid[] Members = [InventedNames.StructureId(1), InventedNames.StructureId(4)];
    private static readonly Guid[] Outsiders = [NamedId.Of("demonstration", "outside-contact", "230"), NamedId.Of("demonstration", "outside-contact", "232")];

    public static IEnumerable<Deed> Tell() =>
    [
        Do(new(2022, 11, 7), new FormWorkingGroup(Windows, "Vitrines et enseignes", "Une charte des vitrines et des enseignes de la rue, avec la mairie du 18e, les associations et les habitants.")),
        .. Members.Select(id => Do(new(2022, 11, 7), new AddParticipant(Windows, new(id, ParticipantKind.Member)))),
        .. Outsiders.Select(id => Do(new(2022, 11, 7), new AddParticipant(Windows, new(id, ParticipantKind.Outsider)))),
        Met(new(2022, 12, 1), "Visite de la rue, relevé des enseignes existantes."),
        Met(new(2023, 4, 13), "Première version de la charte, à relire par les services de la mairie."),
    ];

    private static Deed Met(DateOnly day, string notes) => Do(day, new RecordGroupMeeting(Windows, NamedId.Of("demonstration", "group meeting", $"{day:O}"), day, [.. Members, .. Outsiders], notes));

    private static Deed Do(DateOnly day, object command) => new(day, command, DemonstrationHistory.Coordinator, Hour: 18);
}
