using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Drafts;
using Mila.Workflows.Tests.Instances;
using Xunit;

namespace Mila.Workflows.Tests.Drafts;

public sealed class DraftDecisionTests
{
    [Fact]
    public void One_step_is_changed_by_form_and_nothing_around_it()
    {
        var before = Story.Definition.Text;
        var saved = Step(new("sample", "complete", " Compléter ", "coordinator", "sample.vote_days", "lapse", ["sample.vote_days"]));

        var draft = Check.Read(saved.Text, InForce).Definition!;
        var step = Assert.IsType<UserStep>(draft["complete"]);
        Assert.Equal(("Compléter", "coordinator", "sample.vote_days", "lapse"), (step.Label, step.Role, step.Deadline!.Setting, step.Deadline.To));
        Assert.Equal("sample.vote_days", Assert.Single(step.Reminders).Setting);
        var start = before.LastIndexOf('{', before.IndexOf("\"key\": \"complete\"", StringComparison.Ordinal));
        Assert.StartsWith(before[..start], saved.Text, StringComparison.Ordinal);
        Assert.EndsWith(before[^200..], saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_takes_a_deadline_and_a_reminder_away_and_goes_on_from_the_draft()
    {
        var own = new OwnDefinition().Evolve(Step(new("sample", "complete", "Compléter", null, "sample.lapse_days", "lapse", [null])));
        var draft = Check.Read(ChangeDraftStepHandler.Decide(new("sample", "vote", "Voter", null, null, null, [null]), own, Story.Definition, null).Text, InForce).Definition!;
        Assert.Equal("Compléter", draft["complete"].Label);
        Assert.Empty(draft["complete"].Reminders);
        Assert.NotNull(Story.Definition["vote"].Deadline);
        Assert.Null(draft["vote"].Deadline);
    }

    [Fact]
    public void A_form_is_refused_where_it_makes_no_step()
    {
        Assert.Equal("draft.step_unnamed", Refused(() => Step(new("sample", "complete", " ", null, null, null, []))));
        Assert.Equal("draft.deadline_leads_nowhere", Refused(() => Step(new("sample", "complete", "x", null, "sample.vote_days", null, []))));
        Assert.Equal("draft.step_unknown", Refused(() => Step(new("sample", "nowhere", "x", null, null, null, []))));
        Assert.Equal("draft.step_unknown", Refused(() => ChangeDraftStepHandler.Decide(new("sample", "complete", "x", null, null, null, []), Drafted("sample", "{"), Story.Definition, null)));
        Assert.Equal("workflow.unknown", Refused(() => ChangeDraftStepHandler.Decide(new("nothing", "complete", "x", null, null, null, []), null, null, null)));
    }

    private static DraftSaved Step(ChangeDraftStep command) => ChangeDraftStepHandler.Decide(command, null, Story.Definition, null);

    private static readonly DateOnly Today = new(2023, 6, 15);
    private static readonly (Guid Author, Guid Other) People = (NamedId.Of("author"), NamedId.Of("other"));

    private static readonly Checking Check = SamplePart.Loaded() is var (_, known, settings) ? new(known, settings) : null!;

    private static readonly IReadOnlyDictionary<string, Definition> InForce =
        new[] { Story.Definition, Story.Joint, Story.Opinion }.ToDictionary(definition => definition.Key);

    [Fact]
    public void A_draft_is_published_under_the_next_version_whatever_its_text_says()
    {
        var published = Publish(Drafted("sample", Story.Definition.Text.Replace("Décider en bureau", "Décider", StringComparison.Ordinal)));

        Assert.Equal(("sample", 2), (published.Key, published.Version));
        Assert.Equal("Décider", DefinitionReader.Read(published.Text).Definition!["bureau"].Label);
        Assert.Equal(3, Publish(Drafted("sample", Story.Definition.Text).Evolve(published) with { Draft = new(Story.Definition.Text, 1, []) }).Version);
    }

    [Theory]
    [InlineData("\"vote\", \"kind\"", "\"ballot\", \"kind\"", "draft.not_right")]
    [InlineData("\"subject\": \"application\"", "\"subject\": \"space\"", "draft.not_right")]
    [InlineData("\"key\": \"sample\"", "\"key\": \"other\"", "draft.other_definition")]
    public void A_draft_that_is_not_right_or_of_something_else_is_not_published(string was, string now, string code) =>
        Assert.Equal(code, Refused(() => Publish(Drafted("sample", Story.Definition.Text.Replace(was, now, StringComparison.Ordinal)))));

    [Fact]
    public void A_draft_keeps_the_ends_that_its_callers_foresee() => Assert.Equal("draft.breaks_a_caller", Refused(() =>
        Publish(Drafted("opinion", Story.Opinion.Text.Replace("\"outcome\": \"against\"", "\"outcome\": \"never\"", StringComparison.Ordinal)))));

    [Fact]
    public void What_is_not_there_is_neither_published_discarded_nor_withdrawn()
    {
        Assert.Equal("draft.none", Refused(() => Publish(null)));
        Assert.Equal("draft.none", Refused(() => DiscardDraftHandler.Decide(new("sample"), new OwnDefinition())));
        Assert.Equal("definition.not_published", Refused(() => WithdrawDefinitionHandler.Decide(new("sample"), new OwnDefinition(), Story.Definition, InForce, Check)));
    }

    [Theory]
    [InlineData("elsewhere", "{}", "workflow.unknown")]
    [InlineData("sample", " ", "draft.empty")]
    public void What_cannot_be_a_draft_is_not_kept(string key, string text, string code) =>
        Assert.Equal(code, Refused(() => SaveDraftHandler.Decide(new(key, text), InForce.GetValueOrDefault(key), null)));

    [Fact]
    public void A_text_as_long_as_a_book_is_not_kept() =>
        Assert.Equal("draft.too_long", Refused(() => SaveDraftHandler.Decide(new("sample", new string(' ', 100_000) + "{"), Story.Definition, null)));

    [Fact]
    public void Where_a_second_person_is_asked_for_nobody_who_wrote_publishes()
    {
        var own = Drafted("sample", Story.Definition.Text);

        Assert.Equal("draft.second_person", Refused(() => Publish(own, second: true, by: People.Author)));
        Assert.Equal("draft.second_person", Refused(() => Publish(own, second: true, by: null)));
        Assert.Equal(People.Other, Publish(own, second: true, by: People.Other).By);
    }

    [Fact]
    public void Publishing_and_withdrawing_leave_what_holds()
    {
        var published = Drafted("sample", Story.Definition.Text).Evolve(Publish(Drafted("sample", Story.Definition.Text)));
        Assert.Null(published.Draft);
        Assert.Equal(2, published.Published!.Version);

        var withdrawn = published.Evolve(WithdrawDefinitionHandler.Decide(new("sample"), published, Story.Definition, InForce, Check));

        Assert.Null(withdrawn.Published);
        Assert.Equal(2, withdrawn.LastVersion);
    }

    [Fact]
    public void An_error_says_the_line_where_its_step_begins()
    {
        var text = Story.Definition.Text.Replace("\"role\": \"board_member\"", "\"role\": \"king\"", StringComparison.Ordinal);

        var error = Assert.Single(Check.Read(text, InForce).Errors);

        Assert.Equal(("bureau", Array.FindIndex(text.Split('\n'), line => line.Contains("\"bureau\", \"kind\"", StringComparison.Ordinal))), (error.Step, error.Line));
    }

    [Fact]
    public void What_changes_is_told_in_french()
    {
        var after = DefinitionReader.Read(Story.Definition.Text
            .Replace("\"role\": \"board_member\"", "\"role\": \"coordinator\"", StringComparison.Ordinal)
            .Replace("Clore la candidature", "Clore", StringComparison.Ordinal)
            .Replace("{ \"after\": \"sample.vote_days\", \"to\": \"bureau\" }", "{ \"after\": \"sample.lapse_days\", \"to\": \"bureau\" }", StringComparison.Ordinal)
            .Replace("\"key\": \"lapsed\"", "\"key\": \"over\"", StringComparison.Ordinal).Replace("\"to\": \"lapsed\"", "\"to\": \"over\"", StringComparison.Ordinal)).Definition!;

        Assert.Equal(
            [
                "Étape ajoutée : « Sans suite ».",
                "Étape retirée : « Sans suite ».",
                "« Clore » : elle s’appelait « Clore la candidature ».",
                "« Clore » : « done » mène à « Sans suite ».",
                "« Clore » : « done » ne mène plus à « Sans suite ».",
                "« Vote du conseil » : l’échéance suit le réglage « sample.lapse_days ».",
                "« Décider en bureau » : rôle : « coordinator » au lieu de « board_member ».",
            ],
            Change.Between(Story.Definition, after).Select(change => change.Text.Replace('\u00A0', ' ')));
        Assert.Empty(Change.Between(Story.Definition, Story.Definition));
    }

    private static OwnDefinition Drafted(string key, string text) =>
        new OwnDefinition().Evolve(SaveDraftHandler.Decide(new(key, text), InForce[key], People.Author));

    private static DefinitionPublished Publish(OwnDefinition? own, bool second = false, Guid? by = null) =>
        PublishDraftHandler.Decide(new(own?.Key ?? "sample"), own, InForce, Check, second, by, Today);

    private static string Refused(Func<object> act) => Assert.Throws<RuleViolation>(() => { act(); }).Code;
}
