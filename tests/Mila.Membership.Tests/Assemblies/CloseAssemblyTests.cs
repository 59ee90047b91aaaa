using Mila.Kernel;
using Mila.Membership.Assemblies;
using Mila.Membership.Board;
using Xunit;
using static Mila.Membership.Tests.Assemblies.Meeting;

namespace Mila.Membership.Tests.Assemblies;

public class RecordVoteTests
{
    private static ItemVoted? Vote(int item, int @for, int against, int abstentions, Assembly assembly) =>
        RecordVoteHandler.Decide(new(Id, item, @for, against, abstentions), assembly, Roll(assembly));

    [Fact]
    public void No_more_voices_are_counted_than_are_there_or_represented()
    {
        var four = Open(3, Voice(5, 0));

        Assert.Equal((2, 1, 1), Vote(1, 2, 1, 1, four) is { } vote ? (vote.For, vote.Against, vote.Abstentions) : default);
        Assert.Equal("vote.more_than_voices", Refusal(() => Vote(1, 3, 1, 1, four)));
        Assert.Equal("vote.nothing_counted", Refusal(() => Vote(1, 0, 0, 0, four)));
        Assert.Equal("vote.nothing_counted", Refusal(() => Vote(1, -1, 2, 0, four)));
    }

    [Fact]
    public void Items_of_the_agenda_are_voted_on_while_the_assembly_sits_and_counted_again_if_need_be()
    {
        Assert.Equal("assembly.not_open", Refusal(() => Vote(1, 1, 0, 0, Convened(Present(3)))));
        Assert.Equal("vote.no_such_item", Refusal(() => Vote(2, 1, 0, 0, Open(3)))); // the election is counted by candidate
        var counted = Open(3, new ItemVoted(Id, 1, 2, 1, 0, Day));
        Assert.Null(Vote(1, 2, 1, 0, counted));
        Assert.NotNull(Vote(1, 1, 2, 0, counted));
    }

    [Theory]
    [InlineData(2, 1, 7, true)]
    [InlineData(2, 2, 0, false)]
    public void More_than_half_of_the_votes_cast_adopt_and_abstentions_are_none(int @for, int against, int abstentions, bool adopted) =>
        Assert.Equal(adopted, new ItemVote(@for, against, abstentions).IsAdopted);
}

public class CountElectionTests
{
    private static ElectionCounted Count(Assembly assembly, params (int Person, int Voices)[] voices) =>
        CountElectionHandler.Decide(new(Id, All.Name, Counted(voices).Voices), assembly, Roll(assembly));

    private static readonly Assembly Three = Open(4, Stands(1), Stands(2), Stands(3));

    private static ElectionResult Result(params (int Person, int Voices)[] voices) => Open(4, Counted(voices)).ResultOf(All)!;

    [Fact]
    public void The_first_by_rank_are_elected_and_nobody_without_a_voice()
    {
        Assert.Equal([Person(2), Person(3)], Result((1, 1), (2, 4), (3, 2)).Elected);
        Assert.Equal([Person(2)], Result((1, 0), (2, 4)).Elected);
    }

    [Fact]
    public void A_tie_for_the_last_seats_is_open_until_it_is_settled()
    {
        var tied = Result((1, 2), (2, 4), (3, 2));
        Assert.Equal([Person(2)], tied.Elected);
        Assert.Equal([Person(1), Person(3)], tied.Tied);
        Assert.Equal(1, tied.OpenSeats);

        var settled = Open(4, Counted((1, 2), (2, 4), (3, 2)), new ElectionTieSettled(Id, All.Name, [Person(3)], TieBreak.Lot, Day)).ResultOf(All)!;
        Assert.Equal([Person(2), Person(3)], settled.Elected);
        Assert.Equal(0, settled.OpenSeats);
        Assert.Empty(Result((1, 2), (2, 2)).Tied); // a seat for each
    }

    [Fact]
    public void A_tie_goes_to_as_many_of_the_tied_as_there_are_seats()
    {
        var tied = Open(4, Stands(1), Stands(2), Stands(3), Counted((1, 2), (2, 4), (3, 2)));

        Assert.Equal("election.tie_not_filled", Refusal(() => SettleTieHandler.Decide(new(Id, All.Name, [Person(2)], TieBreak.Age), tied)));
        Assert.Equal("election.tie_not_filled", Refusal(() => SettleTieHandler.Decide(new(Id, All.Name, [Person(1), Person(3)], TieBreak.Age), tied)));
        Assert.Equal([Person(1)], SettleTieHandler.Decide(new(Id, All.Name, [Person(1)], TieBreak.Age), tied).Elected);
        Assert.Equal("election.no_tie", Refusal(() => SettleTieHandler.Decide(new(Id, All.Name, [Person(1)], TieBreak.Age), Three)));
    }

