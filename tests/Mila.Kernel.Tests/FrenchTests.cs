using Xunit;

namespace Mila.Kernel.Tests;

public sealed class FrenchTests
{
    private const char Wide = French.NoBreakSpace;
    private const char Narrow = French.NarrowNoBreakSpace;

    [Fact]
    public void Amounts_are_printed_to_the_cent()
    {
        Assert.Equal($"1{Narrow}234,56{Wide}€", French.Amount(new Money(123456)));
        Assert.Equal($"0,05{Wide}€", French.Amount(new Money(5)));
        Assert.Equal($"−30,00{Wide}€", French.Amount(new Money(-3000)));
        Assert.Equal($"1{Narrow}000{Narrow}000,00{Wide}€", new Money(100_000_000).ToString());
    }

    [Fact]
    public void The_first_of_a_month_is_an_ordinal()
    {
        Assert.Equal($"1er{Wide}août 2023", French.Day(new DateOnly(2023, 8, 1)));
        Assert.Equal("juin 2023", French.Month(new DateOnly(2023, 6, 15)));
        Assert.Equal($"jeudi 15{Wide}juin 2023", French.DayInWords(new DateOnly(2023, 6, 15)));
    }

    [Fact]
    public void Times_leave_out_minutes_that_are_none()
    {
        Assert.Equal($"9{Wide}h", French.Time(new TimeOnly(9, 0)));
        Assert.Equal($"9{Wide}h{Wide}05", French.Time(new TimeOnly(9, 5)));
    }

    [Theory]
    [InlineData(0, "0 jour")]
    [InlineData(1, "1 jour")]
    [InlineData(-1, "−1 jour")]
    [InlineData(2, "2 jours")]
    public void Plural_begins_at_two(long number, string printed) =>
        Assert.Equal(printed.Replace(' ', Wide), French.Count(number, "jour", "jours"));

    [Fact]
    public void Signs_are_kept_with_their_words()
    {
        Assert.Equal($"«{Wide}Oui{Wide}»{Wide}: prêt{Narrow}?", French.Typeset("« Oui » : prêt ?"));
        Assert.Equal($"Non{Narrow}! Fini{Narrow}; 20{Narrow}% de 30{Wide}€", French.Typeset("Non ! Fini ; 20 % de 30 €"));
    }

    [Fact]
    public void What_is_typeset_once_stays_as_it_is()
    {
        var once = French.Typeset("« Oui » : prêt ? 20 % !");
        Assert.Equal(once, French.Typeset(once));
    }
}
