using Mila.Kernel;
using Mila.Membership.Board;
using Xunit;
using static Mila.Membership.Tests.Board.Votes;

namespace Mila.Membership.Tests.Board;

public class MandateTests
{
    private static readonly DateOnly Start = new(2022, 4, 1);

    private static Mandate Seat(int person, BoardRole role, DateOnly? until = null) =>
        new Mandate().Evolve(new MandateBegun(NamedId.Of("seat", $"{person}"), Member(person), role, until, Start));

    private static MandateBegun Begin(int person, BoardRole role, DateOnly on, DateOnly? until = null, params Mandate[] others) =>
        BeginMandateHandler.Decide(new(Guid.CreateVersion7(), Member(person), role, on, until), others);

    [Fact]
    public void A_seat_covers_its_first_day_and_not_the_day_after_the_last()
    {
        var seat = Seat(1, BoardRole.Member).Evolve(new MandateEnded(NamedId.Of("seat", "1"), new(2023, 4, 1)));

        Assert.True(seat.Covers(Start));
        Assert.False(seat.Covers(Start.AddDays(-1)));
        Assert.True(seat.Covers(new(2023, 3, 31)));
        Assert.False(seat.Covers(new(2023, 4, 1)));
    }

    [Fact]
    public void A_person_sits_once_at_a_time_and_again_later()
    {
        var former = Seat(1, BoardRole.Member, until: new(2023, 4, 1));

        Assert.Equal("mandate.person_sits_already", Refusal(() => Begin(1, BoardRole.Treasurer, new(2023, 3, 31), others: former)));
        Assert.Equal(BoardRole.Treasurer, Begin(1, BoardRole.Treasurer, new(2023, 4, 1), others: former).Role);
    }

    [Fact]
    public void There_is_one_president_at_a_time_and_any_number_of_members()
    {
        Assert.Equal("mandate.role_taken", Refusal(() => Begin(2, BoardRole.President, Start, others: Seat(1, BoardRole.President))));
        Assert.Equal(Member(2), Begin(2, BoardRole.Member, Start, others: Seat(1, BoardRole.Member)).PersonId);
    }

    [Fact]
    public void A_mandate_lasts_at_least_a_day()
    {
        Assert.Equal("mandate.ends_before_it_begins", Refusal(() => Begin(1, BoardRole.Member, Start, until: Start)));
        Assert.Equal("mandate.ends_before_it_begins", Refusal(() => EndMandateHandler.Decide(new(Guid.CreateVersion7(), Start), Seat(1, BoardRole.Member))));
        Assert.Null(EndMandateHandler.Decide(new(Guid.CreateVersion7(), Start.AddDays(9)), Seat(1, BoardRole.Member, until: Start.AddDays(9))));
    }

    [Fact]
    public void An_officer_has_the_rights_of_the_board_and_of_the_office_for_the_days_of_the_mandate()
    {
        var rights = MandateRights.Of(Seat(1, BoardRole.Treasurer, until: new(2023, 4, 1))).ToList();

        Assert.Equal(["board_member", "treasurer"], rights.Select(right => right.Role));
        Assert.All(rights, right => Assert.Equal((Member(1), Start, new DateOnly(2023, 4, 1)), (right.PersonId, right.From, right.Until!.Value)));
    }

    [Fact]
    public void A_declared_interest_holds_until_it_is_withdrawn_and_is_ones_own()
    {
        var subject = NamedId.Of("candidacy");
        var declared = Assert.IsType<InterestDeclared>(DeclareInterestHandler.Decide(new(Member(1), "candidacy", subject), null, true, At(Start, 1)));
        var interest = new Interest().Evolve(declared);

        Assert.Equal((true, Start), (interest.Holds, interest.Since));
        Assert.Null(DeclareInterestHandler.Decide(new(Member(1), "candidacy", subject), interest, true, At(Start, 1)));
        Assert.IsType<InterestWithdrawn>(DeclareInterestHandler.Decide(new(Member(1), "candidacy", subject, Holds: false), interest, true, At(Start, 1)));
        Assert.Equal("interest.of_another", Refusal(() => DeclareInterestHandler.Decide(new(Member(2), "candidacy", subject), null, true, At(Start, 1))));
        Assert.Equal("interest.unknown_subject", Refusal(() => DeclareInterestHandler.Decide(new(Member(1), "candidacy", subject), null, false, At(Start, 1))));
        Assert.IsType<InterestWithdrawn>(DeclareInterestHandler.Decide(new(Member(1), "candidacy", subject, Holds: false), interest, false, At(Start, 1)));
    }
}
