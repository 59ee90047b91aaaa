using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Workflows.Tests.Instances;

public sealed class InterpreterTests
{
    [Fact]
    public void An_instance_begins_pinned_at_the_first_step_with_its_task()
    {
        var story = Story.Begun();

        var started = Assert.IsType<InstanceStarted>(story.Facts[0]);
        Assert.Equal(("sample", 1, Story.Definition.Hash), (started.Definition, started.DefinitionVersion, started.DefinitionHash));
        Assert.Equal("review", story.Instance.Step);
        Assert.Equal($"/candidatures/{Story.SubjectId}", story.Last<TaskOpened>().Page);
        Assert.Null(story.Last<TaskOpened>().DueOn);
    }

    [Fact]
    public void A_definition_is_only_about_its_own_kind_of_subject() => Assert.Equal("workflow.other_subject", Assert.Throws<RuleViolation>(() =>
        Interpreter.Start(Story.Definition, DefinitionSet.Of(Story.Definition), Story.InstanceId, "space", Story.SubjectId, 1, new(Story.Morning, CivilCalendar.Paris, _ => 1))).Code);

    [Theory]
    [InlineData("complete", null, "bureau")]
    [InlineData("complete", "beneficiary", "bureau")]
    [InlineData("complete", "hosted", "open_vote")]
    [InlineData("incomplete", "hosted", "complete")]
    public void A_task_is_left_by_the_outcome_and_a_decision_by_the_value(string outcome, string? path, string step)
    {
        var story = Story.Begun().Then("sample.reviewed", outcome, path is null ? [] : [("path", path)]);

        Assert.Equal(step, story.Instance.Step);
        Assert.Equal($"sample.reviewed={outcome}", story.Facts.OfType<TaskSettled>().First().Through);
    }

    [Theory]
    [InlineData("sample.judged", "admitted")]
    [InlineData("sample.reviewed", "unheard")]
    [InlineData("sample.elsewhere", null)]
    public void What_no_step_waits_for_is_heard_passed_over_and_remembered(string name, string? outcome)
    {
        var story = Story.Begun().Then(name, outcome, ("path", "hosted"));

        Assert.Equal("review", story.Instance.Step);
        Assert.Equal(1, story.Instance.Heard);
        Assert.Equal("open_vote", story.Then("sample.reviewed", "complete").Instance.Step);
    }

    [Fact]
    public void A_value_told_anew_replaces_the_one_before()
    {
        var story = Story.Begun().Then("sample.other", null, ("path", "hosted")).Then("sample.reviewed", "complete", ("path", "beneficiary"));

        Assert.Equal("bureau", story.Instance.Step);
    }

    [Fact]
    public void What_comes_before_its_turn_waits_for_what_came_before_it()
    {
        var story = Story.Begun().On(Happening(2, "sample.completed"));
        Assert.Equal("review", story.Instance.Step);
        Assert.IsType<HappeningHeld>(story.Facts[^1]);

        story.On(Happening(1, "sample.reviewed", "incomplete"));

        Assert.Equal(["review", "complete", "review"], story.Instance.Path.Select(visit => visit.Step));
        Assert.Empty(story.Instance.Held);
    }

    [Fact]
    public void What_comes_twice_does_nothing()
    {
        var story = Story.Begun().On(Happening(1, "sample.reviewed", "incomplete")).On(Happening(3, "sample.withdrawn"));
        var facts = story.Facts.Count;

        story.On(Happening(1, "sample.reviewed", "incomplete")).On(Happening(3, "sample.withdrawn"));

        Assert.Equal(facts, story.Facts.Count);
    }

    [Fact]
    public void While_a_module_is_asked_what_happens_is_held_for_the_step_that_comes_next()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Then("sample.judged", "refused");
        Assert.Equal("open_vote", story.Instance.Step);

        story.Answered();

