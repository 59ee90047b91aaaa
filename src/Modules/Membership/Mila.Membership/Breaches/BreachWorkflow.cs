using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;

namespace Mila.Membership.Breaches;

/// <summary>What a breach brings to the workflow engine (procédure de manquement): its definition, what it may be asked, its settings.</summary>
public static class BreachWorkflow
{
    public static StartInstance Start(Guid breachId) => StartInstance.Of("breach", BreachStream.Subject, breachId);

    public static void AddTo(WorkflowList workflows)
    {
        BreachStream.Announce(workflows);
        foreach (var letter in Enum.GetValues<BreachLetter>())
            workflows.Request($"membership.write_breach_{ClosedWord.Of(letter)}", request => new WriteBreachLetter(request.Token, request.SubjectId, letter));
        workflows
            .Request("membership.put_breach_to_vote", request => new PutBreachToVote(request.SubjectId), "breach.not_heard", "deliberation.no_elector")
            .Request("membership.close_breach_vote", request => new CloseBreachVote(request.SubjectId), "breach.not_in_vote")
            .Request("membership.remind_breach_electors", request => new RemindBreachElectors(request.SubjectId))
            .Request("membership.exclude_structure", request => new ExcludeStructure(request.SubjectId), "membership.none_to_end", "membership.ended_already")
            .Definition("breach.workflow.json");
    }

    public static void Declare(SettingList settings) => settings
        .Days("charter.answer_days", 15, "Jours donnés à une structure pour répondre aux griefs")
        .Days("charter.vote_days", 10, "Jours pendant lesquels le vote sur un manquement reste ouvert")
        .Days("charter.vote_reminder_days", 3, "Jours avant la clôture de ce vote où les votants sont relancés")
        .Days("charter.appeal_days", 30, "Jours pour faire appel d’une sanction devant l’assemblée générale");
}
