using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Contracts;

namespace Mila.Membership.Tests.Board;

/// <summary>A board as the tests meet it: its members are numbered from 0, and 0 is the president.</summary>
internal static class Votes
{
    public const string Yes = "admitted";
    public const string No = "refused";
    public const string Later = "waiting_list";

    public static readonly Guid Id = NamedId.Of("vote");
    public static readonly DateOnly OpenedOn = new(2023, 6, 1);
    public static readonly DateOnly ClosesOn = new(2023, 6, 11);

    public static Guid Member(int number) => NamedId.Of("member", $"{number}");

    public static Elector[] Members(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new Elector(Member(number), number == 0 ? BoardRole.President : BoardRole.Member))];

    public static DeliberationOpened Opened(int members, bool presidentSettlesTies = false, int leastVoters = 3, params string[] options) => new(
        Id, DecidingBody.Board, DecisionMode.Meeting, null, "candidacy", NamedId.Of("candidacy"), "candidacy.admission",
        options is [] ? [Yes, No] : options, Members(members), leastVoters, presidentSettlesTies, ClosesOn, OpenedOn);

    public static Deliberation Of(params IEnumerable<object> facts) => facts.Aggregate(new Deliberation(), (vote, fact) => vote.Evolve(fact));

    public static BallotCast Ballot(int elector, string option, int? by = null, int minute = 0) =>
        new(Id, Member(elector), Member(by ?? elector), option, new DateTimeOffset(2023, 6, 2, 10, 0, 0, TimeSpan.Zero).AddMinutes(minute), new(2023, 6, 2));

    public static ElectorRecused Recused(int member) => new(Id, Member(member), OpenedOn);

    public static ProxyGiven Proxy(int from, int to) => new(Id, Member(from), Member(to), OpenedOn);

    /// <summary>As many ballots for an option, from a first member on.</summary>
    public static IEnumerable<object> Ballots(int from, int count, string option) => Enumerable.Range(from, count).Select(member => Ballot(member, option));

    public static Moment At(DateOnly day, int? actor) =>
        new(CivilCalendar.Paris.At(day, new TimeOnly(12, 0)), CivilCalendar.Paris, "mila", actor is { } number ? Member(number) : null);

    public static string Refusal(Action decide) => Xunit.Assert.Throws<RuleViolation>(decide).Code;

    public static readonly string Abstain = Deliberations.Abstain;
}
