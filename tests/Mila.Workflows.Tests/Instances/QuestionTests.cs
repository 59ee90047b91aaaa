using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Drafts;
using Mila.Workflows.Instances;
using Mila.Workflows.Simulations;
using Xunit;

namespace Mila.Workflows.Tests.Instances;

/// <summary>A question is put on a way out of a step by form, and answered by a person.</summary>
public sealed class QuestionTests
{
    private static readonly Checking Check = SamplePart.Loaded() is var (_, known, settings) ? new(known, settings) : null!;

    private static readonly AddDraftStep SecondReading =
        new("sample", "vote", "sample.judged=admitted", " Seconde lecture ", "coordinator", "avis favorable", "à revoir", "bureau");

    [Fact]
    public void It_goes_on_where_the_way_led_and_hears_what_ended_the_steps_around()
    {
        var question = Assert.IsType<QuestionStep>(Asked()["question_1"]);

        Assert.Equal(("Seconde lecture", "coordinator"), (question.Label, question.Role));
        Assert.Equal([new("go_on", "welcome", "avis favorable"), new("otherwise", "bureau", "à revoir")], question.On);
        Assert.Equal(["sample.withdrawn"], question.Interruptions.Select(hearing => hearing.Announcement));
        Assert.Equal("question_1", Asked()["vote"].Ways.First().To);
    }

    [Theory]
    [InlineData("go_on", "welcome")]
    [InlineData("otherwise", "bureau")]
    public void An_answer_leads_on(string outcome, string step)
    {
        var story = Waiting();
        var task = Assert.Single(story.Instance.Tasks).Opened;
        Assert.Equal(($"/dossiers/{Story.InstanceId}", "AnswerTask", 2), (task.Page, task.Command, task.Answers!.Count));

        story.On(new Stimulus.Answering(task.Token, outcome));

        Assert.Equal(step, story.Instance.Step);
        Assert.Equal(outcome, story.Facts.OfType<TaskSettled>().Last().Through);
        Assert.Equal("task.settled", Refused(() => story.On(new Stimulus.Answering(task.Token, outcome))));
    }

    [Fact]
    public void Only_its_answers_are_taken_and_only_a_question_has_some()
    {
        var story = Waiting();
        Assert.Equal("task.answer_unknown", Refused(() => story.On(new Stimulus.Answering(story.Instance.Token, "perhaps"))));
        Assert.Equal("task.answer_unknown", Refused(() => Story.Begun() is var begun ? begun.On(new Stimulus.Answering(begun.Instance.Token, "go_on")) : null));
        Assert.Equal("withdrawn", story.Then("sample.withdrawn").Instance.Step);
    }

