using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Workflows.Tests.Instances;

public sealed class SteeringTests
{
    [Fact]
    public void An_instance_that_is_given_up_waits_for_nobody_and_hears_nothing()
    {
        var story = Story.BegunJoint().Then("sample.judged", "admitted");
        var request = story.Instance.Requests.Single();
        story.On(new Stimulus.Cancellation(CancelReason.Duplicate));

        Assert.Equal((Instance.Cancelled, story.Now), (story.Instance.Outcome, story.Instance.EndedAt));
        Assert.Empty(story.Instance.Tasks);
        Assert.Empty(story.Instance.Timers);
        Assert.Equal("opinions", story.Instance.Step);
        var facts = story.Facts.Count;
        Assert.Equal(facts, story.Then("sample.withdrawn").Facts.Count);
        Assert.IsType<RequestAnswered>(story.On(new Stimulus.Reply(request.Token, request.Attempt, null)).Facts[^1]);
        Assert.Equal("instance.over", Refused(() => story.On(new Stimulus.Cancellation(CancelReason.Duplicate))));
    }

    [Theory]
    [InlineData("sample.reviewed=complete", "bureau")]
    [InlineData("sample.reviewed=incomplete", "complete")]
    public void A_step_is_passed_by_the_way_out_that_is_chosen(string through, string step)
    {
        var story = Story.Begun();
        var token = story.Instance.Token;

        story.On(new Stimulus.Skip(token, through, SkipReason.DoneElsewhere));

        Assert.Equal(step, story.Instance.Step);
        Assert.Equal([token], story.Instance.Skipped);
        Assert.Equal("step.left", Refused(() => story.On(new Stimulus.Skip(token, through, SkipReason.DoneElsewhere))));
    }

    [Fact]
    public void A_step_that_asks_is_passed_by_the_deadline_of_none_and_its_late_answer_does_nothing()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted"));
        var request = story.Instance.Requests.Single();
        Assert.Equal("step.way_unknown", Refused(() => story.On(new Stimulus.Skip(story.Instance.Token, Way.Deadline, SkipReason.CannotBeDone))));

        story.On(new Stimulus.Skip(story.Instance.Token, "done", SkipReason.CannotBeDone));
        Assert.Equal("vote", story.Instance.Step);

        Assert.Equal("vote", story.On(new Stimulus.Reply(request.Token, request.Attempt, "vote.no_body")).Instance.Step);
    }

    [Fact]
    public void What_was_held_is_heard_by_the_step_that_is_passed_to()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Then("sample.judged", "admitted");
        Assert.Equal("open_vote", story.Instance.Step);

        story.On(new Stimulus.Skip(story.Instance.Token, "done", SkipReason.DoneElsewhere));

        Assert.Equal("welcome", story.Instance.Step);
    }

    [Fact]
    public void Nobody_passes_into_a_branch() =>
        Assert.Equal("step.way_unknown", Refused(() => Story.BegunJoint() is var story ? story.On(new Stimulus.Skip(story.Instance.Token, Way.Branch, SkipReason.NotApplicable)) : null));

    private static string Refused(Func<object?> act) => Assert.Throws<RuleViolation>(() => { act(); }).Code;
}
