using Mila.Kernel;
using Mila.Membership.OutsideContacts;
using Xunit;

namespace Mila.Membership.Tests.OutsideContacts;

public class OutsideContactTests
{
    private static readonly Guid Id = NamedId.Of("contact");
    private static readonly Guid ListId = NamedId.Of("list");
    private static readonly DateOnly Today = new(2023, 6, 15);

    private static readonly RecordOutsideContact Recording = new(
        Id, OutsideKind.Institution, "Mairie", "Zoé", "Lenoir", "zoe@exemple.fr", null, null, null, [ConsentChannel.Email], ConsentSource.Written, Today.AddDays(-10));

    private static readonly OutsideContact Known = After(new(), RecordOutsideContactHandler.Decide(Recording, Today));
    private static readonly GuestList List = new GuestList().Evolve(OpenGuestListHandler.Decide(new(ListId, "Fête", ConsentChannel.Email, Today.AddDays(20)), Today));

    private static OutsideContact After(OutsideContact contact, IEnumerable<object> facts) => facts.Aggregate(contact, (known, fact) => known.Evolve(fact));

    private static string Refusal(Action decide) => Assert.Throws<RuleViolation>(decide).Code;

    [Fact]
    public void A_contact_is_somebody_and_consents_to_where_it_is_reached()
    {
        Assert.Equal([ConsentChannel.Email], Known.Standing);
        Assert.Equal(RecordOutsideContactHandler.PersonOf(Id), Known.PersonId);
        Assert.Null(After(new(), RecordOutsideContactHandler.Decide(Recording with { GivenName = null, FamilyName = " ", Email = null, Consents = [] }, Today)).PersonId);
        Assert.Equal("outside_contact.nameless", Refusal(() => RecordOutsideContactHandler.Decide(Recording with { Name = " ", GivenName = null, FamilyName = null, Email = null, Consents = [] }, Today)));
        Assert.Equal("outside_contact.day_to_come", Refusal(() => RecordOutsideContactHandler.Decide(Recording with { On = Today.AddDays(1) }, Today)));
        Assert.Equal("consent.nowhere_to_write", Refusal(() => RecordOutsideContactHandler.Decide(Recording with { Consents = [ConsentChannel.Post] }, Today)));
        Assert.Equal("consent.nowhere_to_write", Refusal(() => RecordOutsideContactHandler.Decide(Recording with { Consents = [ConsentChannel.Phone] }, Today)));
        Assert.DoesNotContain("Lenoir", Recording.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_consent_holds_from_its_day_until_it_is_withdrawn_and_may_be_given_again()
    {
        Assert.Null(GiveConsentHandler.Decide(new(Id, ConsentChannel.Email, ConsentSource.Form, Today), Known, true, Today));
        Assert.Equal("consent.nowhere_to_write", Refusal(() => GiveConsentHandler.Decide(new(Id, ConsentChannel.Phone, ConsentSource.Form, Today), Known, false, Today)));
        Assert.Equal("consent.given_when", Refusal(() => GiveConsentHandler.Decide(new(Id, ConsentChannel.Phone, ConsentSource.Form, Today.AddDays(1)), Known, true, Today)));
        Assert.Equal("outside_contact.unknown", Refusal(() => GiveConsentHandler.Decide(new(Id, ConsentChannel.Phone, ConsentSource.Form, Today), null, true, Today)));

        var withdrawn = Known.Evolve(WithdrawConsentHandler.Decide(new(Id, ConsentChannel.Email), Known, Today)!);
        Assert.Equal((true, false, 0), (withdrawn.ConsentsOn(ConsentChannel.Email, Today.AddDays(-1)), withdrawn.ConsentsOn(ConsentChannel.Email, Today), withdrawn.Standing.Count));
        Assert.Null(WithdrawConsentHandler.Decide(new(Id, ConsentChannel.Email), withdrawn, Today));
        Assert.Equal("outside_contact.unknown", Refusal(() => WithdrawConsentHandler.Decide(new(Id, ConsentChannel.Email), null, Today)));
        var again = withdrawn.Evolve(GiveConsentHandler.Decide(new(Id, ConsentChannel.Email, ConsentSource.Event, Today), withdrawn, true, Today)!);
        Assert.True(again.ConsentsOn(ConsentChannel.Email, Today));
    }

    [Fact]
    public void Who_is_a_contact_no_more_consents_to_nothing()
    {
        var left = Known.Evolve(EndOutsideContactHandler.Decide(new(Id, Today), Known, Today)!);

        Assert.Equal((true, false, 0), (left.IsContactOn(Today.AddDays(-1)), left.IsContactOn(Today), left.Standing.Count));
        Assert.Null(EndOutsideContactHandler.Decide(new(Id, Today), left, Today));
        Assert.Equal("outside_contact.over", Refusal(() => GiveConsentHandler.Decide(new(Id, ConsentChannel.Phone, ConsentSource.Form, Today), left, true, Today)));
        Assert.Equal("outside_contact.ended_when", Refusal(() => EndOutsideContactHandler.Decide(new(Id, Today.AddDays(-11)), Known, Today)));
        Assert.Equal("outside_contact.unknown", Refusal(() => EndOutsideContactHandler.Decide(new(Id, Today), null, Today)));
    }

    [Fact]
    public void Only_who_consents_is_put_on_a_list_and_once()
    {
        var silent = Known with { Id = NamedId.Of("silent"), Consents = [] };
        var added = AddGuestsHandler.Decide(new(ListId, [], [OutsideKind.Institution]), List, [Known, silent], Today)!;

        Assert.Equal([Id], List.Evolve(added).Guests);
        Assert.Null(AddGuestsHandler.Decide(new(ListId, [Id], []), List.Evolve(added), [Known], Today));
        Assert.Equal("guest.no_consent", Refusal(() => AddGuestsHandler.Decide(new(ListId, [silent.Id], []), List, [silent], Today)));
        Assert.Equal("guest_list.over", Refusal(() => AddGuestsHandler.Decide(new(ListId, [Id], []), List, [Known], Today.AddDays(21))));
        Assert.Equal("guest_list.over", Refusal(() => OpenGuestListHandler.Decide(new(ListId, "Fête", ConsentChannel.Email, Today.AddDays(-1)), Today)));
        Assert.Equal("guest_list.unknown", Refusal(() => AddGuestsHandler.Decide(new(ListId, [Id], []), null, [Known], Today)));
        Assert.Empty(List.Evolve(added).Evolve(RemoveGuestHandler.Decide(new(ListId, Id), List.Evolve(added), Today)!).Guests);
        Assert.Null(RemoveGuestHandler.Decide(new(ListId, Id), List, Today));
        Assert.Equal("guest_list.unknown", Refusal(() => RemoveGuestHandler.Decide(new(ListId, Id), null, Today)));
        Assert.DoesNotContain("Fête", new OpenGuestList(ListId, "Fête", ConsentChannel.Email, Today).ToString(), StringComparison.Ordinal);
    }
}
