using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>Two members find each other from their phones, by pages alone.</summary>
public sealed class ExchangeTests(Site site)
{
    [Fact]
    public async Task A_post_is_published_answered_and_leads_to_an_introduction_on_a_phone()
    {
        var (author, reader) = (await Member("Les Vans du Nord"), await Member("Les Dates du Sud"));
        await using var seeking = await site.Visit(author, [Access.Member], Screen.Phone);
        await seeking.Go("/entraide/nouvelle");
        await seeking.Field("Titre").FillAsync("Cherche un van pour deux dates");
        await seeking.Field("Texte").FillAsync("Les 8 et 9 juillet, vers Lille.");
        await seeking.Check("exchange-new");
        await seeking.Send(seeking.Button("Publier"));
        await seeking.Check("exchange-mine");

        await using var helping = await site.Visit(reader, [Access.Member], Screen.Phone);
        await helping.Go("/entraide");
        await helping.Check("exchange-list");
        await helping.Link("Cherche un van pour deux dates").ClickAsync();
        await helping.Field("Votre message").FillAsync("Le nôtre est libre ce week-end-là.");
        await helping.Send(helping.Button("Répondre"));
        await helping.Check("exchange-contact");

        await seeking.Go("/entraide/messages");
        await seeking.Check("exchange-messages");
        await seeking.Link("Les Dates du Sud").ClickAsync();
        await seeking.Field("Votre message").FillAsync("Parfait, appelons-nous.");
        await seeking.Send(seeking.Button("Envoyer le message"));
        await seeking.Send(seeking.Button("La mise en relation est faite"));
        Assert.Equal("Mise en relation faite", await seeking.Page.Locator(".heading .badge").InnerTextAsync());

        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/entraide");
        await coordinator.Link("Cherche un van pour deux dates").ClickAsync();
        await coordinator.Check("exchange-moderation");
    }

    private async Task<Guid> Member(string name)
    {
        var (structure, leader) = (NamedId.Of("web", "exchange", name), NamedId.Of("web", "exchange", "leader", name));
        await site.App.Send(new RecordPerson(leader, "Zoé", "Lenoir", "zoe@exemple.fr"));
        await site.App.Send(new RegisterStructure(
            structure, StructureKind.Company, name, null, null, null, [Activity.TourPromoter], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));
        return leader;
    }
}
