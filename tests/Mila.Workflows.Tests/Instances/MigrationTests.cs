using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Workflows.Tests.Instances;

public sealed class MigrationTests
{
    [Fact]
    public void An_instance_goes_on_by_the_other_version_where_it_stands_its_deadline_counted_from_the_day_it_came_there()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete");
        var before = story.Instance.Timers.Single(timer => timer.Reminder is null);
        story.Now = Story.Morning.AddDays(3);
        var target = Other(Story.Definition, ("\"role\": \"applicant\"", "\"role\": \"coordinator\""), ("\"after\": \"sample.lapse_days\"", "\"after\": \"sample.vote_days\""));

        var instance = Migrated(story, target);

        Assert.Equal((2, "complete", target.Pin), (instance.DefinitionVersion, instance.Step, instance.Pin));
        Assert.Contains(Story.Definition.Pin, instance.Pins);
        Assert.Equal("coordinator", Assert.Single(instance.Tasks).Opened.Role);
        var after = instance.Timers.Single(timer => timer.Reminder is null);
        Assert.Equal((new DateOnly(2023, 6, 25), 10), (after.DueOn, after.Days));
        Assert.NotEqual(before.Token, after.Token);
    }

    [Fact]
    public void A_day_that_a_person_chose_is_kept()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete");
        story.On(new Stimulus.Move(story.Instance.Timers.Single(timer => timer.Reminder is null).Token, new(2023, 9, 1), MoveReason.Agreed));

        var instance = Migrated(story, Other(Story.Definition, ("\"after\": \"sample.lapse_days\"", "\"after\": \"sample.vote_days\"")));

        Assert.Equal(new DateOnly(2023, 9, 1), instance.Timers.Single(timer => timer.Reminder is null).DueOn);
        Assert.Equal(new DateOnly(2023, 9, 1), Assert.Single(instance.Tasks).Opened.DueOn);
    }

    [Fact]
    public void A_day_that_a_person_chose_and_that_another_version_would_count_too_is_kept_by_a_third()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete");
        story.On(new Stimulus.Move(story.Instance.Timers.Single(timer => timer.Reminder is null).Token, new(2023, 6, 25), MoveReason.Agreed));

        var second = Other(Story.Definition, ("\"after\": \"sample.lapse_days\"", "\"after\": \"sample.vote_days\""));
        story.Facts.AddRange(Migrating(story, second, []));
        story.Facts.AddRange(Migrating(story, Other(Story.Definition, ("\"role\": \"applicant\"", "\"role\": \"coordinator\"")), [], second));

        Assert.Equal(new DateOnly(2023, 6, 25), story.Instance.Timers.Single(timer => timer.Reminder is null).DueOn);
    }

    [Fact]
    public void What_a_passed_deadline_left_to_do_stays_late()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Answered().DeadlineRings();

        var instance = Migrated(story, Other(Story.Definition));

        Assert.Equal(("bureau", 2, new DateOnly(2023, 6, 25)), (instance.Step, instance.DefinitionVersion, Assert.Single(instance.Tasks).Opened.DueOn));
    }

    [Fact]
    public void A_reminder_that_has_rung_is_not_owed_again()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete");
        var reminder = story.Instance.Timers.Single(timer => timer.Reminder == 0);
        story.Now = reminder.DueAt;
        story.On(new Stimulus.Ring(reminder.Token)).Answered();

        Assert.DoesNotContain(Migrated(story, Other(Story.Definition)).Timers, timer => timer.Reminder is not null);
    }

    [Theory]
    [InlineData("\"review\"", "\"check\"", "L’étape « Vérifier la candidature » n’existe plus.")]
    [InlineData("\"key\": \"sample\"", "\"key\": \"other\"", "C’est un autre déroulé.")]
    public void A_step_that_has_no_place_there_is_an_obstacle(string was, string now, string obstacle)
    {
        var (story, target) = (Story.Begun(), Other(Story.Definition, (was, now)));

        Assert.Equal([obstacle], Obstacles(story, target));
        Assert.Equal("instance.not_migratable", Assert.Throws<RuleViolation>(() => { Migrated(story, target); }).Code);
    }

    [Fact]
    public void A_request_under_way_and_branches_are_kept_as_they_are_or_not_at_all()
    {
        var asking = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted"));
        Assert.Equal(["La demande de l’étape « Ouvrir le vote » est en cours et n’est plus la même."], Obstacles(asking, Other(Story.Definition, ("\"request\": \"sample.open_vote\"", "\"request\": \"sample.welcome\""))));
        var branching = Story.BegunJoint();
        Assert.Equal(["Les branches de l’étape « Recueillir les avis » ne sont plus les mêmes."], Obstacles(branching, Other(Story.Joint, ("{ \"to\": \"board\", \"label\": \"conseil\" }, { \"to\": \"expert\", \"label\": \"expert\" }", "{ \"to\": \"expert\" }, { \"to\": \"board\" }"))));
        Assert.Empty(Obstacles(branching, Other(Story.Joint)));
        Assert.Equal(["opinions", "board", "expert", "ask"], Migrated(branching, Other(Story.Joint)).Stays.Select(stay => stay.Step));
        Assert.Equal(["Il suit déjà cette version."], Obstacles(branching, Story.Joint));
        Assert.Equal(["Il est terminé."], Obstacles(Story.Begun().Then("sample.withdrawn"), Other(Story.Definition)));
    }

    [Fact]
    public void A_step_goes_on_at_the_one_that_takes_its_place()
    {
        var story = Story.Begun();
        var target = Other(Story.Definition, ("\"review\"", "\"check\""));
        var displaced = Assert.Single(Migration.DisplacedOf(story.Definitions, story.Instance, target));
        Assert.Equal("review", displaced.Step.Key);
        Assert.Contains("check", displaced.Places.Select(place => place.Key));
        Assert.DoesNotContain(displaced.Places, place => place is not UserStep);

        var instance = Migrated(story, target, new StepMove("review", "check"), new StepMove("elsewhere", "check"));

        Assert.Equal(("check", 2), (instance.Step, instance.DefinitionVersion));
        Assert.Equal("check", Assert.Single(instance.Tasks).Opened.Step);
        Assert.Equal("check", instance.Path[^1].Step);
        var set = new DefinitionSet([target], []);
        Assert.Contains(Interpreter.On(set, instance, new Stimulus.Happening(instance.Heard + 1, "sample.reviewed", "incomplete", new Dictionary<string, string>()),
            new(story.Now, CivilCalendar.Paris, _ => 7)), fact => fact is StepEntered { Step: "complete" });
    }

    [Fact]
    public void A_step_takes_the_place_of_one_of_its_own_sort_only_and_becomes_one()
    {
        var (story, target) = (Story.Begun(), Other(Story.Definition, ("\"review\"", "\"check\"")));
        Assert.Equal(["L’étape « Vérifier la candidature » n’est plus de la même sorte."], Obstacles(story, target, new StepMove("review", target.Steps.First(step => step is ServiceStep).Key)));
        Assert.Equal(["L’étape « Vérifier la candidature » n’existe plus."], Obstacles(story, target, new StepMove("review", "nowhere")));
        Assert.Equal("step.moved_twice", Assert.Throws<RuleViolation>(() => StepMoves.Of([new("review", "check"), new("review", "complete")])).Code);
        Assert.Empty(Migration.DisplacedOf(story.Definitions, story.Instance, Other(Story.Definition)));
    }

    private static IEnumerable<string> Obstacles(Story story, Definition target, params StepMove[] moves) =>
        Migration.Obstacles(story.Definitions, story.Instance, target, StepMoves.Of(moves)).Select(obstacle => obstacle.Replace('\u00A0', ' '));

    private static Instance Migrated(Story story, Definition target, params StepMove[] moves) => Story.Fold([.. story.Facts, .. Migrating(story, target, moves)]);

    private static IReadOnlyList<object> Migrating(Story story, Definition target, StepMove[] moves, params Definition[] former)
    {
        var set = new DefinitionSet([Story.Definition, Story.Joint, Story.Opinion, target, .. former], []);
        return Interpreter.On(set, story.Instance, new Stimulus.Migration(target, StepMoves.Of(moves)), new(story.Now, CivilCalendar.Paris, setting => setting == "sample.vote_days" ? 10 : setting == "sample.lapse_days" ? 30 : 7));
    }

    private static Definition Other(Definition definition, params (string Was, string Now)[] changes) => DefinitionReader.Read(
        changes.Aggregate(DefinitionText.WithVersion(definition.Text, 2), (text, change) => text.Replace(change.Was, change.Now, StringComparison.Ordinal))).Definition!;
}