        Assert.Equal("refused", story.Instance.Outcome);
    }

    [Theory]
    [InlineData(null, "vote")]
    [InlineData("vote.no_body", "bureau")]
    public void An_answer_is_routed_by_done_or_by_the_rule_that_refuses(string? refusedBy, string step) =>
        Assert.Equal(step, Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Answered(refusedBy).Instance.Step);

    [Fact]
    public void An_answer_that_leads_nowhere_is_an_incident()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Answered("vote.too_late");

        Assert.Equal((IncidentCause.AnswerLeadsNowhere, "vote.too_late"), (story.Last<IncidentRaised>().Cause, story.Last<IncidentRaised>().Code));
        Assert.Equal("open_vote", story.Instance.Step);
    }

    [Fact]
    public void A_failed_request_is_an_incident_that_holds_what_happens_until_it_is_asked_again()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted"));
        var token = story.Instance.Token;
        story.Failed().Then("sample.withdrawn");
        Assert.Equal("open_vote", story.Instance.Step);

        story.On(new Stimulus.Retry(story.Last<IncidentRaised>().IncidentId));
        Assert.Equal((token, 2), (story.Last<RequestSent>().Token, story.Last<RequestSent>().Attempt));
        story.On(new Stimulus.Reply(token, 1, null));
        Assert.Equal("open_vote", story.Instance.Step); // the first attempt's answer comes too late

        story.Answered();
        Assert.Equal("withdrawn", story.Instance.Outcome);
    }

    [Fact]
    public void An_incident_is_resolved_with_a_reason_and_a_way_out()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Failed();
        var incident = story.Last<IncidentRaised>().IncidentId;

        Assert.Equal("incident.outcome_unknown", Refused(() => story.On(new Stimulus.Resolution(incident, IncidentReason.DoneByHand, "refused"))));
        story.On(new Stimulus.Resolution(incident, IncidentReason.DoneByHand, "done"));

        Assert.Equal("vote", story.Instance.Step);
        Assert.Empty(story.Instance.Incidents);
        Assert.Equal("incident.over", Refused(() => story.On(new Stimulus.Retry(incident))));
    }

    [Fact]
    public void A_task_is_claimed_once()
    {
        var (one, other) = (NamedId.Of("one"), NamedId.Of("other"));
        var story = Story.Begun();
        var token = story.Instance.Token;
        story.On(new Stimulus.Claim(token, one));
        var facts = story.Facts.Count;

        story.On(new Stimulus.Claim(token, one));
        Assert.Equal(facts, story.Facts.Count);
        Assert.Equal("task.claimed", Refused(() => story.On(new Stimulus.Claim(token, other))));
        story.Then("sample.reviewed", "complete");
        Assert.Equal("task.settled", Refused(() => story.On(new Stimulus.Claim(token, one))));
    }

    [Fact]
    public void An_end_is_the_end()
    {
        var story = Story.Begun().Then("sample.withdrawn");
        Assert.Equal("withdrawn", story.Last<InstanceEnded>().Outcome);
        var facts = story.Facts.Count;

        Assert.Equal(facts, story.Then("sample.reviewed", "complete").Facts.Count);
    }

    [Fact]
    public void Each_stay_at_a_step_has_a_token_of_its_own_that_follows_from_its_place()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete").Then("sample.completed");
        var entries = story.Facts.OfType<StepEntered>().ToList();

        Assert.Equal(["review", "complete", "review"], entries.Select(entered => entered.Step));
        Assert.Equal(3, entries.Select(entered => entered.Token).Distinct().Count());
        Assert.Equal(NamedId.Of(Story.InstanceId.ToString(), "review", "3"), entries[2].Token);
        Assert.Equal(entries[1].Token, entries[2].From);
    }

    private static Stimulus.Happening Happening(long version, string name, string? outcome = null) => new(version, name, outcome, new Dictionary<string, string>());

    private static string Refused(Action act) => Assert.Throws<RuleViolation>(act).Code;
}
