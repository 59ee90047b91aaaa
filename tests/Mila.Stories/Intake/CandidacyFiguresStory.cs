using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Modules.Figures;
using Mila.Testing;
using Xunit;

namespace Mila.Stories.Intake;

public sealed class CandidacyFiguresStory
{
    [Fact]
    public async Task Candidacies_are_counted_by_outcome_and_ground_with_their_delay_and_recusals_as_they_were_known()
    {
        await using var world = await IntakeWorld.Begin();
        var refused = await world.Apply(name: "Label refusé");
        await world.Complete(refused);
        await world.As(IntakeWorld.Coordinator, "coordinator", $"""recordCandidacyRecusal(id: "{refused.Id}", person: "{IntakeWorld.Board[4]}", link: FAMILY)""");
        await world.App.MoveTo(new DateOnly(2023, 6, 19));
        var before = world.App.Now;
        await world.Vote(refused.Id, [.. IntakeWorld.Board[..3].Select(officer => (officer, "refused"))]);
        await world.As(IntakeWorld.Coordinator, "coordinator", $"""stateRefusalGround(id: "{refused.Id}", ground: OUTSIDE_SECTOR)""");
        var withdrawn = await world.Apply(name: "Label retiré");
        await withdrawn.Do("withdrawCandidacy(link: $link)");

        var now = await Figures(world, knownAt: null);
        Assert.Equal(2, now[CandidacyFigureKeys.Submitted]);
        Assert.Equal(1, now[CandidacyFigureKeys.OfOutcome("refused")]);
        Assert.Equal(1, now[CandidacyFigureKeys.OfGround("outside_sector")]);
        Assert.Equal(1, now[CandidacyFigureKeys.OfOutcome("withdrawn")]);
        Assert.Equal(0, now[CandidacyFigureKeys.OfOutcome("admitted")]);
        Assert.Equal(4, now[CandidacyFigureKeys.MedianDelay]);
        Assert.Equal(1, now[CandidacyFigureKeys.Recusals]);
        Assert.Equal(0, now[CandidacyFigureKeys.OnWaitingList]);

        var then = await Figures(world, before);
        Assert.Equal(1, then[CandidacyFigureKeys.Submitted]);
        Assert.Equal(0, then[CandidacyFigureKeys.OfOutcome("refused")]);
        Assert.Null(then[CandidacyFigureKeys.MedianDelay]);
    }

    private static async Task<Dictionary<string, decimal?>> Figures(IntakeWorld world, DateTimeOffset? knownAt)
    {
        await using var session = world.App.Query(MilaApp.Mila);
        var keys = new CandidacyFigures().Names.Select(name => name.Key).ToList();
        var resolved = await ShippedFigures.Handle(
            new ResolveFigures(keys, new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31), knownAt), session, TestContext.Current.CancellationToken);
        Assert.Empty(resolved.Unknown);
        return resolved.Figures.ToDictionary(figure => figure.Key, figure => figure.Value);
    }
}
