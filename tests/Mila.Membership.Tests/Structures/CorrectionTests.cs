using Mila.Kernel;
using Mila.Membership.Structures;
using Xunit;
using static Mila.Membership.Tests.Structures.Given;

namespace Mila.Membership.Tests.Structures;

public class CorrectionTests
{
    private static readonly Structure Former = Structure(
        Registered,
        new MembershipBegun(Id, 2, Day(2, 1), null),
        new MembershipEnded(Id, 3, Day(6, 1), EndingCause.Resignation));

    [Fact]
    public void A_day_is_corrected_with_its_reason_and_the_words_are_kept_elsewhere()
    {
        var corrected = CorrectDayHandler.Decide(new(Id, 2, Day(3, 1), CorrectionReason.TypingError, "Une lettre le dit."), Former)!;

        Assert.Equal((4, Day(3, 1), 2, CorrectionReason.TypingError), (corrected.Number, corrected.On, corrected.Corrects, corrected.Reason));
        Assert.NotNull(corrected.TextId);
        Assert.Equal(Day(3, 1), Former.Evolve(corrected).Memberships().Single().From);
    }

    [Fact]
    public void A_day_that_is_right_already_is_not_corrected_again() =>
        Assert.Null(CorrectDayHandler.Decide(new(Id, 2, Day(2, 1), CorrectionReason.TypingError, null), Former));

    [Fact]
    public void Only_what_was_said_from_a_day_on_is_corrected()
    {
        Assert.Equal("fact.unknown", Refusal(() => CorrectDayHandler.Decide(new(Id, 1, Day(3, 1), CorrectionReason.TypingError, null), Former)));
        Assert.Equal("fact.unknown", Refusal(() => CorrectDayHandler.Decide(new(Id, 9, Day(3, 1), CorrectionReason.TypingError, null), Former)));
        Assert.Equal("fact.unknown", Refusal(() => CancelFactHandler.Decide(new(Id, 1, CorrectionReason.Duplicate, null), Former, Day(9, 1))));
    }

    [Fact]
    public void What_is_cancelled_is_not_corrected() =>
        Assert.Equal("fact.cancelled", Refusal(() => CorrectDayHandler.Decide(
            new(Id, 3, Day(3, 1), CorrectionReason.TypingError, null), Former.Evolve(new FactCancelled(Id, 4, Day(9, 1), 3, CorrectionReason.Duplicate, null)))));

    [Fact]
    public void No_correction_leaves_an_end_alone()
    {
        Assert.Equal("membership.end_left_alone", Refusal(() => CorrectDayHandler.Decide(new(Id, 2, Day(7, 1), CorrectionReason.TypingError, null), Former)));
        Assert.Equal("membership.end_left_alone", Refusal(() => CancelFactHandler.Decide(new(Id, 2, CorrectionReason.Duplicate, null), Former, Day(9, 1))));
    }

    [Fact]
    public void A_cancelled_end_lets_the_membership_go_on()
    {
        var cancelled = CancelFactHandler.Decide(new(Id, 3, CorrectionReason.OtherStructure, null), Former, Day(9, 1))!;

        Assert.Null(cancelled.TextId);
        Assert.Null(Former.Evolve(cancelled).Memberships().Single().Until);
        Assert.Null(CancelFactHandler.Decide(new(Id, 3, CorrectionReason.OtherStructure, null), Former.Evolve(cancelled), Day(9, 1)));
    }

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;
}
