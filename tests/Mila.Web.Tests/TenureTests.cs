using Microsoft.Playwright;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Mila.Testing;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>A space is given from its page, the structure enters, leaves, and the pictures show it.</summary>
public sealed class TenureTests(Site site)
{
    private static readonly Guid Structure = NamedId.Of("web", "tenure structure");
    private static readonly Guid Leader = NamedId.Of("web", "tenure leader");
    private static readonly Guid Place = NamedId.Of("web", "tenure site");
    private static readonly Guid Office = NamedId.Of("web", "tenure office");

    private static FilePayload Photo(string name) => new()
    {
        Name = name, MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="),
    };

    [Fact]
    public async Task A_space_is_given_entered_and_handed_back_from_its_pages()
    {
        await site.App.Send(new RecordPerson(Leader, "Noé", "Lourd", "noe@exemple.fr"));
        await site.App.Send(new RegisterStructure(
            Structure, StructureKind.Company, "Pavillon Sonore", null, null, null, [Activity.Label], false, null, [new Contact(Leader, ContactRole.Leader)], new(2022, 1, 3)));
        await site.App.Send(new BeginMembership(Structure, new DateOnly(2022, 1, 3), null));
        await site.App.Send(new OpenSite(Place, "Pavillon", "1 rue de l’Essai, 75018 Paris", 9));
        await site.App.Send(new RegisterSpace(Office, Place, SpaceKind.Office, "Cabine", 1050, 1));
        await using var coordinator = await Association.CoordinatorAt(site);
        coordinator.ExpectsRefusals = true;

        Assert.Equal(200, await coordinator.Go("/espaces"));
        await coordinator.Check("spaces");
        await coordinator.Link("Cabine").ClickAsync();
        await coordinator.Check("space");
        await coordinator.Page.GetByText("Fixer la redevance").ClickAsync();
        await coordinator.Field("Montant mensuel hors taxe, en euros").FillAsync("cent");
        await coordinator.Button("Enregistrer la redevance").ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("Indiquez un montant");
        await coordinator.Field("Montant mensuel hors taxe, en euros").FillAsync("187,50");
        await coordinator.Send(coordinator.Button("Enregistrer la redevance"));
        Assert.Contains("187,50\u00A0€", await coordinator.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await coordinator.Field("Adhérent").FillAsync("pavillon");
        await coordinator.Button("Chercher").ClickAsync();
        await coordinator.Page.GetByLabel("Pavillon Sonore").CheckAsync();
        await coordinator.Send(coordinator.Button("Attribuer"));
        await coordinator.Check("tenure-promised");
        await coordinator.Button("La structure entre").ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("Il manque la convention signée");
        await coordinator.Page.Locator("summary", new() { HasText = "Avec un document : État des lieux d’entrée" }).ClickAsync();
        await coordinator.Page.GetByLabel("Documents ou photos : État des lieux d’entrée").SetInputFilesAsync([Photo("cabine-mur.png"), Photo("cabine-porte.png")]);
        await coordinator.Send(coordinator.Button("C’est fait : État des lieux d’entrée"));
        await Assertions.Expect(coordinator.Page.GetByAltText("cabine-porte.png")).ToHaveCountAsync(1);
        foreach (var piece in new[] { "Convention signée", "Attestation d’assurance", "Dépôt de garantie reçu" })
            await coordinator.Send(coordinator.Button($"C’est fait : {piece}"));
        await coordinator.Send(coordinator.Button("La structure entre"));
        Assert.Contains("La structure est entrée.", await coordinator.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        var tenure = new Uri(coordinator.Page.Url).AbsolutePath;
        await coordinator.Check("tenure-here");

        await coordinator.Go("/hebergements");
        await coordinator.Check("tenures");
        Assert.Contains("Pavillon Sonore", await coordinator.Page.InnerTextAsync("table"), StringComparison.Ordinal);
        await coordinator.TurnTo(Screen.Phone);
        foreach (var page in new[] { "/redevances", "/hebergements", "/espaces", $"/espaces/{Office}", tenure })
        {
            await coordinator.Go(page);
            await coordinator.Check($"phone-{page.Split('/')[1]}");
        }

        await using (var leader = await site.Visit(Leader, ["member"]))
        {
            Assert.Equal(200, await leader.Go(tenure));
            await leader.Check("tenure-of-mine");
            Assert.Equal(0, await leader.Button("Enregistrer la sortie").CountAsync());
            leader.ExpectsRefusals = true;
            Assert.Equal(403, await leader.Go("/espaces"));
        }
        await using (var other = await site.Visit(NamedId.Of("web", "tenure stranger"), ["member"]))
        {
            other.ExpectsRefusals = true;
            Assert.Equal(404, await other.Go(tenure));
        }

        await coordinator.Go(tenure);
        await coordinator.Page.GetByText("Noter l’entretien").ClickAsync();
        await coordinator.Field("Postes à la sortie").FillAsync("deux");
        await coordinator.Button("Enregistrer l’entretien").ClickAsync();
        await Assertions.Expect(coordinator.Page.Locator(".errors")).ToContainTextAsync("Écrivez un nombre de postes");
        await coordinator.Check("tenure-interview-refused");
        await coordinator.Page.GetByLabel("Ses propres locaux").CheckAsync();
        await coordinator.Field("Postes à la sortie").FillAsync("2,5");
        await coordinator.Page.GetByLabel("5, très utile").CheckAsync();
        await coordinator.Send(coordinator.Button("Enregistrer l’entretien"));
        await coordinator.Page.GetByText("Les clés sont revenues").ClickAsync();
        await coordinator.Page.GetByLabel("Départ anticipé", new() { Exact = true }).CheckAsync();
        await coordinator.Send(coordinator.Button("Enregistrer la sortie"));
        Assert.Contains("N’a plus d’espace.", await coordinator.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await coordinator.Check("tenure-left");
    }

    [Fact]
    public async Task Stays_before_Mila_are_tried_then_imported_from_a_file()
    {
        var (structure, place) = (NamedId.Of("web", "imported structure"), NamedId.Of("web", "imported site"));
        await site.App.Send(new RegisterStructure(structure, StructureKind.Company, "Les Revenants", null, null, null, [Activity.Label], false, null, [], new(2018, 1, 3)));
        await site.App.Send(new BeginMembership(structure, new DateOnly(2018, 1, 3), null));
        await site.App.Send(new OpenSite(place, "Grenier", null, 9));
        await site.App.Send(new RegisterSpace(NamedId.Of("web", "imported space"), place, SpaceKind.Office, "Soupente", 900, 1));
        await using var coordinator = await Association.CoordinatorAt(site);
        await coordinator.Go("/hebergements");
        await coordinator.Link("Importer").ClickAsync();
        await coordinator.Check("tenures-import");
        var model = await coordinator.Page.EvaluateAsync<string>("async () => await (await fetch('/hebergements/import?handler=Model')).text()");
        var header = model.TrimStart('\uFEFF').Split('\n')[0].TrimEnd('\r');

        await Try(coordinator, $"{header}\nLes Revenants;;;Soupente;01/09/2019;31/08/2021;convention d’occupation;;;;;;");
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("s’enregistre avec sa preuve");
        await coordinator.Check("tenures-import-refused");
        await coordinator.TurnTo(Screen.Phone);
        await Try(coordinator, $"{header}\nLes Revenants;;;Soupente;01/09/2019;31/08/2021;convention d’occupation;Convention 19-3;;;;31/08/2021;terme du séjour");
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("Séjours nouveaux");
        await coordinator.Check("tenures-import-tried");
        await coordinator.Send(coordinator.Button("Importer"));
        await coordinator.Go($"/hebergements/{Mila.Incubation.Tenures.Tenure.IdOf(structure)}");
        await Assertions.Expect(coordinator.Page.Locator("main")).ToContainTextAsync("Convention 19-3");
        await coordinator.Check("tenure-imported");
    }

    private static async Task Try(Visitor coordinator, string file)
    {
        await coordinator.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "hebergements.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await coordinator.Button("Voir ce que ça ferait").ClickAsync();
    }
}
