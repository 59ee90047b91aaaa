using Mila.Membership.Board;
using Mila.Membership.Charter;
using Mila.Membership.Contracts;
using Mila.Membership.Dues;
using Mila.Modules;

namespace Mila.Membership;

/// <summary>Who belongs to the association, how they come to, and who decides.</summary>
public sealed class MembershipModule : MilaPart
{
    public override string Name => "membership";

    public override void Store(StoreDeclaration store)
    {
        // Board
        store.Aggregate<Mandate>()
            .Document<Mandate>(mandates => mandates.Duplicate(mandate => mandate.From).Duplicate(mandate => mandate.Until))
            .Fact<MandateBegun>("membership.mandate_begun.v1")
            .Fact<MandateEnded>("membership.mandate_ended.v1")
            .Aggregate<Deliberation>()
            .Document<Deliberation>(votes => votes.Duplicate(vote => vote.State).Duplicate(vote => vote.ClosesOn).Duplicate(vote => vote.SubjectId))
            .Fact<DeliberationOpened>("membership.deliberation_opened.v1")
            .Fact<ElectorRecused>("membership.elector_recused.v1")
            .Fact<ProxyGiven>("membership.proxy_given.v1")
            .Fact<ProxyWithdrawn>("membership.proxy_withdrawn.v1")
            .Fact<BallotCast>("membership.ballot_cast.v1")
            .Fact<VoteClosed>("membership.vote_closed.v1")
            .Fact<MinutesSigned>("membership.minutes_signed.v1");

        // Charter
        store.Aggregate<CharterBook>()
            .Fact<CharterVersionAdopted>("membership.charter_version_adopted.v1")
            .Aggregate<Pledges>()
            .Document<Pledges>(pledges => pledges.Duplicate(each => each.StructureId))
            .Fact<CharterSigned>("membership.charter_signed.v1")
            .Fact<EngagementSigned>("membership.engagement_signed.v1");
    }

    public override void Messages(MessageNames messages)
    {
        // Board
        messages
            .Add<OpenDeliberation>("membership.open_deliberation.v1")
            .Add<CloseDeliberation>("membership.close_deliberation.v1")
            .Add<DeliberationClosed>("membership.deliberation_closed.v1");

        // Dues
        messages
            .Add<CallDues>("membership.call_dues.v1")
            .Add<RecordDuesPayment>("membership.record_dues_payment.v1")
            .Add<DuesSettled>("membership.dues_settled.v1");

        // Charter
        messages
            .Add<AcceptCharter>("membership.accept_charter.v1")
            .Add<AcceptEngagement>("membership.accept_engagement.v1")
            .Add<CharterAccepted>("membership.charter_accepted.v1")
            .Add<EngagementAccepted>("membership.engagement_accepted.v1");
    }

    public override void Settings(SettingList settings)
    {
        // Board
        BodyRules.Declare(settings);
    }
}
