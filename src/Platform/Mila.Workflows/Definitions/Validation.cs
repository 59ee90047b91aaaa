using Mila.Modules;
using Mila.Workflows.Tasks;

namespace Mila.Workflows.Definitions;

/// <summary>Whether a definition can run here: every word it uses is known, every step can be reached, left, and leads to an end.</summary>
public static class Validation
{
    /// <param name="callable">The definition of a key that a step may call.</param>
    /// <returns>What is wrong, each naming its step; empty when the definition may be published.</returns>
    public static IReadOnlyList<DefinitionError> Of(Definition definition, WorkflowList known, SettingList settings, Func<string, Definition?> callable)
    {
        var errors = new Shape(definition).Errors().ToList();
        errors.AddRange(new Enclosures(definition, callable).Errors());
        errors.AddRange(definition.Steps.SelectMany(step => new Words(definition.Subject, known, settings).Errors(step)
            .Select(message => new DefinitionError(step.Key, message))));
        if (known.Announcements.Values.All(each => each.SubjectKind != definition.Subject))
            errors.Insert(0, new(null, $"rien ne s’annonce sur « {definition.Subject} » ; « subject » doit nommer un sujet connu."));
        return errors;
    }

    /// <summary>Reads and validates in one go: the definition when nothing is wrong.</summary>
    public static Reading Check(string json, WorkflowList known, SettingList settings, Func<string, Definition?> callable)
    {
        var reading = DefinitionReader.Read(json);
        if (reading.Definition is not { } definition)
            return reading;
        var errors = Of(definition, known, settings, callable);
        return new(errors.Count == 0 ? definition : null, errors);
    }

    /// <summary>The words that one step uses, against those that the parts of this host know.</summary>
    private sealed class Words(string subject, WorkflowList known, SettingList settings)
    {
        public IEnumerable<string> Errors(Step step) => OfKind(step).Concat(OfTime(step));

        private IEnumerable<string> OfKind(Step step) => step switch
        {
            UserStep user => User(user).Concat(Waiting(user)).Concat(Hearings(user.On)),
            QuestionStep question => Question(question).Concat(Answers(question)).Concat(Hearings(question.Interruptions)),
            WaitStep wait => Waiting(wait).Concat(Hearings(wait.On)),
            ServiceStep service => Service(service).Concat(Answers(service)),
            EnclosingStep enclosing => Answers(enclosing).Concat(Hearings(enclosing.Interruptions)),
            DecisionStep decision => Decision(decision),
            EndStep => [],
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };

        private IEnumerable<string> User(UserStep step)
        {
            if (UnknownRole(step) is { } unknown)
                yield return unknown;
            if (!known.HasCommand(step.Command))
                yield return $"aucun module ne connaît la commande « {step.Command} ».";
            if (!step.Page.StartsWith('/') || step.Page.StartsWith("//", StringComparison.Ordinal))
                yield return $"la page « {step.Page} » doit être un chemin de ce site, qui commence par « / ».";
        }

        private IEnumerable<string> Question(QuestionStep step)
        {
            if (UnknownRole(step) is { } unknown)
                yield return unknown;
            if (step.Role == PersonTask.Applicant)
                yield return "un candidat ne répond pas à une question ici : il agit par sa page.";
            if (step.On.Count == 0)
                yield return "une question a au moins une réponse.";
            foreach (var answer in step.On)
            {
                if (string.IsNullOrWhiteSpace(answer.Label))
                    yield return $"la réponse « {answer.Outcome} » n’a pas de mots ; donnez-lui un « label ».";
                if (answer.Outcome is Way.Deadline or Way.Interrupted)
                    yield return $"« {answer.Outcome} » est réservé au moteur.";
            }
        }

        private string? UnknownRole(TaskStep step) => known.Roles.Contains(step.Role) ? null : $"le rôle « {step.Role} » n’existe pas.";

        private static IEnumerable<string> Waiting(Step step)
        {
            if (!step.Ways.Any())
                yield return "rien n’en fait sortir ; ajoutez une annonce dans « on », ou une échéance.";
        }

        private IEnumerable<string> Hearings(IReadOnlyList<Hearing> hearings)
        {
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
                if (request is not null && answer.Outcome is not (Answer.Done or Answer.Refused) && !request.Refusals.Contains(answer.Outcome))
                    yield return $"la demande « {step.Request} » ne répond jamais « {answer.Outcome} ».";
        }

        private static IEnumerable<string> Answers(Step step) =>
            step.Answers.GroupBy(answer => answer.Outcome).Where(same => same.Count() > 1).Select(same => $"« {same.Key} » a deux sorties.");

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
            if (step.Deadline is { } deadline && NotDays(deadline.Setting) is { } wrong)
                yield return wrong;
            if (step.Deadline is { Of: { } day } && known.Value(subject, day) is not { IsDay: true })
                yield return $"« {day} » n’est pas un jour de « {subject} ».";
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
