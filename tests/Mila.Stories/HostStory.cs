using Mila.Testing;
using Xunit;

namespace Mila.Stories;

public sealed class HostStory
{
    [Fact]
    public async Task A_new_host_is_ready_and_knows_its_associations_and_their_day()
    {
        await using var app = await MilaApp.Begin();
        using var client = app.Client();

        using var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);

        Assert.True(ready.IsSuccessStatusCode);
        Assert.Equal(new DateOnly(2023, 6, 15), app.Today);
    }

    [Fact]
    public async Task The_clock_of_a_demonstration_goes_forward_and_never_back()
    {
        await using var app = await MilaApp.Begin();

        await app.MoveTo(new DateOnly(2023, 7, 1));

        Assert.Equal(new DateOnly(2023, 7, 1), app.Today);
        var refused = await Assert.ThrowsAsync<Kernel.RuleViolation>(() => app.MoveTo(new DateOnly(2023, 6, 20)));
        Assert.Equal("demonstration.backwards", refused.Code);
        var far = await Assert.ThrowsAsync<Kernel.RuleViolation>(() => app.MoveTo(new DateOnly(2043, 1, 1)));
        Assert.Equal("demonstration.too_far", far.Code);
    }

    [Fact]
    public async Task The_clock_of_an_association_at_work_does_not_move()
    {
        await using var app = await MilaApp.BeginAtWork();

        var refused = await Assert.ThrowsAsync<Kernel.RuleViolation>(() => app.MoveTo(app.Now.AddDays(1)));

        Assert.Equal("demonstration.off", refused.Code);
    }
}
