using System.Globalization;
using Marten;
using Mila.Kernel;
using Mila.Letters;

namespace Mila.Membership.Board;

/// <summary>What electors are written about a vote.</summary>
public static class VoteLetters
{
    public static Task<SendLetter> Opened(IQuerySession session, Deliberation vote, CancellationToken cancellation) => Of(
        session, "vote_opened", NamedId.Of("vote-opened", vote.Id.ToString()), [.. vote.Entitled.Select(elector => elector.PersonId)], vote, cancellation);

    /// <summary>One reminder a day at most.</summary>
    public static Task<SendLetter> Reminder(IQuerySession session, Deliberation vote, IReadOnlyList<Guid> to, DateOnly today, CancellationToken cancellation) =>
        Of(session, "vote_reminder", NamedId.Of("vote-reminder", vote.Id.ToString(), $"{today:O}"), to, vote, cancellation);

    private static async Task<SendLetter> Of(
        IQuerySession session, string template, Guid letter, IReadOnlyList<Guid> to, Deliberation vote, CancellationToken cancellation)
    {
        var subject = (vote.SubjectKind, vote.SubjectId);
        return new(letter, template, to, "deliberation", vote.Id, new Dictionary<string, string>
        {
            ["question"] = Questions.All[vote.Question].Text,
            ["subject"] = vote.SubjectKind == SubjectTitles.Motion
                ? Joined.Text(vote.SubjectId)
                : Joined.Sheet((await SubjectTitles.SheetsOf(session, [subject], cancellation))[subject]),
            ["closes_on"] = vote.ClosesOn.ToString("O", CultureInfo.InvariantCulture),
            ["link"] = $"/conseil/votes/{vote.Id}",
        });
    }
}
