using System.Text.Json.Nodes;
using Mila.Modules;
using Mila.Workflows.Definitions;
using Xunit;

namespace Mila.Workflows.Tests.Definitions;

public sealed class ValidationTests
{
    [Fact]
    public void The_sample_is_right_and_uses_every_kind_of_step_but_those_that_enclose_others()
    {
        var (definition, known, settings) = SamplePart.Loaded();

        Assert.Empty(Validation.Of(definition, known, settings, _ => null));
        Assert.Equal(5, definition.Steps.Select(step => step.GetType()).Distinct().Count());
        Assert.Equal(64, definition.Hash.Length);
    }

    [Theory]
    [InlineData("steps/0/kind", "form", "Étape « review » : « form » n’est pas un genre d’étape ; choisissez user, question, wait, service, decision, parallel, call ou end.")]
    [InlineData("steps/0/label", null, "Étape « review » : « label » manque.")]
    [InlineData("steps/0/label", 7, "Étape « review » : « label » doit être un texte.")]
    [InlineData("steps/0/colour", "red", "Étape « review » : « colour » n’a pas de sens ici ; retirez-le.")]
    [InlineData("steps/0/on/1/when", "x", "Étape « review » : « on » n° 2 : « when » n’a pas de sens ici ; retirez-le.")]
    [InlineData("steps/3/deadline", "x", "Étape « route » : « deadline » n’a pas de sens ici ; retirez-le.")]
    [InlineData("steps/3/cases/0/when", "path is hosted", "Étape « route » : « cases » n° 1 : « path is hosted » n’est pas une condition ; écrivez par exemple path == 'hosted', path != 'hosted' ou path in ('desk', 'shop').")]
    [InlineData("steps/3/otherwise", null, "Étape « route » : « otherwise » manque.")]
    [InlineData("steps/1/reminders/0/beforeDeadline", "sample.vote_days", "Étape « complete » : « reminders » n° 1 : dites soit « after », soit « beforeDeadline ».")]
    [InlineData("steps/1/deadline/before", "sample.vote_days", "Étape « complete » : « deadline » : dites soit « after », soit « before ».")]
    [InlineData("steps/1/deadline/before", "sample.vote_days", "Étape « complete » : « deadline » : « before » veut « of », le jour d’avant lequel on compte.")]
    [InlineData("steps/1/reminders", "x", "Étape « complete » : « reminders » doit être une liste d’objets.")]
    [InlineData("steps/1/deadline", "x", "Étape « complete » : « deadline » doit être un objet.")]
    [InlineData("version", 0, "Définition : « version » doit être un nombre entier à partir de 1.")]
    [InlineData("author", "x", "Définition : « author » n’a pas de sens ici ; retirez-le.")]
    [InlineData("steps", null, "Définition : « steps » manque.")]
    public void What_is_not_a_definition_is_refused_by_step(string path, object? value, string error) => Assert.Contains(Plain(error), Errors(path, value));

    [Theory]
    [InlineData("subject", "cat", "Définition : rien ne s’annonce sur « cat » ; « subject » doit nommer un sujet connu.")]
    [InlineData("start", "nowhere", "Définition : « start » nomme l’étape « nowhere », qui n’existe pas.")]
    [InlineData("start", "bureau", "Étape « review » : aucun chemin n’y mène.")]
    [InlineData("steps/1/key", "review", "Étape « review » : deux étapes portent ce nom.")]
    [InlineData("steps/0/on/0/to", "nowhere", "Étape « review » : « sample.reviewed=complete » mène à l’étape « nowhere », qui n’existe pas.")]
    [InlineData("steps/1/deadline/to", "nowhere", "Étape « complete » : « deadline » mène à l’étape « nowhere », qui n’existe pas.")]
    [InlineData("steps/7/on/0/to", "welcome", "Étape « welcome » : aucune fin ne peut être atteinte depuis cette étape.")]
    [InlineData("steps/2/on/1/to", "lapse", "Étape « lapse » : ces étapes tournent en rond sans attendre personne ; faites passer la boucle par une tâche ou une attente.")]
    [InlineData("steps/0/role", "king", "Étape « review » : le rôle « king » n’existe pas.")]
    [InlineData("steps/0/command", "DoNothing", "Étape « review » : aucun module ne connaît la commande « DoNothing ».")]
    [InlineData("steps/0/page", "https://elsewhere.example", "Étape « review » : la page « https://elsewhere.example » doit être un chemin de ce site, qui commence par « / ».")]
    [InlineData("steps/0/page", "//elsewhere.example", "Étape « review » : la page « //elsewhere.example » doit être un chemin de ce site, qui commence par « / ».")]
    [InlineData("steps/0/on", "[]", "Étape « review » : rien n’en fait sortir ; ajoutez une annonce dans « on », ou une échéance.")]
    [InlineData("steps/0/on/0/announcement", "sample.sung", "Étape « review » : l’annonce « sample.sung » n’existe pas.")]
    [InlineData("steps/0/on/2/announcement", "sample.leased", "Étape « review » : l’annonce « sample.leased » porte sur « space », pas sur « application ».")]
    [InlineData("steps/0/on/0/outcome", "superb", "Étape « review » : l’annonce « sample.reviewed » n’a pas d’issue « superb ».")]
    [InlineData("steps/0/on/1/outcome", "complete", "Étape « review » : « sample.reviewed=complete » est déjà pris par une sortie placée avant.")]
    [InlineData("steps/4/request", "sample.sing", "Étape « open_vote » : la demande « sample.sing » n’existe pas.")]
    [InlineData("steps/4/on/0/outcome", "refused", "Étape « open_vote » : « done » ne mène nulle part.")]
    [InlineData("steps/4/on/1/outcome", "vote.rained_off", "Étape « open_vote » : la demande « sample.open_vote » ne répond jamais « vote.rained_off ».")]
    [InlineData("steps/4/on/1/outcome", "done", "Étape « open_vote » : « done » a deux sorties.")]
    [InlineData("steps/3/cases", "[]", "Étape « route » : un aiguillage a au moins un cas.")]
    [InlineData("steps/3/cases/0/when", "colour == 'red'", "Étape « route » : la valeur « colour » n’existe pas sur « application ».")]
    [InlineData("steps/3/cases/0/when", "path == 'red'", "Étape « route » : « path » ne vaut jamais « red ».")]
    [InlineData("steps/1/deadline/after", "sample.century", "Étape « complete » : « sample.century » n’est pas un réglage en jours.")]
    [InlineData("steps/1/deadline/of", "path", "Étape « complete » : « path » n’est pas un jour de « application ».")]
    [InlineData("steps/1/reminders/0/after", "sample.word", "Étape « complete » : « sample.word » n’est pas un réglage en jours.")]
    [InlineData("steps/1/reminders/0/request", "sample.sing", "Étape « complete » : la demande « sample.sing » n’existe pas.")]
    [InlineData("steps/5/deadline", null, "Étape « vote » : une relance « beforeDeadline » veut une échéance.")]
    public void What_cannot_run_here_is_refused_by_step(string path, object? value, string error) => Assert.Contains(Plain(error), Errors(path, value));

