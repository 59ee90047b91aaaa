using Mila.Modules;
using Mila.Workflows;

namespace Mila.Membership.Enquiries;

/// <summary>What enquiries bring to the workflow engine (suivi d’une demande de renseignement): the definition and its settings.</summary>
public static class EnquiryWorkflow
{
    public static StartInstance Start(Guid enquiryId) => StartInstance.Of("enquiry", EnquiryStream.Subject, enquiryId);

    public static void AddTo(WorkflowList workflows)
    {
        EnquiryStream.Announce(workflows);
        workflows
            .Request("membership.close_silent_enquiry", request => new CloseEnquiry(request.SubjectId, EnquiryEnd.NoNews))
            .Words("enquiry.words.fr.json")
            .Definition("enquiry.workflow.json");
    }

    public static void Declare(SettingList settings) => settings
        .Days("enquiry.answer_days", 5, "Jours pour répondre à une demande de renseignement")
        .Days("enquiry.visit_days", 7, "Jours pour proposer une visite à qui en demande une")
        .Days("enquiry.grace_days", 0, "Jours de tolérance après l’échéance d’une demande de renseignement ou le jour d’une visite")
        .Days("enquiry.silence_days", 180, "Jours sans nouvelles après lesquels une demande de renseignement est close");
}
