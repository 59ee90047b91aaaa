using System.Text.RegularExpressions;
using Marten;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Letters;
using Mila.Membership.Structures;
using Mila.People;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A member agrees to be asked, the coordinator opens the questionnaire, the member answers on a phone by the letter's link.</summary>
public sealed class PulseTests(Site site)
{
    [Fact]
    public async Task A_member_agrees_is_asked_and_answers_on_a_phone()
    {
        var (structure, leader) = (NamedId.Of("web", "pulse", "structure"), NamedId.Of("web", "pulse", "leader"));
        await site.App.Send(new RecordPerson(leader, "Zoé", "Répond", "zoe.repond@exemple.fr"));
        await site.App.Send(new RegisterStructure(
            structure, StructureKind.Company, "Les Pouls Calmes", null, null, null, [Activity.Label], false, null, [new Contact(leader, ContactRole.Leader)], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2022, 1, 3), null));

        await using var member = await site.Visit(leader, [Access.Member], Screen.Phone);
        await member.Go("/pouls/participer");
        await member.Check("pulse-take-part");
        await member.Send(member.Button("Participer : Les Pouls Calmes"));

        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/pouls");
        await coordinator.Page.Locator("[name=closesOn]").FillAsync($"{site.App.Today.AddDays(20):yyyy-MM-dd}");
        await coordinator.Check("pulse-open");
        await coordinator.Send(coordinator.Button("Envoyer le questionnaire"));

        await site.App.Quiet();
        await using var session = site.App.Query();
        var letter = await session.Query<Letter>().SingleAsync(each => each.Template == "pulse_asked" && each.ToPersonId == leader, TestContext.Current.CancellationToken);
        await using var answering = await site.Visit(null, [], Screen.Phone);
        await answering.Go(Regex.Match(letter.Text, "/pouls/repondre/[A-Za-z0-9_-]+").Value);
        await answering.Check("pulse-answer");
        await answering.Page.GetByLabel("Oui", new() { Exact = true }).CheckAsync();
        await answering.Page.Locator("[name=jobs]").FillAsync("1,5");
        await answering.Page.GetByLabel("Moins de").CheckAsync();
        await answering.Page.Locator("[name=artists]").FillAsync("3");
        await answering.Page.GetByLabel("Paris 18e").CheckAsync();
        await answering.Send(answering.Button("Envoyer mes réponses"));
        Assert.Equal("1,5", await answering.Page.Locator("[name=jobs]").InputValueAsync());

        await coordinator.Go("/pouls");
        await coordinator.Check("pulse-results");
        Assert.Contains("non montré", await coordinator.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }
}
