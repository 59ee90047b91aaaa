using Mila.Host.Web;
using Xunit;

namespace Mila.Host.Tests.Web;

public sealed class WaitingTaskTests
{
    private static readonly DateOnly Today = new(2023, 6, 15);

    [Theory]
    [InlineData(-1, When.Late, "hier")]
    [InlineData(-12, When.Late, "il y a 12 jours, le 3 juin 2023")]
    [InlineData(0, When.Today, "aujourd’hui")]
    [InlineData(1, When.ThisWeek, "demain")]
    [InlineData(6, When.ThisWeek, "dans 6 jours, le 21 juin 2023")]
    [InlineData(7, When.Later, "dans 7 jours, le 22 juin 2023")]
    public void Its_last_day_is_kept_until_it_is_over(int days, When when, string words)
    {
        var task = Due(Today.AddDays(days));

        Assert.Equal(when, task.When(Today));
        Assert.Equal(words, task.Due(Today).Replace('\u00A0', ' '));
    }

    [Fact]
    public void What_has_no_last_day_comes_last_and_says_how_long_it_has_waited()
    {
        Assert.Equal(When.Open, Due(null).When(Today));
        Assert.Equal("quand vous voudrez", (Due(null) with { Since = Today }).Due(Today));
        Assert.Equal("attend depuis 12\u00A0jours", (Due(null) with { Since = Today.AddDays(-12) }).Due(Today));
    }

    [Fact]
    public void Its_page_is_that_of_its_subject()
    {
        var task = Due(Today) with { Page = "/candidatures/{subject}" };

        Assert.Equal($"/candidatures/{task.SubjectId}", task.Path);
    }

    private static WaitingTask Due(DateOnly? day) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Vérifier", "FindCandidacyComplete", "candidacy", Guid.CreateVersion7(), "Onde Courte", "/", day, ClaimedBy: null);
}
