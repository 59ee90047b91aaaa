using System.Xml.Linq;
using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;
using Mila.Workflows.Journals;
using Mila.Workflows.Pictures;
using Xunit;

namespace Mila.Workflows.Tests.Instances;

public sealed class BranchesTests
{
    [Fact]
    public void Branches_go_on_side_by_side_and_a_called_definition_within_one_of_them()
    {
        var story = Story.BegunJoint();

        Assert.Equal(["opinions", "board", "expert", "ask"], Steps(story));
        Assert.Equal(["board_member", "coordinator"], story.Instance.Tasks.Select(task => task.Opened.Role));
        Assert.Equal((Story.Opinion.Key, Story.Opinion.Hash), (story.Last<CallBegun>().Definition, story.Last<CallBegun>().DefinitionHash));
        Assert.Equal("opinions", story.Instance.Step);
    }

    [Fact]
    public void One_happening_is_heard_by_every_branch_and_not_by_the_steps_it_leads_to()
    {
        var story = Story.BegunJoint().Then("sample.reviewed", "incomplete");
        Assert.Equal(["opinions", "board", "expert", "wait"], Steps(story));

        story.Then("sample.judged", "refused");

        Assert.Equal(["opinions", "expert", "wait"], Steps(story)); // the branch that ended waits for the other
    }

    [Theory]
    [InlineData("refused", "complete", "refused")] // one against is enough, whichever ended first
    [InlineData("admitted", "complete", "judge")]
    public void All_branches_are_joined_by_the_first_way_whose_outcome_one_of_them_reached(string board, string expert, string step)
    {
        var inOrder = Story.BegunJoint().Then("sample.judged", board).AnsweredAll().Then("sample.reviewed", expert).AnsweredAll();
        var turned = Story.BegunJoint().Then("sample.reviewed", expert).AnsweredAll().Then("sample.judged", board).AnsweredAll();

        Assert.Equal(step, inOrder.Instance.Step);
        Assert.Equal(step, turned.Instance.Step);
        Assert.Single(inOrder.Instance.Stays);
    }

    [Fact]
    public void The_first_branch_that_ends_gives_up_the_others()
    {
        var story = Story.BegunJoint(joint => joint with { Steps = [.. joint.Steps.Select(step => step is ParallelStep parallel ? parallel with { Join = Join.First } : step)] });
        story.Then("sample.judged", "refused");

        Assert.Equal("refused", story.Instance.Outcome);
        Assert.Empty(story.Instance.Tasks);
        Assert.Empty(story.Instance.Timers);
        Assert.Contains(story.Facts, fact => fact is TaskSettled { Through: Way.Interrupted });
    }

    [Fact]
    public void What_interrupts_gives_up_all_that_is_within_calls_too()
    {
        var story = Story.BegunJoint().Then("sample.withdrawn");

        Assert.Equal("withdrawn", story.Instance.Outcome);
        Assert.Equal(2, story.Facts.OfType<TaskSettled>().Count(settled => settled.Through == Way.Interrupted));
        Assert.Equal(story.Facts.OfType<TimerArmed>().Count(), story.Facts.OfType<TimerCancelled>().Count());
    }

    [Fact]
    public void The_deadline_of_what_encloses_leads_on_and_a_later_answer_does_nothing()
    {
        var story = Story.BegunJoint().Then("sample.judged", "admitted");
        var request = story.Instance.Requests.Single();
        var deadline = story.Instance.Timers.Single(timer => timer.StepToken == story.Instance.Token);
        story.Now = deadline.DueAt;
        story.On(new Stimulus.Ring(deadline.Token));
        Assert.Equal("judge", story.Instance.Step);
        Assert.Single(story.Instance.Stays);

        story.On(new Stimulus.Reply(request.Token, request.Attempt, null));

        Assert.Equal("judge", story.Instance.Step);
    }

    [Fact]
    public void While_one_branch_asks_a_module_what_happens_is_held_for_all()
    {
        var story = Story.BegunJoint().Then("sample.judged", "admitted").Then("sample.reviewed", "incomplete");
        Assert.Equal(["ask", "expert", "opinions", "thank"], Steps(story).Order(StringComparer.Ordinal));
        Assert.Single(story.Instance.Held);

        story.Answered();

        Assert.Equal(["opinions", "expert", "wait"], Steps(story));
    }

