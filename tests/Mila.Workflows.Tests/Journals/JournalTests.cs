using Mila.Kernel;
using Mila.Workflows.Definitions;
using Mila.Workflows.Instances;
using Mila.Workflows.Journals;
using Mila.Workflows.Tests.Instances;
using Xunit;

namespace Mila.Workflows.Tests.Journals;

public sealed class JournalTests
{
    private static readonly Guid Somebody = NamedId.Of("somebody");

    [Fact]
    public void A_journal_tells_each_fact_in_french_under_its_step_with_who_and_when()
    {
        var story = Story.Begun().Then("sample.reviewed", "incomplete").DeadlineRings().Answered();

        var entries = Journal.Of(new([]), DefinitionSet.Of(Story.Definition), story.Facts.Select(fact => (fact, Story.Morning, (Guid?)Somebody)));

        Assert.Equal(
            [
                "review: « Candidature d’essai » commence, version 1.",
                "review: Étape « Vérifier la candidature ».",
                "review: Une tâche attend.",
                "review: « sample.reviewed : incomplete ».",
                "review: La tâche est réglée.",
                "complete: Étape « Compléter la candidature ».",
                "complete: Échéance fixée au 15 juillet 2023 (30 jours).",
                "complete: Relance prévue le 22 juin 2023 (7 jours).",
                "complete: Une tâche attend, à faire jusqu’au 15 juillet 2023.",
                "complete: L’échéance est passée.",
                "complete: La tâche n’attend plus : l’échéance est passée.",
                "complete: La relance n’a plus lieu d’être.",
                "lapse: Étape « Clore la candidature ».",
                "lapse: Demande « sample.lapse ».",
                "lapse: La demande est accomplie.",
                "lapsed: Étape « Sans suite ».",
                "lapsed: Terminé : Sans suite.",
            ],
            entries.Select(entry => $"{entry.Step}: {entry.Text.Replace('\u00A0', ' ')}"));
        Assert.All(entries, entry => Assert.Equal((Somebody, Story.Morning), (entry.By, entry.At)));
    }

    [Fact]
    public void An_incident_is_told_with_what_became_of_it()
    {
        var story = Story.Begun().Then("sample.reviewed", "complete", ("path", "hosted")).Failed();
        story.On(new Stimulus.Retry(story.Last<IncidentRaised>().IncidentId)).Answered("vote.too_late");
        story.On(new Stimulus.Resolution(story.Last<IncidentRaised>().IncidentId, IncidentReason.DoneByHand, "done"));

        Assert.Equal(
            [
                "Incident : la demande « sample.open_vote » a échoué (TimeoutException).",
                "L’incident est relancé.",
                "Demande « sample.open_vote », essai n° 2.",
                "La demande est refusée (vote.too_late).",
                "Incident : la réponse à « sample.open_vote » ne mène nulle part (vote.too_late).",
                "L’incident est clos : c’est fait à la main.",
            ],
            Journal.Of(new([]), DefinitionSet.Of(Story.Definition), story.Facts.Select(fact => (fact, Story.Morning, (Guid?)null)))
                .Where(entry => entry.Step == "open_vote").Skip(2).SkipLast(0).Select(entry => entry.Text.Replace('\u00A0', ' ')));
    }
}
