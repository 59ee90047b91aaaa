using Mila.Membership.Dues.Accounts;
using Mila.Membership.Dues.BankStatements;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Dues.Removals;
using Mila.Modules;

namespace Mila.Membership.Dues;

/// <summary>The dues' part of the module's table of contents.</summary>
internal static class DuesDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<DuesCall>()
        .Document<DuesCall>(calls => calls
            .Duplicate(call => call.StructureId).Duplicate(call => call.Year).Duplicate(call => call.State).Duplicate(call => call.DueOn).Duplicate(call => call.CalledOn))
        .Periods<DuesCall, DuesArrears, DuesArrearsRows>(rows => rows.Duplicate(row => row.StructureId))
        .Fact<DuesCalled>("membership.dues_called.v1")
        .Fact<DuesCallCancelled>("membership.dues_call_cancelled.v1")
        .Fact<DuesPaid>("membership.dues_paid.v1")
        .Fact<DuesPaymentCancelled>("membership.dues_payment_cancelled.v1")
        .Fact<DuesCreditGivenOn>("membership.dues_credit_given_on.v1")
        .Fact<DuesCreditReceived>("membership.dues_credit_received.v1")
        .Fact<DuesRefunded>("membership.dues_refunded.v1")
        .Fact<DuesWrittenOff>("membership.dues_written_off.v1")
        .Fact<DuesReminded>("membership.dues_reminded.v1")
        .Aggregate<DuesCampaign>()
        .Document<DuesCampaign>(campaigns => campaigns.Duplicate(campaign => campaign.Year).Duplicate(campaign => campaign.DueOn))
        .Fact<DuesCampaignOpened>("membership.dues_campaign_opened.v1")
        .Fact<DuesRemindersWritten>("membership.dues_reminders_written.v1")
        .Fact<RemovalsAwaited>("membership.removals_awaited.v1")
        .Fact<RemovalsDealtWith>("membership.removals_dealt_with.v1")
        .Fact<DuesCampaignSettled>("membership.dues_campaign_settled.v1")
        .Fact<DuesCampaignReopened>("membership.dues_campaign_reopened.v1")
        .Aggregate<Debtor>()
        .Fact<DuesDelayGranted>("membership.dues_delay_granted.v1")
        .Fact<RemovalPutToVote>("membership.removal_put_to_vote.v1")
        .Fact<RemovalDecided>("membership.removal_decided.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<CallDues>("membership.call_dues.v1")
        .Add<CallYearDues>("membership.call_year_dues.v1")
        .Add<WriteDuesReminders>("membership.write_dues_reminders.v1")
        .Add<OpenDuesRemovals>("membership.open_dues_removals.v1")
        .Add<PutRemovalsToVote>("membership.put_removals_to_vote.v1")
        .Add<CloseRemovalVotes>("membership.close_removal_votes.v1")
        .Add<RecordDuesPayment>("membership.record_dues_payment.v1")
        .Add<DuesSettled>("membership.dues_settled.v1");

    public static void Graph(GraphRoots graph)
    {
        DuesFields.AddTo(graph.Query);
        DuesReceiptType.AddTo(graph.Query);
        BankStatementType.AddTo(graph.Query);
        DuesYearType.AddTo(graph.Query);
        CampaignPlanType.AddTo(graph.Query);
        RemovalCaseType.AddTo(graph.Query);
        LateDuesType.AddTo(graph.Query);
        DuesAccountType.AddTo(graph.Query);
        ExportDues.AddTo(graph.Query);
        CallDuesField.AddTo(graph.Mutation);
        CallYearDuesField.AddTo(graph.Mutation);
        RecordDuesPaymentField.AddTo(graph.Mutation);
        CancelDuesPaymentField.AddTo(graph.Mutation);
        CancelDuesCallField.AddTo(graph.Mutation);
        RefundDuesField.AddTo(graph.Mutation);
        WriteOffDuesField.AddTo(graph.Mutation);
        PutRemovalsToVoteField.AddTo(graph.Mutation);
        GrantDuesDelayField.AddTo(graph.Mutation);
    }
}
