using Mila.Kernel;
using Mila.Membership.Charter;
using Mila.Membership.Structures;
using Xunit;

namespace Mila.Membership.Tests.Charter;

public class CharterCampaignTests
{
    private static readonly Guid StructureId = NamedId.Of("structure");
    private static readonly Guid Leader = NamedId.Of("leader");
    private static readonly Guid Assistant = NamedId.Of("assistant");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly CharterBook Book = new CharterBook()
        .Evolve(new CharterVersionAdopted(1, "Nos valeurs.", new(2022, 9, 20)))
        .Evolve(new CharterVersionAdopted(2, "Nos valeurs, revues.", new(2023, 3, 1)));

    private static readonly Structure Structure = new Structure()
        .Evolve(new StructureRegistered(StructureId, 1, new(2022, 1, 3), StructureKind.Company, [Activity.Label], false, null))
        .Evolve(new ContactAdded(StructureId, 2, new(2022, 1, 3), Leader, ContactRole.Leader))
        .Evolve(new ContactAdded(StructureId, 3, new(2022, 1, 3), Assistant, ContactRole.Administration));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_campaign_is_for_the_version_in_force_and_opens_once()
    {
        var opened = OpenCharterCampaignHandler.Decide(new(2), Book, null, Today)!;

        Assert.Equal((CharterCampaign.IdOf(2), 2), (opened.CampaignId, opened.Version));
        Assert.Null(OpenCharterCampaignHandler.Decide(new(2), Book, new CharterCampaign().Evolve(opened), Today));
        Assert.Equal("charter.not_in_force", Refusal(() => OpenCharterCampaignHandler.Decide(new(1), Book, null, Today)));
    }

    [Fact]
    public void A_campaign_is_closed_once_with_what_was_reached()
    {
        var campaign = new CharterCampaign().Evolve(new CharterCampaignOpened(CharterCampaign.IdOf(2), 2, Today));
        var closed = CloseCharterCampaignHandler.Decide(campaign, new(10, 6, 1), Today.AddDays(45))!;

        Assert.Equal((10, 6, 1), (closed.Members, closed.Signed, closed.Declined));
        Assert.Null(CloseCharterCampaignHandler.Decide(campaign.Evolve(closed), new(10, 7, 1), Today.AddDays(46)));
        Assert.Equal(3, new SignatureCount(10, 6, 1).Missing);
    }

    [Fact]
    public void Only_a_leader_answers_and_only_to_the_version_in_force()
    {
        Assert.Equal("charter.not_leader", Refusal(() => Answer(Assistant)));
        Assert.Equal("charter.not_leader", Refusal(() => Answer(null)));
        Assert.Equal("charter.not_in_force", Refusal(() => Answer(Leader, version: 1)));
        Assert.IsType<CharterSigned>(Answer(Leader));
    }

    [Fact]
    public void Who_declines_may_still_sign_and_who_signed_has_signed()
    {
        var declined = new Pledges().Evolve(Assert.IsType<CharterDeclined>(Answer(Leader, signs: false)));
        Assert.Equal(CharterAnswer.Declined, declined.StateOf(2));
        Assert.Null(Answer(Leader, signs: false, pledges: declined));

        var signed = declined.Evolve(Assert.IsType<CharterSigned>(Answer(Leader, pledges: declined)));
        Assert.Equal((CharterAnswer.Signed, CharterAnswer.Missing), (signed.StateOf(2), signed.StateOf(1)));
        Assert.Empty(signed.Declined);
        Assert.Null(Answer(Leader, signs: false, pledges: signed));
    }

    private static object? Answer(Guid? actor, int version = 2, bool signs = true, Pledges? pledges = null) =>
        AnswerCharterHandler.Decide(new(StructureId, version, signs), Structure, pledges ?? new(), Book, actor, Today);
}
