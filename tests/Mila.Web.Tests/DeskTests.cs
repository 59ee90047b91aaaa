using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A member asks the office for something from a phone, and hears how it ended, by pages alone.</summary>
public sealed class DeskTests(Site site)
{
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_request_is_filed_with_a_photo_on_a_phone_seen_to_and_reopened()
    {
        var (structure, leader) = (NamedId.Of("web", "desk", "structure"), NamedId.Of("web", "desk", "leader"));
        await site.App.Send(new RecordPerson(leader, "Zoé", "Lenoir", "zoe@exemple.fr"));
        await site.App.Send(new RegisterStructure(
            structure, StructureKind.Company, "Le Rideau Rouge", null, null, null, [Activity.Label], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));

        await using var member = await site.Visit(leader, [Access.Member], Screen.Phone);
        await member.Go("/demandes");
        await member.Check("desk-empty");
        await member.Link("Faire une demande").ClickAsync();
        await member.Field("Ce dont vous avez besoin").FillAsync("Le rideau de la boutique reste bloqué à mi-hauteur.");
        await member.Page.GetByLabel("Photo").SetInputFilesAsync(new FilePayload { Name = "rideau.png", MimeType = "image/png", Buffer = Pixel });
        await member.Check("desk-filing");
        await member.Send(member.Button("Envoyer la demande"));
        await member.Check("desk-filed");
        var path = new Uri(member.Page.Url).AbsolutePath;
        Assert.Equal(1, await member.Page.GetByAltText("Photo jointe à la demande").EvaluateAsync<int>("image => image.naturalWidth"));

        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/demandes");
        await coordinator.Check("desk-list");
        await coordinator.Go(path);
        await coordinator.Send(coordinator.Button("Je m’en occupe"));
        await coordinator.Send(coordinator.Button("Mettre en attente"));
        await coordinator.Check("desk-waiting");
        await coordinator.Send(coordinator.Button("Le tiers a répondu"));
        await coordinator.Send(coordinator.Button("Clore la demande"));

        await member.Go(path);
        await member.Check("desk-closed");
        await member.Send(member.Button("Rouvrir la demande"));
        await member.Field("Votre message").FillAsync("Il s’est bloqué de nouveau ce matin.");
        await member.Send(member.Button("Envoyer le message"));
        Assert.Equal("À prendre en charge", await member.Page.Locator("h1 ~ .badge, .heading .badge").InnerTextAsync());
    }
}
