using System.Text.RegularExpressions;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Membership.Candidacies;
using Mila.Membership.Dues;
using Mila.Membership.Structures;
using Mila.Testing;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>Two associations on one host: what one shows, the other does not, even to whoever coordinates both.</summary>
public sealed partial class TwoAssociationsTests(Site site)
{
    private const string Here = "Voisins d’Ici";
    private const string There = "Voisins d’En Face";

    private static readonly Guid Camille = NamedId.Of("web", "coordinator of two");

    [Fact]
    public async Task A_list_of_one_names_and_opens_nothing_of_the_other()
    {
        await Fill(MilaApp.Mila, Here);
        await Fill(MilaApp.Other, There);
        await using var here = await site.Visit(Camille, [Access.Coordinator]);
        await using var there = await site.Visit(Camille, [Access.Coordinator], tenant: MilaApp.Other);
        there.ExpectsRefusals = true;

        foreach (var list in new[] { "/", "/candidatures", "/dossiers", "/adherents", "/cotisations", "/courriers" })
        {
            Assert.Equal((200, 200), (await here.Go(list), await there.Go(list)));
            // What a year or a version names (a charter's campaign, a pulse) bears one name in each association: a dossier of its own.
            var (ofOne, ofOther) = (await Opened(here), await Opened(there));
            var ofOneAlone = ofOne.Except(ofOther).ToList();
            Assert.NotEmpty(ofOneAlone);
            Assert.NotEmpty(ofOther.Except(ofOne));
            Assert.DoesNotContain(There, await here.Page.InnerTextAsync("main"), StringComparison.Ordinal);
            Assert.Contains(There, await there.Page.InnerTextAsync("main"), StringComparison.Ordinal);
            Assert.DoesNotContain(Here, await there.Page.InnerTextAsync("main"), StringComparison.Ordinal);
            Assert.Equal(404, await there.Go(ofOneAlone[0]));
        }
    }

    [Fact]
    public async Task A_private_link_and_a_sign_in_are_good_at_their_own_address_alone()
    {
        var link = await Fill(MilaApp.Mila, Here);
        await using var here = await site.Visit(Camille, [Access.Coordinator]);
        await using var stranger = await site.Visit(tenant: MilaApp.Other);
        stranger.ExpectsRefusals = true;
        Assert.Equal(200, await here.Go($"/candidature/{link}"));
        Assert.Equal(404, await stranger.Go($"/candidature/{link}"));

        Assert.Equal(200, await here.Go("/adherents"));
        var ticket = (await here.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "mila");
        await stranger.Page.Context.AddCookiesAsync([new() { Name = "mila", Value = ticket.Value, Url = site.AddressOf(MilaApp.Other) }]);
        Assert.Equal(403, await stranger.Go("/adherents"));
        Assert.Contains("Cette connexion vaut pour une autre association", await stranger.Page.InnerTextAsync("body"), StringComparison.Ordinal);
    }

    /// <summary>A candidacy handed in, with its dossier and its letter, and a member whose dues are called; the private link of the former.</summary>
    private async Task<string> Fill(string tenant, string name)
    {
        var (id, secret) = (Guid.CreateVersion7(), PrivateLinks.NewSecret());
        var link = PrivateLinks.KeyOf(secret);
        await site.App.Send(new BeginCandidacy(id, Guid.CreateVersion7(), secret, CandidacyPath.Beneficiary, "Zoé", name, "zoe@exemple.fr"), tenant);
        await site.App.Send(
            new SaveCandidacyDraft(
                link, CandidacyPath.Beneficiary, new CandidateProfile(StructureKind.Association, [Activity.Label], InQpv: false, WomenLed: null), new CandidateIdentity(name, null, null, null),
                [.. Enum.GetValues<CandidacyQuestion>().Select(question => new WrittenAnswer(question, "En quelques mots."))]), tenant);
        await site.App.Send(new SubmitCandidacy(link), tenant);

        var member = Guid.CreateVersion7();
        await site.App.Send(new RegisterStructure(member, StructureKind.Company, name, null, null, null, [Activity.Label], false, null, [], new DateOnly(2022, 1, 1)), tenant);
        await site.App.Send(new SetAffiliation(member, Affiliation.Beneficiary, new DateOnly(2022, 2, 1)), tenant);
        await site.App.Send(new BeginMembership(member, new DateOnly(2022, 2, 1), null), tenant);
        // A campaign is named by its year and its due day: on another day, the other association's is another.
        await site.App.Send(new CallDues(CallDues.IdOf(member, 2023), member, 2023, site.App.Today.AddDays(tenant == MilaApp.Other ? -1 : 0)), tenant);
        return secret;
    }

    /// <summary>The addresses of single things that the page leads to.</summary>
    private static async Task<IReadOnlyList<string>> Opened(Visitor visitor) =>
        [.. (await visitor.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('main a')].map(link => link.pathname)"))
            .Where(path => OneThing().IsMatch(path)).Distinct()];

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-")]
    private static partial Regex OneThing();
}
