using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Board.Meetings;

namespace Mila.Host.Demonstration;

/// <summary>Meetings of the board in 2021, 2022 and 2023, the last one's minutes still to be signed, and one of the bureau to come.</summary>
internal static class BoardMeetingsHistory
{
    private static readonly DateOnly Next = new(2023, 6, 29);

    public static IEnumerable<Deed> Tell() =>
    [
        .. Held(new(2021, 11, 18), "Rejoindre le Réseau MAP pour ouvrir leurs séances aux adhérents", 8, 0),
        .. Held(new(2022, 10, 13), "Mettre la charte de valeurs communes à la signature des adhérents", 7, 0),
        .. Held(new(2023, 6, 8), "Demander trois devis pour la rénovation énergétique des vitrines", 6, 1),
        Do(new(2023, 6, 12), new PlanBoardMeeting(Meeting(Next), DecidingBody.Bureau, Next.AddDays(-2), new(18, 30), "Pôle MILA")),
        Do(new(2023, 6, 13), new PutOffBoardMeeting(Meeting(Next), Next, new(18, 30), "Pôle MILA", "Le comité de sélection se tient le 27.")),
        Do(new(2023, 6, 12), new PlaceItem(Meeting(Next), NamedId.Of("demonstration", "motion", $"{Next:O}"), "Déposer le dossier de subvention de la Ville de Paris pour 2024", IsVotedOn: true)),
    ];

    /// <summary>Seven are there, an eighth is represented; one item is told, one resolution is voted on.</summary>
    private static IEnumerable<Deed> Held(DateOnly day, string resolution, int @for, int against)
    {
        var (id, motion) = (Meeting(day), NamedId.Of("demonstration", "motion", $"{day:O}"));
        yield return Do(day.AddDays(-14), new PlanBoardMeeting(id, DecidingBody.Board, day, new(18, 30), "Pôle MILA"));
        yield return Do(day.AddDays(-14), new PlaceItem(id, NamedId.Of("demonstration", "news", $"{day:O}"), "Point sur les séances et la trésorerie", IsVotedOn: false));
        yield return Do(day.AddDays(-14), new PlaceItem(id, motion, resolution, IsVotedOn: true));
        yield return Do(day.AddDays(-10), new ConveneBoardMeeting(id));
        var absent = BoardHistory.Member(day < AssembliesHistory.Election ? 10 : 7);
        yield return Do(day.AddDays(-2), new GiveMeetingProxy(id, absent, BoardHistory.Member(0)));
        for (var member = 0; member < 7; member++)
            yield return Do(day, new RecordMeetingPresence(id, BoardHistory.Member(member)), hour: 19);
        yield return Do(day, new OpenBoardMeeting(id), hour: 19);
        yield return Do(day, new CountMeetingItem(id, motion, [new("adopted", @for), new("rejected", against)], 8 - @for - against), hour: 19);
        yield return Do(day, new CloseBoardMeeting(id), hour: 20);
        if (day.Year < DemonstrationHistory.Ends.Year)
            yield return new(day.AddDays(6), new SignBoardMinutes(id), BoardHistory.Member(2));
    }

    private static Guid Meeting(DateOnly day) => NamedId.Of("demonstration", "board-meeting", $"{day:O}");

    private static Deed Do(DateOnly day, object command, int hour = 10) => new(day, command, DemonstrationHistory.Coordinator, hour);
}
