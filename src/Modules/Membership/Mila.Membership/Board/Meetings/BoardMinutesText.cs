using Mila.Kernel;
using Mila.Membership.Contracts;

namespace Mila.Membership.Board.Meetings;

/// <summary>The minutes of a meeting in French (procès-verbal), drafted from its facts: who was there, each item, each count. They never say who chose what.</summary>
public static class BoardMinutesText
{
    /// <param name="number">None while it is a draft.</param>
    /// <param name="names">Names by person.</param>
    /// <param name="titles">What each item is about.</param>
    /// <param name="notes">What was put down of an item.</param>
    public static string Of(
        BoardMeeting meeting, string association, string? number, IReadOnlyDictionary<Guid, string> names, IReadOnlyDictionary<Guid, string> titles, IReadOnlyDictionary<Guid, string> notes)
    {
        var members = meeting.InOffice.Select(elector => elector.PersonId).ToList();
        var represented = members.Where(person => meeting.HolderFor(person) is not null).ToList();
        var (needed, voices) = (Tally.QuorumOf(members.Count, meeting.LeastVoters), meeting.VoicesAmong(meeting.InOffice, []).Count);
        string?[] lines =
        [
            number is null ? "Procès-verbal (projet)" : $"Procès-verbal n° {number}",
            $"{association} – {BodyOf(meeting.Body)}",
            "",
            $"Réunion du {French.DayInWords(meeting.Day)} à {French.Time(meeting.Time)} : {meeting.Place}.",
            $"Convocation envoyée le {French.Day(meeting.ConvenedOn!.Value)}.",
            "",
            $"Membres en exercice : {members.Count}.",
            Names("Présents", members.Where(meeting.Present.Contains), Person),
            Names("Représentés", represented, person => $"{Person(person)}, par {Person(meeting.HolderFor(person)!.Value)}"),
            Names("Absents", members.Where(person => !meeting.Present.Contains(person)).Except(represented), Person),
            $"Quorum : {French.Count(needed, "voix nécessaire", "voix nécessaires")} ; {French.Count(voices, "voix présente ou représentée", "voix présentes ou représentées")}.",
            meeting.State is BoardMeetingState.QuorumMissed ? "Le quorum n’est pas atteint : rien n’est décidé, et les questions sont portées à l’ordre du jour de la prochaine réunion." : null,
            .. meeting.Items.SelectMany((item, n) => Item(meeting, item, n + 1, titles.GetValueOrDefault(item.Id, "point effacé"), notes.GetValueOrDefault(item.Id), Person)),
            "",
            "La séance est levée.",
        ];
        return French.Typeset(string.Join('\n', lines.Where(line => line is not null))) + "\n";

        string Person(Guid id) => names.GetValueOrDefault(id, "personne inconnue");
    }

    private static IEnumerable<string?> Item(BoardMeeting meeting, MeetingItem item, int number, string title, string? note, Func<Guid, string> person)
    {
        var vote = meeting.VoteOn(item.Id);
        return
        [
            "",
            $"{number}. {title}",
            note,
            vote is null ? null : $"Question : {Questions.All[vote.Question].Text}",
            vote is null ? null : Names("Déportés", meeting.RecusedFrom(item.Id), person),
            vote is null || vote.Tally.Outcome == Deliberations.NoQuorum ? null : Counts(vote),
            vote?.Tally.CastingVote is true ? "Partage des voix : la voix de la présidence est prépondérante." : null,
            Decision(meeting, item, vote),
        ];
    }

    private static string? Decision(BoardMeeting meeting, MeetingItem item, MeetingVote? vote) => vote switch
    {
        { Tally.Outcome: Deliberations.NoQuorum } => "Quorum non atteint sur cette question, portée à l’ordre du jour de la prochaine réunion.",
        not null => $"Décision : {Questions.Label(vote.Question, vote.Tally.Outcome)}.",
        null => item.Kind is MeetingItemKind.Information || meeting.State is BoardMeetingState.QuorumMissed ? null : "Non examiné, reporté à la prochaine réunion.",
    };

    private static string Counts(MeetingVote vote)
    {
        var counts = new CountedVote(vote.Question, vote.Tally).Votes.Select(count => $"{count.Label} : {French.Count(count.Votes, "voix", "voix")}");
        return $"Votes – {string.Join(" ; ", counts)} ; {French.Count(vote.Tally.Abstentions, "abstention", "abstentions")}.";
    }

    private static string? Names(string label, IEnumerable<Guid> people, Func<Guid, string> print) =>
        people.Select(print).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } printed ? $"{label} : {string.Join(", ", printed)}." : null;

    private static string BodyOf(DecidingBody body) => body is DecidingBody.Board ? "Conseil d’administration" : "Bureau";
}
