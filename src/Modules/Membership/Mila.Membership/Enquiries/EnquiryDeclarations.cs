using Mila.Modules;

namespace Mila.Membership.Enquiries;

/// <summary>The enquiries' part of the module's table of contents.</summary>
internal static class EnquiryDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<Enquiry>()
        .Document<Enquiry>(enquiries => enquiries
            .Duplicate(enquiry => enquiry.State).Duplicate(enquiry => enquiry.Channel).Duplicate(enquiry => enquiry.ReceivedOn).Duplicate(enquiry => enquiry.PersonId))
        .Fact<EnquiryReceived>("membership.enquiry_received.v1")
        .Fact<EnquiryAnswered>("membership.enquiry_answered.v1")
        .Fact<VisitProposed>("membership.enquiry_visit_proposed.v1")
        .Fact<VisitEnded>("membership.enquiry_visit_ended.v1")
        .Fact<EnquiryLedToCandidacy>("membership.enquiry_led_to_candidacy.v1")
        .Fact<EnquiryClosed>("membership.enquiry_closed.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<CloseEnquiry>("membership.close_enquiry.v1");

    public static void Graph(GraphRoots graph)
    {
        EnquiryType.AddTo(graph.Query);
        SendEnquiryField.AddTo(graph.Mutation);
        LogEnquiryField.AddTo(graph.Mutation);
        AnswerEnquiryFields.AddTo(graph.Mutation);
        LinkEnquiryFields.AddTo(graph.Mutation);
    }
}
