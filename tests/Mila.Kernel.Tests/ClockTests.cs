using Xunit;

namespace Mila.Kernel.Tests;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Real = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly OffsetClock clock = new(new Stopped());

    [Fact]
    public void It_is_real_time_until_it_is_moved() => Assert.Equal(Real, clock.UtcNow);

    [Fact]
    public void It_goes_forward_and_never_back()
    {
        clock.MoveTo(Real.AddDays(30));
        Assert.Equal(Real.AddDays(30), clock.UtcNow);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.MoveTo(Real.AddDays(29)));
        Assert.Equal(Real.AddDays(30), clock.UtcNow);
    }

    [Fact]
    public void A_store_that_lives_in_the_past_is_taken_up_where_it_was()
    {
        clock.Resume(TimeSpan.FromDays(-1000));
        Assert.Equal(Real.AddDays(-1000), clock.UtcNow);
        Assert.Equal(TimeSpan.FromDays(-1000), clock.Offset);
    }

    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Real;
    }
}