    [Fact]
    public void Each_candidate_is_counted_and_no_voice_more_than_the_college_has()
    {
        Assert.NotNull(Count(Three, (1, 4), (2, 4), (3, 0)));
        Assert.Equal("election.more_than_voices", Refusal(() => Count(Three, (1, 5), (2, 0), (3, 0)))); // one for each candidate at most
        Assert.Equal("election.more_than_voices", Refusal(() => Count(Three, (1, 4), (2, 4), (3, 1)))); // two seats, two voices each
        Assert.Equal("election.not_all_counted", Refusal(() => Count(Three, (1, 4))));
        Assert.Equal("candidate.no_such_college", Refusal(() => CountElectionHandler.Decide(new(Id, "élus", []), Three, Roll(Three))));
    }

    [Fact]
    public void A_person_stands_in_one_college_until_the_count()
    {
        CandidateStood? Stand(int person, string college, Assembly assembly) => StandForElectionHandler.Decide(new(Id, college, Person(person)), assembly, Day);
        var two = Of(Plan with { Colleges = [All, All with { Name = "élus" }] }, Stands(1));

        Assert.NotNull(Stand(2, "élus", two));
        Assert.Null(Stand(1, All.Name, two));
        Assert.Equal("candidate.stands_elsewhere", Refusal(() => Stand(1, "élus", two)));
        Assert.Equal("candidate.no_such_college", Refusal(() => Stand(2, "autres", two)));
        Assert.Equal("candidate.too_late", Refusal(() => Stand(4, All.Name, Open(4, Counted((1, 4))))));
        Assert.Equal("election.not_on_agenda", Refusal(() => Stand(1, All.Name, Of(Plan with { Agenda = [new(1, AgendaKind.Accounts, null)] }))));
        Assert.NotNull(StandDownHandler.Decide(new(Id, Person(1)), two, Day));
        Assert.Null(StandDownHandler.Decide(new(Id, Person(2)), two, Day));
    }
}

public class CloseAssemblyTests
{
    private static readonly ItemVoted Voted = new(Id, 1, 4, 0, 0, Day);
    private static readonly Assembly Elected = Open(4, Voted, Counted((1, 4), (2, 3), (3, 1)));

    private static Mandate Seat(int person, BoardRole role) =>
        new Mandate().Evolve(new MandateBegun(NamedId.Of("seat", $"{person}"), Person(person), role, null, new(2020, 1, 1)));

    private static AssemblyClosed? Close(Assembly assembly, ElectedSeat[]? officers = null, params Mandate[] outgoing) =>
        CloseAssemblyHandler.Decide(new(Id, officers ?? []), assembly, outgoing);

    [Fact]
    public void It_closes_once_everything_was_voted_on_and_counted_without_a_tie()
    {
        Assert.Equal("assembly.not_open", Refusal(() => Close(Convened())));
        Assert.Equal("assembly.item_not_voted", Refusal(() => Close(Open(4, Counted((1, 4))))));
        Assert.Equal("election.not_counted", Refusal(() => Close(Open(4, Voted))));
        Assert.Equal("election.not_counted", Refusal(() => Close(Open(4, Voted, Counted((1, 0))))));
        Assert.Equal("election.tied", Refusal(() => Close(Open(4, Voted, Counted((1, 2), (2, 4), (3, 2))))));
        Assert.Equal(2, Close(Elected)!.Elected.Count);
        Assert.Null(Close(Open(4, new AssemblyClosed(Id, [], false, Day))));
    }

    [Fact]
    public void An_officer_who_is_elected_again_stays_one_unless_another_is_named()
    {
        var again = Close(Elected, null, Seat(1, BoardRole.President))!;
        Assert.Equal([BoardRole.President, BoardRole.Member], again.Elected.Select(seat => seat.Role));
        Assert.False(again.OfficersChanged);

        var another = Close(Elected, [new(Person(2), BoardRole.President)], Seat(1, BoardRole.President))!;
        Assert.Equal([BoardRole.Member, BoardRole.President], another.Elected.Select(seat => seat.Role));
        Assert.True(another.OfficersChanged);
    }

    [Fact]
    public void An_officer_who_is_not_elected_again_leaves_a_change_to_declare() => Assert.True(Close(Elected, null, Seat(9, BoardRole.Treasurer))!.OfficersChanged);

    [Fact]
    public void Officers_are_chosen_among_those_elected_one_for_each_office()
    {
        Assert.Equal("officer.not_elected", Refusal(() => Close(Elected, [new(Person(3), BoardRole.President)])));
        Assert.Equal("officer.not_elected", Refusal(() => Close(Elected, [new(Person(1), BoardRole.Member)])));
        Assert.Equal("officer.named_twice", Refusal(() => Close(Elected, [new(Person(1), BoardRole.President), new(Person(2), BoardRole.President)])));
    }

    [Fact]
    public void Without_an_election_the_board_stays_as_it_is()
    {
        var without = Of(Plan with { Agenda = [new(1, AgendaKind.ActivityReport, null)] }, new AssemblyConvened(Id, Meeting.Planned), Present(4), new AssemblyOpened(Id, Voters, Day), Voted);

        Assert.Equal((0, false), Close(without, null, Seat(1, BoardRole.President)) is { } closed ? (closed.Elected.Count, closed.OfficersChanged) : default);
        Assert.Equal("election.not_on_agenda", Refusal(() => Close(without, [new(Person(1), BoardRole.President)])));
    }

