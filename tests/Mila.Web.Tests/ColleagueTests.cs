using System.Text.RegularExpressions;
using Marten;
using Microsoft.Playwright;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A leader invites a colleague from a phone, who accepts by the link of the letter.</summary>
public sealed class ColleagueTests(Site site)
{
    [Fact]
    public async Task A_colleague_is_invited_joins_and_is_taken_out()
    {
        var (structure, leader) = (NamedId.Of("web", "colleague", "structure"), NamedId.Of("web", "colleague", "leader"));
        await site.App.Send(new RecordPerson(leader, "Zoé", "Dirige", "zoe.dirige@exemple.fr"));
        await site.App.Send(new RegisterStructure(
            structure, StructureKind.Company, "Les Ateliers Réunis", null, null, null, [Activity.Label], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));

        await using var leading = await site.Visit(leader, [Access.Member], Screen.Phone);
        await leading.Go("/equipe");
        await leading.Check("team");
        await leading.Field("Prénom").FillAsync("Hana");
        await leading.Page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Rejoint");
        await leading.Field("Adresse électronique").FillAsync("hana.rejoint@exemple.fr");
        await leading.Send(leading.Button("Envoyer l’invitation"));
        await leading.Check("team-waiting");

        await site.App.Quiet();
        await using var session = site.App.Query();
        var letter = await session.Query<Letter>().SingleAsync(each => each.Template == "colleague_invited" && each.SubjectId == structure, TestContext.Current.CancellationToken);
        await using var invited = await site.Visit(null, []);
        await invited.Go(Regex.Match(letter.Text, "/invitation/[A-Za-z0-9_-]+").Value);
        await invited.Check("invitation");
        await invited.Send(invited.Button("Accepter l’invitation"));
        await invited.Check("invitation-joined");

        await leading.Go("/equipe");
        await leading.Button("Retirer : Hana Rejoint, Équipe").ClickAsync();
        await leading.Send(leading.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Retirer" }));
        Assert.Equal(0, await leading.Page.GetByText("Hana Rejoint").CountAsync());
    }
}
