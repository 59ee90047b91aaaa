using CsCheck;
using Xunit;

namespace Mila.Kernel.Tests;

public sealed class MoneyTests
{
    [Fact]
    public void Euros_become_cents_half_up()
    {
        Assert.Equal(new Money(1235), Money.Euros(12.345m));
        Assert.Equal(new Money(-1235), Money.Euros(-12.345m));
    }

    [Fact]
    public void A_share_is_in_cents_half_up()
    {
        Assert.Equal(new Money(13_33), new Money(40_00).Prorated(10, 30));
        Assert.Equal(new Money(1), new Money(1).Prorated(1, 2));
    }

    [Fact]
    public void The_two_shares_of_a_month_miss_the_whole_by_a_cent_at_most() =>
        Gen.Select(Gen.Long[0, 10_000_000], Gen.Int[1, 31], Gen.Int[0, 31]).Where(each => each.Item3 <= each.Item2).Sample((cents, days, part) =>
        {
            var sum = new Money(cents).Prorated(part, days) + new Money(cents).Prorated(days - part, days);
            Assert.InRange(sum.Cents - cents, -1, 1);
        });

    [Fact]
    public void Amounts_are_ordered_as_their_cents_are() => Gen.Select(Gen.Long, Gen.Long).Sample((left, right) =>
    {
        Assert.Equal(left < right, new Money(left) < new Money(right));
        Assert.Equal(left >= right, new Money(left) >= new Money(right));
        Assert.Equal(left.CompareTo(right), new Money(left).CompareTo(new Money(right)));
    });
}
