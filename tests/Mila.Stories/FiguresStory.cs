using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Membership.Structures;
using Mila.Modules.Figures;
using Mila.Testing;
using Xunit;

namespace Mila.Stories;

/// <summary>What the module can prove, asked for as another module would.</summary>
public sealed class FiguresStory
{
    private static readonly DateOnly Day = new(2022, 6, 1);

    [Fact]
    public async Task Figures_of_members_are_those_of_the_day_and_of_what_was_known_and_each_is_proved()
    {
        await using var app = await MilaApp.Begin();
        var hosted = await Member(app, "Un", [Activity.Label, Activity.Producer], inQpv: true);
        var other = await Member(app, "Deux", [Activity.Label]);
        await Member(app, "Ailleurs", [Activity.Label], tenant: MilaApp.Other);
        await app.Send(new SetAffiliation(hosted, Affiliation.Hosted, new DateOnly(2022, 1, 1)));
        var before = app.Now;
        await app.MoveTo(new DateOnly(2023, 6, 16));
        await app.Send(new CorrectDay(other, 2, new DateOnly(2022, 9, 1), CorrectionReason.TypingError, null));

        Assert.Equal(1, await Figure(app, MemberFigureKeys.Members));
        Assert.Equal(2, await Figure(app, MemberFigureKeys.Members, before));
        Assert.Equal(1, await Figure(app, MemberFigureKeys.UpToDate));
        Assert.Equal(1, await Figure(app, MemberFigureKeys.InQpv));
        Assert.Equal(1, await Figure(app, MemberFigureKeys.OfAffiliation("hosted")));
        Assert.Equal(0, await Figure(app, MemberFigureKeys.OfAffiliation("shop")));
        Assert.Equal(1, await Figure(app, MemberFigureKeys.OfActivity("producer")));

        await using var session = app.Query();
        var first = await ShippedFigures.Handle(new ListEvidence(MemberFigureKeys.Members, Day, Day, before, 1, null), session, default);
        var rest = await ShippedFigures.Handle(new ListEvidence(MemberFigureKeys.Members, Day, Day, before, 1, first.Ids[0]), session, default);
        Assert.Equal((2, true, false), (first.Total, first.HasMore, rest.HasMore));
        Assert.Equal(new[] { hosted, other }.Order(), first.Ids.Concat(rest.Ids));
    }

    [Fact]
    public async Task The_catalogue_names_each_figure_once_and_every_named_figure_is_counted()
    {
        await using var app = await MilaApp.Begin();
        await using var session = app.Query();
        string[] keys = [.. ShippedFigures.Catalogue.Names.Select(name => name.Key)];

        var resolved = await ShippedFigures.Handle(new ResolveFigures([.. keys, "membership.nothing"], Day, Day, null), session, default);

        Assert.Equal(keys.Order(StringComparer.Ordinal), resolved.Figures.Select(figure => figure.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["membership.nothing"], resolved.Unknown);
        Assert.All(ShippedFigures.Catalogue.Names, name => Assert.EndsWith(".", name.Meaning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evidence_is_of_a_figure_that_exists_and_comes_in_pages()
    {
        await using var app = await MilaApp.Begin();
        await using var session = app.Query();

        Assert.Equal("figure.unknown", (await Assert.ThrowsAsync<RuleViolation>(
            () => ShippedFigures.Handle(new ListEvidence("membership.nothing", Day, Day, null, 10, null), session, default))).Code);
        Assert.Equal("evidence.page_refused", (await Assert.ThrowsAsync<RuleViolation>(
            () => ShippedFigures.Handle(new ListEvidence(MemberFigureKeys.Members, Day, Day, null, 0, null), session, default))).Code);
    }

    [Fact]
    public async Task Staff_reads_figures_with_what_they_mean()
    {
        await using var app = await MilaApp.Begin();
        await Member(app, "Un", [Activity.Label]);

        var answer = await app.Graph(
            """query { figures(keys: ["membership.members"], day: "2022-06-01") { key value unit base meaning } }""",
            person: Guid.CreateVersion7(), roles: "board_member");

        var figure = answer.GetProperty("data").GetProperty("figures")[0];
        Assert.Equal(1, figure.GetProperty("value").GetDecimal());
        Assert.Equal("structures", figure.GetProperty("unit").GetString());
    }

    private static async Task<Guid> Member(
        MilaApp app, string name, IReadOnlyList<Activity> activities, bool inQpv = false, string tenant = MilaApp.Mila)
    {
        var id = Guid.CreateVersion7();
        var on = new DateOnly(2022, 1, 1);
        await app.Send(new RegisterStructure(id, StructureKind.Association, name, null, null, null, activities, inQpv, null, [], on), tenant);
        await app.Send(new BeginMembership(id, on, null), tenant);
        return id;
    }

    private static async Task<decimal?> Figure(MilaApp app, string key, DateTimeOffset? knownAt = null)
    {
        await using var session = app.Query();
        var resolved = await ShippedFigures.Handle(new ResolveFigures([key], Day, Day, knownAt), session, default);
        return Assert.Single(resolved.Figures).Value;
    }
}
