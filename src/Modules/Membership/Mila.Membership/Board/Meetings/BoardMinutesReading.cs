using Marten;
using Mila.Kernel;
using Mila.People;

namespace Mila.Membership.Board.Meetings;

/// <summary>The minutes of meetings as they are read: as signed, or a draft with the names of today.</summary>
public static class BoardMinutesReading
{
    /// <summary>The minutes of meetings that are over; others have none.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MinutesToRead>> Of(
        IQuerySession session, IReadOnlyList<Guid> meetings, string association, CancellationToken cancellation)
    {
        var signed = (await session.LoadManyAsync<Minutes>(cancellation, meetings)).ToDictionary(
            minutes => minutes.Id, minutes => new MinutesToRead(minutes.Number, minutes.Text, minutes.SignedBy, minutes.SignedOn));
        foreach (var meeting in (await session.LoadManyAsync<BoardMeeting>(cancellation, [.. meetings.Where(id => !signed.ContainsKey(id))])).Where(meeting => meeting.IsOver))
            signed[meeting.Id] = new(null, await Write(session, meeting, null, association, cancellation), null, null);
        return signed;
    }

    public static async Task<string> Write(IQuerySession session, BoardMeeting meeting, string? number, string association, CancellationToken cancellation)
    {
        var names = await PersonNames.Of(session, [.. meeting.InOffice.Select(elector => elector.PersonId)], cancellation);
        var noted = meeting.Noted.ToDictionary(item => NoteMeetingItemHandler.IdOf(meeting.Id, item));
        var notes = (await session.LoadManyAsync<ErasableText>(cancellation, noted.Keys)).ToDictionary(text => noted[text.Id], text => French.Typeset(text.Text));
        return BoardMinutesText.Of(meeting, association, number, names, await Titles(session, meeting, cancellation), notes);
    }

    /// <summary>What each item is about: its own words, or the name on the file that is voted on.</summary>
    private static async Task<IReadOnlyDictionary<Guid, string>> Titles(IQuerySession session, BoardMeeting meeting, CancellationToken cancellation)
    {
        var votes = await session.LoadManyAsync<Deliberation>(cancellation, [.. meeting.Items.Where(item => item.Kind is MeetingItemKind.Vote).Select(item => item.Id)]);
        var subjects = meeting.Items.Where(item => item.Kind is not MeetingItemKind.Vote).ToDictionary(item => item.Id, item => (SubjectTitles.Motion, item.Id));
        foreach (var vote in votes)
            subjects[vote.Id] = (vote.SubjectKind, vote.SubjectId);
        var titles = await SubjectTitles.Of(session, [.. subjects.Values.Distinct()], cancellation);
        return subjects.Where(each => titles.ContainsKey(each.Value)).ToDictionary(each => each.Key, each => titles[each.Value]);
    }
}
