using Mila.Modules;

namespace Mila.Workflows.Definitions;

/// <summary>Whether a definition can run here: every word it uses is known, every step can be reached, left, and leads to an end.</summary>
public static class Validation
{
    /// <returns>What is wrong, each naming its step; empty when the definition may be published.</returns>
    public static IReadOnlyList<DefinitionError> Of(Definition definition, WorkflowList known, SettingList settings)
    {
        var errors = new Shape(definition).Errors().ToList();
        errors.AddRange(definition.Steps.SelectMany(step => new Words(definition.Subject, known, settings).Errors(step)
            .Select(message => new DefinitionError(step.Key, message))));
        if (known.Announcements.Values.All(each => each.SubjectKind != definition.Subject))
            errors.Insert(0, new(null, $"rien ne s’annonce sur « {definition.Subject} » ; « subject » doit nommer un sujet connu."));
        return errors;
    }

    /// <summary>Reads and validates in one go: the definition when nothing is wrong.</summary>
    public static Reading Check(string json, WorkflowList known, SettingList settings)
    {
        var reading = DefinitionReader.Read(json);
        if (reading.Definition is not { } definition)
            return reading;
        var errors = Of(definition, known, settings);
        return new(errors.Count == 0 ? definition : null, errors);
    }

    /// <summary>The steps as a graph.</summary>
    private sealed class Shape(Definition definition)
    {
        private readonly ILookup<string, Step> steps = definition.Steps.ToLookup(step => step.Key);

        public IEnumerable<DefinitionError> Errors()
        {
            if (definition.Steps.Count == 0)
                yield return new(null, "la définition n’a aucune étape.");
            foreach (var twice in steps.Where(group => group.Count() > 1))
                yield return new(twice.Key, "deux étapes portent ce nom.");
            if (!steps.Contains(definition.Start))
                yield return new(null, $"« start » nomme l’étape « {definition.Start} », qui n’existe pas.");
            foreach (var step in definition.Steps)
                foreach (var way in step.Ways.Where(way => !steps.Contains(way.To)))
                    yield return new(step.Key, $"« {way.Through} » mène à l’étape « {way.To} », qui n’existe pas.");

            var reached = From(definition.Start, key => steps[key].SelectMany(step => step.Ways).Select(way => way.To));
            foreach (var step in definition.Steps.Where(step => !reached.Contains(step.Key)))
                yield return new(step.Key, "aucun chemin n’y mène.");
            var ends = definition.Steps.OfType<EndStep>().Select(end => end.Key).ToHashSet();
            foreach (var step in definition.Steps.Where(step => !From(step.Key, Next).Overlaps(ends)))
                yield return new(step.Key, "aucune fin ne peut être atteinte depuis cette étape.");
            foreach (var step in definition.Steps.Where(TurnsAlone))
                yield return new(step.Key, "ces étapes tournent en rond sans attendre personne ; faites passer la boucle par une tâche ou une attente.");
        }

        private IEnumerable<string> Next(string key) => steps[key].SelectMany(step => step.Ways).Select(way => way.To);

        /// <summary>Requests and decisions that lead back to themselves would run for ever.</summary>
        private bool TurnsAlone(Step step) =>
            RunsAlone(step.Key) && From(AloneAfter(step.Key), AloneAfter).Contains(step.Key);

        private IEnumerable<string> AloneAfter(string key) => steps[key].Where(step => step is ServiceStep or DecisionStep)
            .SelectMany(step => step.Ways.Where(way => way.Through != Way.Deadline)).Select(way => way.To).Where(RunsAlone);

        private bool RunsAlone(string key) => steps[key].Any(step => step is ServiceStep or DecisionStep);

        private static HashSet<string> From(string start, Func<string, IEnumerable<string>> next) => From([start], next);

        private static HashSet<string> From(IEnumerable<string> starts, Func<string, IEnumerable<string>> next)
        {
            var reached = new HashSet<string>();
            var open = new Stack<string>(starts);
            while (open.TryPop(out var key))
                if (reached.Add(key))
                    foreach (var each in next(key))
                        open.Push(each);
            return reached;
        }
    }

    /// <summary>The words that one step uses, against those that the parts of this host know.</summary>
    private sealed class Words(string subject, WorkflowList known, SettingList settings)
    {
        public IEnumerable<string> Errors(Step step) => OfKind(step).Concat(OfTime(step));

