using Xunit;

namespace Mila.Kernel.Tests;

public sealed class RuleTests
{
    [Fact]
    public void What_holds_passes_and_what_does_not_is_refused_by_name()
    {
        Rule.That(true, "thing.kept", "It holds.");
        var violation = Assert.Throws<RuleViolation>(() => Rule.That(false, "thing.broken", "It does not hold.", "field"));
        Assert.Equal(("thing.broken", "It does not hold.", "field"), (violation.Code, violation.Message, violation.Field));
    }

    [Fact]
    public void A_moment_knows_the_civil_day()
    {
        var moment = new Moment(new DateTimeOffset(2023, 6, 15, 22, 30, 0, TimeSpan.Zero), CivilCalendar.Paris, "mila", Actor: null);
        Assert.Equal(new DateOnly(2023, 6, 16), moment.Today);
    }
}
