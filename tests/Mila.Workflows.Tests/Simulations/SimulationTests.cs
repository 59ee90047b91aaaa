using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;
using Mila.Workflows.Simulations;
using Mila.Workflows.Tests.Instances;
using Xunit;

namespace Mila.Workflows.Tests.Simulations;

public sealed class SimulationTests
{
    [Theory]
    [InlineData("bureau", "sample.reviewed=complete")]
    [InlineData("vote", "sample.reviewed=complete path=hosted")]
    [InlineData("bureau", "sample.reviewed=complete path=hosted", "refusé vote.no_body")]
    [InlineData("admitted", "sample.reviewed=complete path=hosted", "fait", "sample.judged=admitted")]
    [InlineData("lapsed", "sample.reviewed=incomplete", "échéance")]
    [InlineData("complete", "sample.reviewed=incomplete", "échéance", "refusé")]
    public void A_script_is_played_and_requests_it_does_not_answer_are_done(string step, params string[] lines)
    {
        var simulation = Played(Story.Definition, lines);

        Assert.Equal(step, simulation.Instance.Step);
        Assert.Empty(simulation.Remarks);
    }

    [Fact]
    public void The_clock_goes_on_to_the_deadline_and_reminders_on_the_way_ring()
    {
        var simulation = Played(Story.Definition, "sample.reviewed=incomplete", "échéance");

        Assert.Equal(2, simulation.Facts.Count(each => each.Fact is TimerFired));
        Assert.Equal(new DateTimeOffset(2023, 7, 15, 22, 0, 0, TimeSpan.Zero), simulation.Facts[^1].At);
    }

    [Fact]
    public void A_line_that_leads_nowhere_is_remarked_upon() => Assert.Equal(
        [
            "Ligne 1 : aucune demande n’attend de réponse.",
            "Ligne 2 : aucune échéance n’est fixée.",
            "Ligne 3 : une valeur s’écrit « nom=mot ».",
            "Ligne 4 : aucune étape ne l’attendait.",
            "Ligne 6 : tout est déjà terminé.",
        ],
        Played(Story.Definition, "fait", "échéance", "sample.reviewed path", "sample.judged=admitted", "sample.withdrawn", "sample.completed").Remarks.Select(remark => remark.Replace('\u00A0', ' ')));

    [Fact]
    public void What_a_past_instance_went_through_leads_another_definition_too()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete").Then("sample.completed").Then("sample.reviewed", "complete", ("path", "hosted"))
            .Answered("vote.no_body").Then("sample.judged", "admitted").Answered();
        var script = Script.Of(story.Facts);
        Assert.Equal(["sample.reviewed=incomplete", "sample.completed", "sample.reviewed=complete path=hosted", "refusé vote.no_body", "sample.judged=admitted"], script);

        Assert.Equal(story.Instance.Path.Select(visit => visit.Step), Played(Story.Definition, [.. script]).Instance.Path.Select(visit => visit.Step));
        Assert.Equal("refused", Played(Story.Joint, [.. script]).Instance.Step);
    }

    private static Simulation Played(Definition definition, params string[] lines) => Simulation.Of(
        definition, new([definition], [Story.Opinion]), lines, new(Story.Morning, CivilCalendar.Paris, setting => setting == "sample.lapse_days" ? 30 : 7));
}
