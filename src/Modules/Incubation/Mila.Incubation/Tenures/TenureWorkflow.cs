using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;

namespace Mila.Incubation.Tenures;

/// <summary>What a tenure brings to the workflow engine: the life of each stay (fin de séjour), and the question of staying longer (prolongation).</summary>
public static class TenureWorkflow
{
    public const string Stay = "tenure";
    public const string Extension = "tenure_extension";
    private const string Insurance = "tenure_insurance";

    /// <summary>A structure may stay several times: each stay has a dossier and one for its insurance, which hear what happens from its first fact on.</summary>
    /// <param name="version">That of the fact that begins the stay.</param>
    public static IEnumerable<StartInstance> Start(Guid tenureId, Guid allocationId, long version) =>
        new[] { Stay, Insurance }.Select(definition => new StartInstance(InstanceOf(definition, tenureId, allocationId.ToString()), definition, TenureStream.Subject, tenureId, version));

    /// <summary>A dossier for the request that is about to be recorded.</summary>
    public static StartInstance StartExtension(Tenure after, Allocation before) =>
        new(InstanceOf(Extension, after.Id, $"{before.Id} {before.Votes}"), Extension, TenureStream.Subject, after.Id, after.Facts);

    public static void AddTo(WorkflowList workflows)
    {
        TenureWords.Announce(workflows);
        workflows
            .Request("incubation.ring_tenure_notice", request => new RingTenureNotice(request.SubjectId))
            .Request("incubation.close_extension_vote", request => new CloseExtensionVote(request.SubjectId), "extension.not_in_vote")
            .Request("incubation.remind_extension_electors", request => new RemindExtensionElectors(request.SubjectId))
            .Request("incubation.write_extension_decision", request => new WriteTenureLetter(request.Token, request.SubjectId, TenureLetter.ExtensionDecision))
            .Request("incubation.write_overstay", request => new WriteTenureLetter(request.Token, request.SubjectId, TenureLetter.Overstay))
            .Request("incubation.offer_space_of_stay", request => new Calls.OfferSpaceOfStay(request.SubjectId))
            .Words("tenure.words.fr.json")
            .Definition("tenure.workflow.json")
            .Definition("tenure_extension.workflow.json")
            .Definition("tenure_insurance.workflow.json");
    }

    public static void Declare(SettingList settings)
    {
        TenureLimits.Declare(settings);
        TenureNotices.Declare(settings);
        ExtensionWindow.Declare(settings);
        settings
            .Days("tenure.notice_delay_days", 0, "Jours entre l’échéance d’un courrier de fin d’hébergement et son envoi")
            .Days("tenure.decision_days", 30, "Jours donnés à la coordination pour saisir le conseil d’une demande de prolongation")
            .Days("tenure.vote_days", 10, "Jours pendant lesquels le vote sur une prolongation reste ouvert")
            .Days("tenure.vote_reminder_days", 3, "Jours avant la clôture de ce vote où les votants sont relancés")
            .Days("tenure.insurance_days", 365, "Jours de validité d’une attestation d’assurance d’une structure hébergée")
            .Days("tenure.insurance_renewal_days", 30, "Jours donnés à une structure hébergée pour fournir sa nouvelle attestation d’assurance")
            .Days("tenure.overstay_letter_days", 3, "Jours de maintien dans les lieux après lesquels la présidence écrit à la structure")
            .Days("tenure.overstay_lawyer_days", 15, "Jours de maintien dans les lieux après lesquels l’avocat est saisi");
    }

    private static Guid InstanceOf(string definition, Guid tenureId, string which) => NamedId.Of("instance", definition, tenureId.ToString(), which);
}