        private IEnumerable<string> OfKind(Step step) => step switch
        {
            UserStep user => User(user).Concat(Waiting(user, user.On)),
            WaitStep wait => Waiting(wait, wait.On),
            ServiceStep service => Service(service),
            DecisionStep decision => Decision(decision),
            EndStep => [],
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };

        private IEnumerable<string> User(UserStep step)
        {
            if (!known.Roles.Contains(step.Role))
                yield return $"le rôle « {step.Role} » n’existe pas.";
            if (!known.HasCommand(step.Command))
                yield return $"aucun module ne connaît la commande « {step.Command} ».";
            if (!step.Page.StartsWith('/') || step.Page.StartsWith("//", StringComparison.Ordinal))
                yield return $"la page « {step.Page} » doit être un chemin de ce site, qui commence par « / ».";
        }

        private IEnumerable<string> Waiting(Step step, IReadOnlyList<Hearing> hearings)
        {
            if (!step.Ways.Any())
                yield return "rien n’en fait sortir ; ajoutez une annonce dans « on », ou une échéance.";
            for (var i = 0; i < hearings.Count; i++)
            {
                var hearing = hearings[i];
                if (!known.Announcements.TryGetValue(hearing.Announcement, out var announcement))
                    yield return $"l’annonce « {hearing.Announcement} » n’existe pas.";
                else if (announcement.SubjectKind != subject)
                    yield return $"l’annonce « {hearing.Announcement} » porte sur « {announcement.SubjectKind} », pas sur « {subject} ».";
                else if (hearing.Outcome is { } outcome && !announcement.Outcomes.Contains(outcome))
                    yield return $"l’annonce « {hearing.Announcement} » n’a pas d’issue « {outcome} ».";
                if (hearings.Take(i).Any(before => before.Matches(hearing.Announcement, hearing.Outcome)))
                    yield return $"« {hearing.Way.Through} » est déjà pris par une sortie placée avant.";
            }
        }

        private IEnumerable<string> Service(ServiceStep step)
        {
            if (!known.Requests.TryGetValue(step.Request, out var request))
                yield return $"la demande « {step.Request} » n’existe pas.";
            if (step.On.All(answer => answer.Outcome != Answer.Done))
                yield return $"« {Answer.Done} » ne mène nulle part.";
            foreach (var answer in step.On)
            {
                if (request is not null && answer.Outcome is not (Answer.Done or Answer.Refused) && !request.Refusals.Contains(answer.Outcome))
                    yield return $"la demande « {step.Request} » ne répond jamais « {answer.Outcome} ».";
                if (step.On.Count(other => other.Outcome == answer.Outcome) > 1)
                    yield return $"« {answer.Outcome} » a deux sorties.";
            }
        }

        private IEnumerable<string> Decision(DecisionStep step)
        {
            if (step.Cases.Count == 0)
                yield return "un aiguillage a au moins un cas.";
            foreach (var guard in step.Cases.Select(each => each.When))
            {
                var value = known.Value(subject, guard.Value);
                if (value is null)
                    yield return $"la valeur « {guard.Value} » n’existe pas sur « {subject} ».";
                foreach (var word in guard.Words.Where(word => value is not null && !value.Words.Contains(word)))
                    yield return $"« {guard.Value} » ne vaut jamais « {word} ».";
            }
        }

        private IEnumerable<string> OfTime(Step step)
        {
            if (step.Deadline is { } deadline && NotDays(deadline.After) is { } wrong)
                yield return wrong;
            foreach (var reminder in step.Reminders)
            {
                if (NotDays(reminder.Setting) is { } unknown)
                    yield return unknown;
                if (reminder.BeforeDeadline is not null && step.Deadline is null)
                    yield return "une relance « beforeDeadline » veut une échéance.";
                if (!known.Requests.ContainsKey(reminder.Request))
                    yield return $"la demande « {reminder.Request} » n’existe pas.";
            }
        }

        private string? NotDays(string setting) =>
            settings.All.TryGetValue(setting, out var found) && found.Kind is SettingKind.Days ? null
                : $"« {setting} » n’est pas un réglage en jours.";
    }
}
