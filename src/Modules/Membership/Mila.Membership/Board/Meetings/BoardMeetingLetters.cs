using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>What is written about a meeting of the board or its officers.</summary>
public static class BoardMeetingLetters
{
    public static async Task<IEnumerable<SendLetter>> ToMembers(IQuerySession session, BoardMeeting meeting, string template, CancellationToken cancellation)
    {
        Guid[] members = [.. (await session.Members(meeting, cancellation)).Select(member => member.PersonId)];
        return members is []
            ? []
            : [new(NamedId.Of(template, meeting.Id.ToString()), template, members, MeetingStream.Subject, meeting.Id, await Values(session, meeting, cancellation))];
    }

    internal static async Task<Dictionary<string, string>> Values(IQuerySession session, BoardMeeting meeting, CancellationToken cancellation) => new()
    {
        ["body"] = meeting.Body is DecidingBody.Board ? "conseil d’administration" : "bureau",
        ["held_on"] = meeting.Day.ToString("O", CultureInfo.InvariantCulture),
        ["time"] = French.Time(meeting.Time),
        ["place"] = meeting.Place,
        ["agenda"] = Joined.Parts([.. await Agenda(session, meeting, cancellation)]),
        ["page"] = $"/conseil/reunions/{meeting.Id}",
    };

    /// <summary>One item a line; what only people's data know is joined when the letter is written.</summary>
    private static async Task<IEnumerable<string>> Agenda(IQuerySession session, BoardMeeting meeting, CancellationToken cancellation)
    {
        var votes = (await session.LoadManyAsync<Deliberation>(cancellation, [.. meeting.Items.Where(item => item.Kind is MeetingItemKind.Vote).Select(item => item.Id)])).ToDictionary(vote => vote.Id);
        var sheets = await SubjectTitles.SheetsOf(session, [.. votes.Values.Where(vote => vote.SubjectKind != SubjectTitles.Motion).Select(vote => (vote.SubjectKind, vote.SubjectId)).Distinct()], cancellation);
        return meeting.Items.SelectMany((item, n) => new[] { n == 0 ? "1. " : $"\n{n + 1}. " }.Concat(Words(item)));

        string[] Words(MeetingItem item) => !votes.TryGetValue(item.Id, out var vote)
            ? [Joined.Text(item.Id)]
            : [vote.SubjectKind == SubjectTitles.Motion ? Joined.Text(vote.SubjectId) : Joined.Sheet(sheets[(vote.SubjectKind, vote.SubjectId)]), $" – {Questions.All[vote.Question].Text}"];
    }
}

/// <summary>Who signs is reminded of the minutes of a meeting (relance). Sent by the workflow; needless once they are signed.</summary>
public sealed record RemindOfBoardMinutes(Guid LetterId, Guid MeetingId);

public static class RemindOfBoardMinutesHandler
{
    public static bool IsDue(BoardMeeting meeting) => meeting is { IsOver: true, MinutesNumber: null };

    public static async Task<OutgoingMessages> Handle(RemindOfBoardMinutes command, IQuerySession session, Moment moment, CancellationToken cancellation)
    {
        var meeting = await session.LoadAsync<BoardMeeting>(command.MeetingId, cancellation);
        Rule.That(meeting is not null, "meeting.unknown", "There is no such meeting.");
        if (!IsDue(meeting))
            return [];
        var readers = await RolesOnDay.Holders(session, "secretary", moment.Today, cancellation);
        return readers.Count == 0
            ? []
            : [new SendLetter(command.LetterId, "board_minutes_to_sign", readers, MeetingStream.Subject, meeting.Id, await BoardMeetingLetters.Values(session, meeting, cancellation))];
    }
}