    [Fact]
    public void A_change_of_officers_is_declared_between_the_assembly_and_today()
    {
        var changed = Open(4, new AssemblyClosed(Id, [new(Person(1), BoardRole.President)], OfficersChanged: true, Day));
        OfficersDeclared? Declare(DateOnly on, Assembly? assembly = null) => DeclareOfficersHandler.Decide(new(Id, on), assembly ?? changed, Day.AddDays(10));

        Assert.Equal(Day.AddDays(3), Declare(Day.AddDays(3))!.On);
        Assert.Equal("officers.declared_on_another_day", Refusal(() => Declare(Day.AddDays(-1))));
        Assert.Equal("officers.declared_on_another_day", Refusal(() => Declare(Day.AddDays(11))));
        Assert.Equal("officers.unchanged", Refusal(() => Declare(Day, Elected)));
        Assert.Null(Declare(Day, changed.Evolve(new OfficersDeclared(Id, Day))));
    }
}

public class AssemblyMinutesTests
{
    private static readonly Assembly Closed = Open(4, Voice(5, 0), Stands(1), Stands(2), Stands(3), new ItemVoted(Id, 1, 4, 0, 1, Day),
        Counted((1, 5), (2, 2), (3, 2)), new ElectionTieSettled(Id, All.Name, [Person(3)], TieBreak.Lot, Day),
        new AssemblyClosed(Id, [new(Person(1), BoardRole.President), new(Person(3), BoardRole.Member)], true, Day));

    [Fact]
    public void The_president_and_the_secretary_sign_once_each_when_the_assembly_is_over()
    {
        Assert.Equal(BoardRole.Secretary, SignAssemblyMinutesHandler.Decide(Closed, [BoardRole.Secretary]));
        Assert.Null(SignAssemblyMinutesHandler.Decide(Closed.Evolve(new AssemblyMinutesSigned(Id, BoardRole.Secretary, Person(1), "", null, Day)), [BoardRole.Secretary]));
        Assert.Equal("minutes.not_signer", Refusal(() => SignAssemblyMinutesHandler.Decide(Closed, [BoardRole.Treasurer])));
        Assert.Equal("minutes.assembly_not_closed", Refusal(() => SignAssemblyMinutesHandler.Decide(Open(4), [BoardRole.President])));
    }

    [Fact]
    public void They_tell_the_assembly_from_its_facts()
    {
        var structures = Enumerable.Range(0, 10).ToDictionary(Member, n => $"Structure {n}");
        var people = new Dictionary<Guid, string> { [Person(1)] = "Aïcha Un", [Person(2)] = "Bruno Deux" };

        var text = AssemblyMinutesText.Of(Closed, "Le MILA", structures, people).Replace('\u00A0', ' ').Replace('\u202F', ' ');

        Assert.Contains("Le jeudi 6 avril 2023 à 18 h 30, les adhérents se sont réunis : Hasard Ludique.", text, StringComparison.Ordinal);
        Assert.Contains("Présents : Structure 0, Structure 1, Structure 2, Structure 3.", text, StringComparison.Ordinal);
        Assert.Contains("Représentés : Structure 5, par Structure 0.", text, StringComparison.Ordinal);
        Assert.Contains("Quorum : 3 voix nécessaires ; 5 voix présentes ou représentées.", text, StringComparison.Ordinal);
        Assert.Contains("1. Rapport d’activité\nPour : 4 ; contre : 0 ; abstentions : 1. Adopté.", text, StringComparison.Ordinal);
        Assert.Contains("Aïcha Un : 5 voix ; Bruno Deux : 2 voix ; personne inconnue : 2 voix. Égalité départagée par tirage au sort : personne inconnue.", text, StringComparison.Ordinal);
        Assert.Contains("Sont élus au conseil d’administration : Aïcha Un (présidence), personne inconnue.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_of_a_second_sitting_say_that_it_needed_no_quorum()
    {
        var second = Of(Plan with { Agenda = [new(1, AgendaKind.Other, "Rue piétonne")] }, new AssemblyConvened(Id, Meeting.Planned), new AssemblyQuorumMissed(Id, 10, 0, 3, Day),
            new AssemblyRescheduled(Id, Day.AddDays(20), Time, Day), new AssemblyConvened(Id, Day), Present(1), new AssemblyOpened(Id, Voters, Day.AddDays(20)),
            new ItemVoted(Id, 1, 0, 1, 0, Day), new AssemblyClosed(Id, [], false, Day));

        var text = AssemblyMinutesText.Of(second, "Le MILA", new Dictionary<Guid, string>(), new Dictionary<Guid, string>());

        Assert.Contains("Seconde convocation, sans condition de quorum", text, StringComparison.Ordinal);
        Assert.Contains("1. Rue piétonne", text, StringComparison.Ordinal);
        Assert.Contains("Rejeté.", text, StringComparison.Ordinal);
    }
}
