using Microsoft.Extensions.DependencyInjection;
using Mila.Host.Composition;
using Mila.Host.Graph;
using Mila.Host.Tests.Graph;
using Mila.Host.Web;
using Xunit;

namespace Mila.Host.Tests.Web;

public sealed class PageGraphTests : IAsyncLifetime
{
    private GraphApp app = null!;

    public async ValueTask InitializeAsync() => app = await GraphApp.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_page_runs_the_document_beside_it_and_reads_its_own_record()
    {
        await using var request = app.Request();

        var answer = await request.ServiceProvider.GetRequiredService<PageGraph>().Run(new SampleModel(), "Show", new { Name = "Ada" }, TestContext.Current.CancellationToken);

        Assert.Equal(new SampleModel.ShowAnswer("Bonjour Ada", new("carton")), answer.Data<SampleModel.ShowAnswer>());
        Assert.Empty(answer.Errors);
    }

    [Fact]
    public async Task What_a_rule_refused_is_told_with_its_field()
    {
        await using var request = app.Request();

        var answer = await request.ServiceProvider.GetRequiredService<PageGraph>().Run(new SampleModel(), "Refuse", cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(new("box.closed", "label", "Le carton est fermé\u00A0: ouvrez-le."), Assert.Single(answer.UserErrors));
    }

    [Theory]
    [InlineData(GraphCodes.Unauthenticated)]
    [InlineData(GraphCodes.Forbidden, Access.Member)]
    public async Task A_page_may_no_more_than_its_reader(string code, params string[] roles)
    {
        await using var request = app.Request(roles);

        var answer = await request.ServiceProvider.GetRequiredService<PageGraph>().Run(new SampleModel(), "Hide", cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(code, Assert.Single(answer.Errors).Code);
        Assert.Equal(code, Assert.Throws<PageRefused>(() => answer.Data<object>()).Error.Code);
        Assert.Equal(0, app.Schema.Runs);
    }

    [Fact]
    public async Task A_page_without_a_document_is_named()
    {
        await using var request = app.Request();
        var graph = request.ServiceProvider.GetRequiredService<PageGraph>();

        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => graph.Run(this, cancellation: TestContext.Current.CancellationToken));

        Assert.Contains(nameof(PageGraphTests), missing.Message, StringComparison.Ordinal);
    }
}

public sealed class SampleModel
{
    public sealed record ShowAnswer(string Hello, SampleBox Box);

    public sealed record SampleBox(string Label);
}
