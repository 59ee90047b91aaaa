using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Modules;
using Mila.Workflows;

namespace Mila.Membership.Candidacies;

/// <summary>What the intake brings to the workflow engine (parcours d’admission): its definition, what it announces and may be asked, its settings.</summary>
public static class IntakeWorkflow
{
    public const string Definition = "intake";

    public static Guid InstanceOf(Guid candidacyId) => StartInstance.IdOf(Definition, CandidacyHappenings.Subject, candidacyId);

    public static StartInstance Start(Guid candidacyId) => StartInstance.Of(Definition, CandidacyHappenings.Subject, candidacyId);

    /// <summary>A dossier for a candidacy whose first one ended with the waiting list: it hears what happens from there on.</summary>
    /// <param name="version">That of the fact that put it on the list.</param>
    public static StartInstance Resume(Guid candidacyId, long version) =>
        new(NamedId.Of("instance", Definition, candidacyId.ToString(), "waiting list"), Definition, CandidacyHappenings.Subject, candidacyId, version);

    public static void AddTo(WorkflowList workflows)
    {
        CandidacyHappenings.AddTo(workflows);
        foreach (var letter in Enum.GetValues<IntakeLetter>())
            workflows.Request($"membership.write_{ClosedWord.Of(letter)}", request => new WriteIntakeLetter(request.Token, request.SubjectId, letter));
        foreach (var cause in Enum.GetValues<LapseCause>())
            workflows.Request($"membership.lapse_{ClosedWord.Of(cause)}", request => new LapseCandidacy(request.SubjectId, cause), "candidacy.not_waiting");
        workflows
            .Request("membership.put_candidacy_to_vote", request => new PutCandidacyToVote(request.SubjectId), "candidacy.not_votable", "candidacy.not_reviewed")
            .Request("membership.close_candidacy_vote", request => new CloseCandidacyVote(request.SubjectId), "candidacy.not_in_vote")
            .Request("membership.remind_candidacy_electors", request => new RemindCandidacyElectors(request.SubjectId))
            .Request("membership.inform_board", request => new InformBoard(request.Token, request.SubjectId))
            .Request("membership.register_candidate", request => new RegisterCandidate(request.SubjectId), "candidacy.not_admitted")
            .Request("membership.call_first_dues", request => new CallFirstDues(request.SubjectId), "candidacy.not_admitted")
            .Request("membership.fulfil_candidacy", request => new FulfilCandidacy(request.SubjectId), "candidacy.not_committed", "candidacy.not_registered")
            .Shared("CastBallot", AwaitedBallots.Of)
            .Words("words.fr.json")
            .Definition("intake.workflow.json");
    }

    public static void Declare(SettingList settings) => settings
        .Days("intake.draft_days", 60, "Jours pendant lesquels un brouillon de candidature est gardé")
        .Days("intake.pieces_reminder_days", 7, "Jours après lesquels les pièces demandées sont rappelées")
        .Days("intake.pieces_lapse_days", 30, "Jours après lesquels un dossier resté incomplet devient caduc")
        .Days("intake.review_days", 14, "Jours pour noter une demande d’espace")
        .Days("intake.bureau_days", 10, "Jours pour la décision du bureau sur une adhésion comme bénéficiaire")
        .Days("intake.vote_days", 10, "Jours pendant lesquels le vote du conseil d’administration reste ouvert")
        .Days("intake.vote_reminder_days", 3, "Jours avant la clôture du vote où les votants sont relancés")
        .Days("intake.commitment_reminder_days", 15, "Jours après lesquels cotisation, charte et contrat d’engagement sont rappelés")
        .Days("intake.commitment_days", 30, "Jours pour régler la cotisation, accepter la charte et le contrat d’engagement")
        .Days("intake.waiting_days", 180, "Jours après lesquels la coordination fait le point avec une candidature sur liste d’attente")
        .Days("intake.allocation_days", 60, "Jours pour attribuer un espace à une structure admise avant un rappel plus pressant")
        .Number("intake.weight_quality", 1, "Poids de la qualité du projet dans la note")
        .Number("intake.weight_dynamics", 1, "Poids de la dynamique dans la note")
        .Number("intake.weight_innovation", 1, "Poids de la capacité d’innovation dans la note")
        .YesNo("intake.member_from_decision", false, "L’adhésion compte du jour de la décision (sinon, du jour où tout est réglé)");

    public static Weights WeightsFrom(SettingValues values) =>
        new(values.Number("intake.weight_quality"), values.Number("intake.weight_dynamics"), values.Number("intake.weight_innovation"));
}