    [Theory]
    [InlineData("steps/0/join", "some", "Étape « opinions » : « join » vaut all (toutes les branches) ou first (la première), pas « some ».")]
    [InlineData("steps/0/branches", "[]", "Étape « opinions » : il faut au moins deux branches ; une seule se passe de « parallel ».")]
    [InlineData("steps/0/branches/0/to", "nowhere", "Étape « opinions » : « branch » mène à l’étape « nowhere », qui n’existe pas.")]
    [InlineData("steps/0/branches/0/if", "x", "Étape « opinions » : « branches » n° 1 : « if » n’a pas de sens ici ; retirez-le.")]
    [InlineData("steps/0/on/0/outcome", "lost", "Étape « opinions » : une branche peut finir par « against », qui ne mène nulle part ; ajoutez-le dans « on ».")]
    [InlineData("steps/0/on/0/outcome", "lost", "Étape « opinions » : une branche ne finit jamais par « lost ».")]
    [InlineData("steps/0/on/1/outcome", "against", "Étape « opinions » : « against » a deux sorties.")]
    [InlineData("steps/0/interruptions/0/announcement", "sample.sung", "Étape « opinions » : l’annonce « sample.sung » n’existe pas.")]
    [InlineData("steps/1/on/0/to", "refused", "Étape « refused » : elle est à la fois dans une branche et en dehors ; finissez la branche par une étape « end » à elle.")]
    [InlineData("steps/2/definition", "elsewhere", "Étape « expert » : le déroulé « elsewhere » n’existe pas.")]
    [InlineData("steps/2/definition", "joint", "Étape « expert » : « joint » rappelle « joint » : cela n’aurait pas de fin.")]
    [InlineData("steps/2/on/0/outcome", "lost", "Étape « expert » : « opinion » peut finir par « for », qui ne mène nulle part ; ajoutez-le dans « on ».")]
    public void Branches_and_calls_that_are_not_closed_in_themselves_are_refused_by_step(string path, object? value, string error) =>
        Assert.Contains(Plain(error), Errors(path, value, "joint"));

    [Fact]
    public void A_call_that_leads_back_to_itself_turns_in_circles() =>
        Assert.Contains(Plain("Étape « expert » : ces étapes tournent en rond sans attendre personne ; faites passer la boucle par une tâche ou une attente."),
            Errors("steps/2/on/0/to", "expert", "joint"));

    [Theory]
    [InlineData("{", "ligne 1")]
    [InlineData("{ \"key\": \"a\", \"key\": \"b\" }", "n’est pas du JSON valable")]
    [InlineData("[]", "« key » manque")]
    public void What_is_not_even_an_object_is_refused(string json, string error)
    {
        var reading = DefinitionReader.Read(json);

        Assert.Null(reading.Definition);
        Assert.Contains(error, Plain(string.Join('\n', reading.Errors)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_ships_a_definition_it_cannot_run_says_so()
    {
        var known = new WorkflowList(["coordinator"]).Of(new SamplePart()).Definition("sample.workflow.json");

        var refused = Assert.Throws<DefinitionRefused>(() => new PublishedDefinitions(known, new SettingList()));

        Assert.StartsWith("sample.workflow.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(refused.Errors, error => error.Step == "review");
    }

    /// <summary>The errors of the sample with one place changed: a null removes it, a new name adds it.</summary>
    private static List<string> Errors(string path, object? value, string key = "sample")
    {
        var (definition, known, settings) = SamplePart.Loaded(key);
        var others = new PublishedDefinitions(known, settings);
        var root = JsonNode.Parse(definition.Text)!;
        var steps = path.Split('/');
        var node = steps.SkipLast(1).Aggregate(root, (at, step) => (int.TryParse(step, out var i) ? at[i] : at[step])!);
        if (value is null)
            node.AsObject().Remove(steps[^1]);
        else
            node[steps[^1]] = value is "[]" ? new JsonArray() : JsonValue.Create(value);
        return [.. Validation.Check(root.ToJsonString(), known, settings, others.Find).Errors.Select(error => Plain(error.ToString()))];
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