    [Fact]
    public void The_outcome_of_a_call_that_nobody_foresaw_is_an_incident_that_is_resolved_but_not_asked_again()
    {
        var story = Story.BegunJoint(joint => joint with { Steps = [.. joint.Steps.Select(step => step is CallStep call ? call with { On = [.. call.On.Take(1)] } : step)] });
        story.Then("sample.reviewed", "complete").Answered("vote.no_body");
        var incident = story.Last<IncidentRaised>();
        Assert.Equal((IncidentCause.AnswerLeadsNowhere, "opinion", "against"), (incident.Cause, incident.Request, incident.Code));

        Assert.Equal("incident.not_a_request", Assert.Throws<RuleViolation>(() => story.On(new Stimulus.Retry(incident.IncidentId))).Code);
        story.On(new Stimulus.Resolution(incident.IncidentId, IncidentReason.DoneByHand, "for"));

        Assert.Equal(["opinions", "board"], Steps(story));
    }

    [Fact]
    public void Entered_again_branches_and_calls_begin_anew()
    {
        var story = Story.BegunJoint().Then("sample.judged", "admitted").AnsweredAll().Then("sample.reviewed", "complete").AnsweredAll();
        Assert.Equal("judge", story.Instance.Step);

        story.Then("sample.reviewed", "incomplete");

        Assert.Equal(["opinions", "board", "expert", "ask"], Steps(story));
        Assert.Equal(2, story.Instance.Calls.Count);
        Assert.Empty(story.Instance.Stays[0].Ended);
    }

    [Fact]
    public void The_picture_shows_where_each_branch_stands_and_the_call_has_its_own()
    {
        var story = Story.BegunJoint().Then("sample.reviewed", "incomplete");

        var (own, called) = (XElement.Parse(Picture.Of(Story.Joint, story.Instance)), XElement.Parse(Picture.Of(Story.Opinion, story.Instance, story.Instance.Calls[0].Token)));

        Assert.EndsWith("Étapes en cours : Recueillir les avis, Donner l’avis du conseil, Demander l’avis de l’expert.", Words(own), StringComparison.Ordinal);
        Assert.EndsWith("Chemin suivi : Lire la candidature, puis Attendre les pièces. Étape en cours : Attendre les pièces.", Words(called), StringComparison.Ordinal);
        Assert.Equal(2, own.Descendants().Count(element => element.Name.LocalName == "path" && element.Attribute("stroke-width")?.Value == "3")); // into each branch
        Assert.Equal(4, own.Descendants().Count(element => element.Name.LocalName == "line"));
        var boxes = own.Descendants().Where(element => element.Name.LocalName == "rect").Select(rect => (X: (int)rect.Attribute("x")!, Y: (int)rect.Attribute("y")!)).ToList();
        Assert.True(boxes[^1].Y > boxes[0].Y);
        foreach (var one in boxes)
            Assert.Single(boxes, other => Math.Abs(one.X - other.X) < 200 && Math.Abs(one.Y - other.Y) < 56);
    }

    [Fact]
    public void The_journal_tells_branches_and_calls()
    {
        var story = Story.BegunJoint().Then("sample.judged", "admitted").AnsweredAll().Then("sample.reviewed", "complete").AnsweredAll();

        var told = Journal.Of(new([]), story.Definitions, story.Facts.Select(fact => (fact, Story.Morning, (Guid?)null))).Select(entry => entry.Text.Replace('\u00A0', ' ')).ToList();

        Assert.Contains("Branche : étape « Donner l’avis du conseil ».", told);
        Assert.Contains("Appel du déroulé « Avis d’expert d’essai », version 1.", told);
        Assert.Contains("La branche est terminée.", told);
        Assert.Contains("Le déroulé appelé est terminé.", told);
        Assert.Equal("Une tâche attend.", told[^1]);
    }

    private static IEnumerable<string> Steps(Story story) => story.Instance.Stays.Select(stay => stay.Step);

    private static string Words(XElement svg) => svg.Elements().Single(element => element.Name.LocalName == "desc").Value.Replace('\u00A0', ' ');
}
