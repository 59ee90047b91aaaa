using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Workflows.Tests.Instances;

public sealed class TimerTests
{
    [Fact]
    public void A_deadline_is_kept_until_the_end_of_its_day_in_the_zone_of_the_association()
    {
        var armed = Incomplete().Instance.Timers.Single(timer => timer.Reminder is null);

        Assert.Equal(("sample.lapse_days", 30, new DateOnly(2023, 7, 15), "Europe/Paris"), (armed.Setting, armed.Days, armed.DueOn, armed.Zone));
        Assert.Equal(new DateTimeOffset(2023, 7, 15, 22, 0, 0, TimeSpan.Zero), armed.DueAt); // 16 July, 00:00 in Paris
    }

    [Fact]
    public void A_reminder_rings_in_the_morning_of_its_day()
    {
        var reminder = Incomplete().Instance.Timers.Single(timer => timer.Reminder == 0);

        Assert.Equal(new DateOnly(2023, 6, 22), reminder.DueOn);
        Assert.Equal(CivilCalendar.Paris.At(new DateOnly(2023, 6, 22), new TimeOnly(8, 0)), reminder.DueAt);
    }

    [Fact]
    public void A_reminder_before_the_deadline_counts_back_from_it()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Answered();

        Assert.Equal([new DateOnly(2023, 6, 25), new DateOnly(2023, 6, 22)], story.Instance.Timers.Select(timer => timer.DueOn));
    }

    [Theory]
    [InlineData("before", "2023-08-31", "2023-08-01")]
    [InlineData("after", "2023-08-31", "2023-09-30")]
    [InlineData("before", "2023-06-20", "2023-05-21")] // past already: it rings at once
    public void A_deadline_may_be_counted_from_a_day_that_the_subject_told(string sense, string meeting, string due)
    {
        var story = Story.Begun(changed: Meeting(sense)).Then("sample.reviewed", "incomplete", ("meeting", meeting));

        var armed = story.Instance.Timers.Single(timer => timer.Reminder is null);
        Assert.Equal((due, 30), ($"{armed.DueOn:O}", armed.Days));
    }

    [Fact]
    public void A_deadline_of_a_day_that_nobody_told_is_not_set()
    {
        var story = Story.Begun(changed: Meeting("before")).Then("sample.reviewed", "incomplete");

        Assert.All(story.Instance.Timers, timer => Assert.NotNull(timer.Reminder));
        Assert.Null(story.Last<TaskOpened>().DueOn);
    }

    /// <summary>The sample, where what is incomplete is waited for until some days before or after the meeting.</summary>
    private static Definition Meeting(string sense) => Story.Definition with
    {
        Steps = [.. Story.Definition.Steps.Select(step => step is UserStep { Key: "complete", Deadline: { } deadline }
            ? step with { Deadline = new(sense == "after" ? deadline.After : null, sense == "before" ? deadline.After : null, "meeting", deadline.To) }
            : step)],
    };

    [Theory]
    [InlineData(31)] // after the deadline
    [InlineData(40)]
    public void A_reminder_after_all_is_over_is_not_set(int days) =>
        Assert.DoesNotContain(Story.Begun(settings => settings["sample.reminder_days"] = days).Then("sample.reviewed", "incomplete").Instance.Timers,
            timer => timer.Reminder is not null);

    [Fact]
    public void A_reminder_due_before_it_was_known_is_not_owed() =>
        Assert.DoesNotContain(Story.Begun(settings => settings["sample.vote_reminder_days"] = 11)
            .Then("sample.reviewed", "complete", ("path", "hosted")).Answered().Instance.Timers, timer => timer.Reminder is not null);

    [Fact]
    public void A_reminder_asks_and_the_step_goes_on()
    {
        var story = Incomplete();
        var reminder = story.Instance.Timers.Single(timer => timer.Reminder == 0);
        story.Now = reminder.DueAt;
        story.On(new Stimulus.Ring(reminder.Token));

        Assert.Equal((reminder.Token, "sample.remind"), (story.Last<RequestSent>().Token, story.Last<RequestSent>().Request));
        story.Answered();
        Assert.Equal("complete", story.Instance.Step);
        Assert.Equal("review", story.Then("sample.completed").Instance.Step);
    }

    [Fact]
    public void A_reminder_that_fails_is_an_incident_and_holds_nothing_up()
    {
        var story = Incomplete();
        var reminder = story.Instance.Timers.Single(timer => timer.Reminder == 0);
        story.Now = reminder.DueAt;
        story.On(new Stimulus.Ring(reminder.Token)).Failed();
        Assert.Single(story.Instance.Incidents);

        story.Then("sample.completed");

        Assert.Equal("review", story.Instance.Step);
        Assert.Equal(IncidentReason.StepLeft, story.Last<IncidentResolved>().Reason);
    }

    [Fact]
    public void A_deadline_leads_on_and_settles_the_task()
    {
        var story = Incomplete().DeadlineRings();

        Assert.Equal("lapse", story.Instance.Step);
        Assert.Equal("deadline", story.Last<TaskSettled>().Through);
        Assert.Equal("lapsed", story.Answered().Instance.Outcome);
    }

    [Fact]
    public void A_task_without_a_deadline_that_a_passed_one_led_to_is_late()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Answered().DeadlineRings();

        Assert.Equal(("bureau", new DateOnly(2023, 6, 25)), (story.Instance.Step, Assert.Single(story.Instance.Tasks).Opened.DueOn));
        Assert.Null(Story.Begun().Instance.Tasks[0].Opened.DueOn);
    }

    [Fact]
    public void What_follows_a_deadline_counts_from_its_day_however_late_it_rings()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Answered();
        var deadline = story.Instance.Timers.Single(timer => timer.Reminder is null);
        story.Now = deadline.DueAt.AddDays(3);

        story.On(new Stimulus.Ring(deadline.Token));

        Assert.Equal(("bureau", deadline.DueOn), (story.Instance.Step, Assert.Single(story.Instance.Stays).On));
    }

    [Fact]
    public void Nothing_rings_early_twice_or_after_its_step_was_left()
    {
        var story = Incomplete();
        var deadline = story.Instance.Timers.Single(timer => timer.Reminder is null);
        var facts = story.Facts.Count;
        story.Now = deadline.DueAt.AddTicks(-1);
        Assert.Equal(facts, story.On(new Stimulus.Ring(deadline.Token)).Facts.Count);

        story.Then("sample.completed");
        facts = story.Facts.Count;
        story.Now = deadline.DueAt;

        Assert.Equal(facts, story.On(new Stimulus.Ring(deadline.Token)).Facts.Count);
        Assert.Contains(story.Facts, fact => fact is TimerCancelled cancelled && cancelled.Token == deadline.Token);
    }

    [Fact]
    public void When_the_deadline_rings_before_word_of_the_act_comes_the_module_decides_and_its_refusal_is_routed()
    {
        // The applicant completed on the last day; the announcement travels while the deadline rings.
        var story = Incomplete().DeadlineRings().Then("sample.completed");
        Assert.Equal("lapse", story.Instance.Step);

        story.Answered(refusedBy: "candidacy.not_incomplete");

        Assert.Equal(["review", "complete", "lapse", "complete", "review"], story.Instance.Path.Select(visit => visit.Step));
    }

    [Fact]
    public void The_duration_is_fixed_when_the_timer_is_armed()
    {
        var days = 0;
        var instance = Story.Fold(Interpreter.Start(Story.Definition, DefinitionSet.Of(Story.Definition), Story.InstanceId, "application", Story.SubjectId, 1, Around()));
        days = 30;
        var facts = Interpreter.On(DefinitionSet.Of(Story.Definition), instance, new Stimulus.Happening(1, "sample.reviewed", "incomplete", new Dictionary<string, string>()), Around());
        days = 60;

        Assert.Equal(30, Story.Fold([.. facts]).Timers.First(timer => timer.Reminder is null).Days);
        Surroundings Around() => new(Story.Morning, CivilCalendar.Paris, _ => days);
    }

    private static Story Incomplete() => Story.Begun().Then("sample.reviewed", "incomplete");
}