    [Fact]
    public void A_past_instance_that_was_answered_is_a_script()
    {
        var story = Waiting();
        story.On(new Stimulus.Answering(story.Instance.Token, "go_on"));
        var lines = Script.Of(story.Facts);
        Assert.Equal("réponse go_on", lines[^1]);

        var simulation = Simulation.Of(Asked(), DefinitionSet.Of(Asked()), [.. lines, "réponse go_on"], new(Story.Morning, CivilCalendar.Paris, _ => 10));

        Assert.True(simulation.Instance.Ended);
        Assert.EndsWith("aucune question n’attend cette réponse.", Assert.Single(simulation.Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"coordinator\",\n", "\"king\",\n", "le rôle « king » n’existe pas.")]
    [InlineData("\"coordinator\",\n", "\"applicant\",\n", "un candidat ne répond pas à une question ici")]
    [InlineData("avis favorable", " ", "la réponse « go_on » n’a pas de mots")]
    [InlineData("\"go_on\"", "\"deadline\"", "« deadline » est réservé au moteur.")]
    [InlineData("\"otherwise\",\n", "\"go_on\",\n", "« go_on » a deux sorties.")]
    public void What_is_no_question_is_told(string was, string now, string error)
    {
        var text = Draft(SecondReading).Text;
        Assert.Contains(was, text, StringComparison.Ordinal);

        Assert.Contains(Check.Read(text.Replace(was, now, StringComparison.Ordinal), InForce).Errors, each => each.Step == "question_1" && each.Message.StartsWith(error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_stands_on_a_deadline_an_otherwise_or_a_guard_too()
    {
        Assert.Equal("question_1", Read(Draft(SecondReading with { After = "complete", Through = Way.Deadline }))["complete"].Deadline!.To);
        Assert.Equal("question_1", ((DecisionStep)Read(Draft(SecondReading with { After = "route", Through = Way.Otherwise }))["route"]).Otherwise);
        var guard = Story.Definition["route"].Ways.First().Through;
        Assert.Equal("question_1", Read(Draft(SecondReading with { After = "route", Through = guard }))["route"].Ways.First().To);
    }

    [Fact]
    public void A_question_that_asks_nothing_or_leads_nowhere_is_refused()
    {
        Assert.Equal("draft.step_unnamed", Refused(() => Draft(SecondReading with { Question = " " })));
        Assert.Equal("draft.answer_unnamed", Refused(() => Draft(SecondReading with { GoOn = "" })));
        Assert.Equal("draft.answer_leads_nowhere", Refused(() => Draft(SecondReading with { OtherwiseTo = null })));
        Assert.Equal("draft.step_unknown", Refused(() => Draft(SecondReading with { After = "nowhere" })));
        Assert.Equal("step.way_unknown", Refused(() => Draft(SecondReading with { Through = "sample.leased" })));
    }

    [Fact]
    public void A_step_is_taken_out_and_what_led_to_it_leads_to_another()
    {
        var own = new OwnDefinition().Evolve(Draft(SecondReading));

        var without = RemoveDraftStepHandler.Decide(new("sample", "question_1", "welcome"), own, Story.Definition, null);

        var definition = Read(without);
        Assert.DoesNotContain(definition.Steps, step => step.Key == "question_1");
        Assert.Equal(Story.Definition["vote"].Ways, definition["vote"].Ways);
        Assert.Equal(Story.Definition.Steps.Count, definition.Steps.Count);
        Assert.Equal("draft.start_kept", Refused(() => RemoveDraftStepHandler.Decide(new("sample", "review", "vote"), null, Story.Definition, null)));
        Assert.Equal("draft.other_step_unknown", Refused(() => RemoveDraftStepHandler.Decide(new("sample", "vote", "vote"), null, Story.Definition, null)));
        Assert.Equal("draft.other_step_unknown", Refused(() => RemoveDraftStepHandler.Decide(new("sample", "vote", "nowhere"), null, Story.Definition, null)));
        Assert.Equal("draft.step_unknown", Refused(() => RemoveDraftStepHandler.Decide(new("sample", "nowhere", "vote"), null, Story.Definition, null)));
    }

    [Fact]
    public void The_last_step_is_taken_out_with_the_comma_before_it()
    {
        var last = Story.Definition.Steps[^1].Key;

        var text = DefinitionText.WithoutStep(Story.Definition.Text, last, "lapsed")!;

        Assert.Equal(Story.Definition.Steps.Count - 1, DefinitionReader.Read(text).Definition!.Steps.Count);
    }

    private static readonly IReadOnlyDictionary<string, Definition> InForce = new Dictionary<string, Definition> { ["sample"] = Story.Definition };

    private static Story Waiting() =>
        Story.Begun(changed: Asked()).Then("sample.reviewed", "complete", ("path", "hosted")).Answered().Then("sample.judged", "admitted");

    private static Definition Asked() => Read(Draft(SecondReading));

    private static Definition Read(DraftSaved saved)
    {
        var reading = Check.Read(saved.Text, InForce);
        Assert.Empty(reading.Errors);
        return reading.Definition!;
    }

    private static DraftSaved Draft(AddDraftStep command) => AddDraftStepHandler.Decide(command, null, Story.Definition, null);

    private static string Refused(Func<object?> act) => Assert.Throws<RuleViolation>(() => { act(); }).Code;
}
