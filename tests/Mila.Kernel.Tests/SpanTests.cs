using CsCheck;
using Xunit;

namespace Mila.Kernel.Tests;

public sealed class SpanTests
{
    private static readonly DateOnly First = new(2023, 1, 1);

    private static readonly Gen<Span> AnySpan =
        Gen.Select(Gen.Int[0, 20], Gen.Int[1, 20], Gen.Bool).Select((from, length, open) => new Span(First.AddDays(from), open ? null : First.AddDays(from + length)));

    [Fact]
    public void The_last_day_is_the_one_before_its_end()
    {
        var span = new Span(First, First.AddDays(2));
        Assert.False(span.Covers(First.AddDays(-1)));
        Assert.True(span.Covers(First));
        Assert.True(span.Covers(First.AddDays(1)));
        Assert.False(span.Covers(First.AddDays(2)));
        Assert.True(new Span(First).Covers(DateOnly.MaxValue));
    }

    [Fact]
    public void Two_spans_overlap_when_a_day_is_in_both() => Gen.Select(AnySpan, AnySpan).Sample((left, right) =>
    {
        var shared = Enumerable.Range(0, 50).Select(First.AddDays).Any(day => left.Covers(day) && right.Covers(day));
        Assert.Equal(shared, left.Overlaps(right));
        Assert.Equal(shared, right.Overlaps(left));
    });
}
