using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The office opens a call, a member answers on a phone, anybody reads the notice, the office selects.</summary>
public sealed class ArtistCallTests(Site site)
{
    [Fact]
    public async Task A_call_is_opened_answered_on_a_phone_and_selected()
    {
        var (structure, leader) = (NamedId.Of("web", "artists", "structure"), NamedId.Of("web", "artists", "leader"));
        await site.App.Send(new RecordPerson(leader, "Zoé", "Chante", "zoe.chante@exemple.fr"));
        await site.App.Send(new RegisterStructure(
            structure, StructureKind.Company, "Les Voix Basses", null, null, null, [Activity.ArtistManager], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));
        await site.App.Send(new TakeArtistOn(structure, NamedId.Of("web", "artists", "artist"), "La Cigale Bleue", "chanson", [], new(2022, 1, 3)));

        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/appels-artistes/nouveau");
        await coordinator.Field("Titre").FillAsync("Goûter en musique");
        await coordinator.Field("L’occasion").FillAsync("Une demi-heure dans la cour.");
        await coordinator.Page.Locator("[name=closesOn]").FillAsync($"{site.App.Today:yyyy-MM-dd}");
        await coordinator.Page.Locator("[name=eventOn]").FillAsync($"{site.App.Today.AddDays(10):yyyy-MM-dd}");
        await coordinator.Check("artist-call-new");
        await coordinator.Send(coordinator.Button("Ouvrir l’appel"));
        var path = new Uri(coordinator.Page.Url).AbsolutePath;

        await using var member = await site.Visit(leader, [Access.Member], Screen.Phone);
        await member.Go(path);
        await member.Field("Quelques mots").FillAsync("Seule en scène, sans amplification.");
        await member.Check("artist-call-member");
        await member.Send(member.Button("Proposer"));
        await using var stranger = await site.Visit(null, []);
        await stranger.Go("/appels-artistes");
        await stranger.Check("artist-calls");
        await stranger.Link("Goûter en musique").ClickAsync();
        Assert.Equal(0, await stranger.Page.GetByText("La Cigale Bleue").CountAsync());

        await site.App.MoveTo(site.App.Today.AddDays(1));
        await coordinator.Go(path);
        await coordinator.Page.GetByLabel("La Cigale Bleue, Les Voix Basses").CheckAsync();
        await coordinator.Check("artist-call-select");
        await coordinator.Send(coordinator.Button("Arrêter la sélection"));
        Assert.Equal("Sélection faite", await coordinator.Page.Locator(".heading .badge").InnerTextAsync());
    }
}
