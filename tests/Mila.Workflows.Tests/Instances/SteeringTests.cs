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

    [Fact]
    public void A_deadline_that_is_moved_takes_its_task_and_the_reminders_counted_from_it_along()
    {
        var vote = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Answered();
        var (deadline, reminder) = (Deadline(vote), Reminder(vote));

        vote.On(new Stimulus.Move(deadline.Token, deadline.DueOn.AddDays(5), MoveReason.Agreed));

        Assert.Equal((deadline.DueOn.AddDays(5), CivilCalendar.Paris.EndOf(deadline.DueOn.AddDays(5))), (Deadline(vote).DueOn, Deadline(vote).DueAt));
        Assert.Equal((reminder.DueOn.AddDays(5), reminder.Token), (Reminder(vote).DueOn, Reminder(vote).Token));
        vote.Now = deadline.DueAt;
        var facts = vote.Facts.Count;
        Assert.Equal(facts, vote.On(new Stimulus.Ring(deadline.Token)).Facts.Count);
        Assert.Equal("bureau", vote.DeadlineRings().Instance.Step);

        var completion = Story.Begun().Then("sample.reviewed", "incomplete");
        completion.On(new Stimulus.Move(Deadline(completion).Token, new(2023, 8, 1), MoveReason.Absence));
        Assert.Equal(new DateOnly(2023, 8, 1), Assert.Single(completion.Instance.Tasks).Opened.DueOn);
        Assert.Equal(new DateOnly(2023, 6, 22), Reminder(completion).DueOn); // counted from the day the step was entered
    }

    [Fact]
    public void A_reminder_that_a_nearer_deadline_leaves_behind_is_owed_no_more()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete");

        story.On(new Stimulus.Move(Deadline(story).Token, new(2023, 6, 20), MoveReason.ThirdParty));

        Assert.Equal(new DateOnly(2023, 6, 20), Assert.Single(story.Instance.Timers).DueOn);
    }

    [Fact]
    public void A_reminder_is_moved_alone_and_rings_when_offices_open()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete");
        var deadline = Deadline(story);

        story.On(new Stimulus.Move(Reminder(story).Token, new(2023, 7, 3), MoveReason.Absence));

        Assert.Equal(CivilCalendar.Paris.At(new(2023, 7, 3), new(8, 0)), Reminder(story).DueAt);
        Assert.Equal(deadline, Deadline(story));
        Assert.Equal("timer.after_deadline", Refused(() => story.On(new Stimulus.Move(Reminder(story).Token, deadline.DueOn.AddDays(1), MoveReason.Agreed))));
    }

    [Fact]
    public void A_day_that_is_past_or_too_far_and_a_timer_that_has_rung_are_refused()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete");
        var deadline = Deadline(story).Token;

        Assert.Equal("timer.past_day", Refused(() => story.On(new Stimulus.Move(deadline, new(2023, 6, 14), MoveReason.Mistake))));
        Assert.Equal("timer.day_too_far", Refused(() => story.On(new Stimulus.Move(deadline, new(2033, 6, 16), MoveReason.Mistake))));
        Assert.Equal(Story.Morning, story.Now);
        story.On(new Stimulus.Move(deadline, new(2023, 6, 15), MoveReason.Mistake));
        Assert.Equal("timer.over", Refused(() => story.DeadlineRings().On(new Stimulus.Move(deadline, new(2023, 7, 20), MoveReason.Agreed))));
    }

    private static TimerArmed Deadline(Story story) => story.Instance.Timers.Single(timer => timer.Reminder is null);

    private static TimerArmed Reminder(Story story) => story.Instance.Timers.Single(timer => timer.Reminder is not null);

    private static string Refused(Func<object?> act) => Assert.Throws<RuleViolation>(() => { act(); }).Code;
}
