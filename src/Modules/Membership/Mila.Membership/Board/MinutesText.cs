using Mila.Kernel;
using Mila.Membership.Contracts;

namespace Mila.Membership.Board;

/// <summary>
/// The minutes of one vote in French (procès-verbal): who was there, who was represented, recused or absent, and the count.
/// They never say who chose what.
/// </summary>
public static class MinutesText
{
    /// <param name="number">None while it is a draft.</param>
    /// <param name="title">What was voted on, when it is known.</param>
    /// <param name="names">Names by person; a person not known is printed as such.</param>
    public static string Of(Deliberation vote, string association, string? number, string? title, IReadOnlyDictionary<Guid, string> names)
    {
        var seats = vote.Electors.Select(elector => Seat.Of(elector, vote)).ToList();
        string?[] lines =
        [
            number is null ? "Procès-verbal (projet)" : $"Procès-verbal n° {number}",
            $"{association} – {BodyOf(vote.Body)}",
            "",
            $"{ModeOf(vote)} Vote ouvert le {French.Day(vote.OpenedOn)}, {(vote.Tally is null ? "devenu sans objet" : "clos")} le {French.Day(vote.ClosedOn!.Value)}.",
            $"Question : {Questions.All[vote.Question].Text}{(title is null ? "" : $" – {title}")}",
            "",
            $"Membres en exercice : {seats.Count}.",
            .. vote.Tally is { } tally ? Counted(vote, seats, tally, NameOf) : Moot(seats, NameOf),
        ];
        return French.Typeset(string.Join('\n', lines.Where(line => line is not null))) + "\n";

        string NameOf(Guid person) => names.GetValueOrDefault(person, "personne inconnue");
    }

    private static IEnumerable<string?> Counted(Deliberation vote, IReadOnlyList<Seat> seats, Tally tally, Func<Guid, string> nameOf)
    {
        var represented = seats.Where(seat => IsRepresented(seat, vote)).ToList();
        return
        [
            Line("Ont voté", seats.Where(seat => seat is { HasVoted: true, IsRecused: false }).Except(represented), Name),
            Line("Représentés", represented, seat => $"{Name(seat)}, par {nameOf(seat.ProxyTo!.Value)}"),
            Line("Déportés", seats.Where(seat => seat.IsRecused), Name),
            Line("N’ont pas voté", seats.Where(seat => seat is { HasVoted: false, IsRecused: false }), Name),
            "",
            $"Quorum : {Tally.QuorumOf(tally.Electors, vote.LeastVoters)} votants nécessaires sur {French.Count(tally.Electors, "membre", "membres")} ; {French.Count(tally.Voters, "votant", "votants")}.",
            tally.Outcome == Deliberations.NoQuorum ? null : Counts(vote.Question, tally),
            tally.CastingVote ? "Partage des voix : la voix de la présidence est prépondérante." : null,
            $"Décision : {Questions.Label(vote.Question, tally.Outcome)}.",
            tally.Outcome == Deliberations.NoQuorum ? "La question est portée à l’ordre du jour de la prochaine réunion." : null,
        ];

        string Name(Seat seat) => nameOf(seat.PersonId);
    }

    /// <summary>Who had voted is not said either: it would tell of ballots that do not exist.</summary>
    private static IEnumerable<string?> Moot(IReadOnlyList<Seat> seats, Func<Guid, string> nameOf) =>
    [
        Line("Déportés", seats.Where(seat => seat.IsRecused), seat => nameOf(seat.PersonId)),
        "",
        "Le vote est sans objet : la demande a été retirée avant la clôture. Les bulletins reçus n’ont pas été dépouillés.",
        "Décision : aucune.",
    ];

    private static bool IsRepresented(Seat seat, Deliberation vote) =>
        seat is { HasVoted: true, IsRecused: false } && vote.BallotOf(seat.PersonId)!.CastBy != seat.PersonId;

    private static string? Line(string label, IEnumerable<Seat> seats, Func<Seat, string> print) =>
        seats.Select(print).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } printed ? $"{label} : {string.Join(", ", printed)}." : null;

    private static string Counts(string question, Tally tally)
    {
        var counts = new CountedVote(question, tally).Votes.Select(count => $"{count.Label} : {French.Count(count.Votes, "voix", "voix")}");
        return $"Votes – {string.Join(" ; ", counts)} ; {French.Count(tally.Abstentions, "abstention", "abstentions")}.";
    }

    private static string BodyOf(DecidingBody body) => body is DecidingBody.Board ? "Conseil d’administration" : "Bureau";

    private static string ModeOf(Deliberation vote) => vote.Mode is DecisionMode.Meeting ? "Réunion." : $"Consultation écrite ({vote.Article}).";
}
