using Microsoft.Playwright;
using Mila.Host.Composition;
using Xunit;

namespace Mila.Web.Tests;

/// <summary>The pages on which the association writes its own version of a definition, and tries it.</summary>
public sealed class DraftTests(Site site)
{
    private static readonly Guid Anne = Guid.Parse("0199b6f0-0000-7000-8000-000000000001");

    [Fact]
    public async Task A_draft_is_written_corrected_tried_and_thrown_away_without_scripts()
    {
        await using var visitor = await site.Visit(Anne, [Access.Coordinator], Screen.WithoutScripts);
        Assert.Equal(200, await visitor.Go("/deroules/intake/brouillon"));
        await visitor.Check("draft-begun");
        var text = await visitor.Field("Texte du déroulé").InputValueAsync();

        await visitor.Field("Texte du déroulé").FillAsync(text.Replace("\"role\": \"coordinator\"", "\"role\": \"roi\"", StringComparison.Ordinal));
        await visitor.Button("Enregistrer le brouillon").ClickAsync();
        await visitor.Page.GetByText("Le brouillon est enregistré.").WaitForAsync();
        Assert.Contains("Ligne ", await visitor.Page.Locator("section[aria-labelledby=errors]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Button("Publier").CountAsync());

        await visitor.Field("Texte du déroulé").FillAsync(text.Replace("Motiver le refus", "Écrire le motif du refus", StringComparison.Ordinal));
        await visitor.Button("Enregistrer le brouillon").ClickAsync();
        await visitor.Page.GetByText("Rien : ce brouillon peut être publié.").WaitForAsync();
        Assert.Contains("elle s’appelait", await visitor.Page.Locator("section[aria-labelledby=changes]").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Check("draft");

        Assert.Equal(200, await visitor.Go("/deroules/intake/essai?lignes=membership.candidacy_submitted%0Amembership.candidacy_withdrawn"));
        Assert.Contains("Retirée", await visitor.Page.Locator("#result").InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Check("trial");

        await visitor.Go("/deroules/intake/brouillon");
        await visitor.Button("Abandonner le brouillon").ClickAsync();
        await visitor.Page.GetByText("Le brouillon est abandonné.").WaitForAsync();
        Assert.Equal(text, await visitor.Field("Texte du déroulé").InputValueAsync());
    }

    [Fact]
    public async Task A_step_is_changed_by_form_and_the_draft_tells_it()
    {
        await using var visitor = await site.Visit(Anne, [Access.Coordinator], Screen.Phone);
        await visitor.Go("/deroules/intake/brouillon");
        await visitor.Link("Le candidat complète son dossier").ClickAsync();
        await visitor.Check("draft-step");
        await visitor.Field("Ce qui s’y fait").FillAsync("Le candidat ajoute ses pièces");
        await visitor.Field("Relance 1").SelectOptionAsync("");
        await visitor.Send(visitor.Button("Enregistrer dans le brouillon"));
        await Assertions.Expect(visitor.Page.Locator("section[aria-labelledby=changes]")).ToContainTextAsync("Le candidat ajoute ses pièces");
        await Assertions.Expect(visitor.Page.Locator("section[aria-labelledby=errors]")).ToContainTextAsync("Rien");
        await visitor.Check("draft-by-form");

        await visitor.Link("Le candidat ajoute ses pièces").ClickAsync();
        visitor.ExpectsRefusals = true;
        await visitor.Field("Ce qui s’y fait").FillAsync(" ");
        await visitor.Button("Enregistrer dans le brouillon").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".errors")).ToContainTextAsync("Une étape a un nom");
        visitor.ExpectsRefusals = false;

        await visitor.Go("/deroules/intake/brouillon/review");
        await visitor.Field("Sur quelle sortie ?").SelectOptionAsync(new SelectOptionValue { Value = "membership.candidacy_reviewed=all_in" });
        await visitor.Field("Ce qui est demandé").FillAsync("Seconde lecture par la présidence");
        await visitor.Field("À qui ?").SelectOptionAsync(Access.President);
        await visitor.Field("Réponse qui continue").FillAsync("avis favorable");
        await visitor.Send(visitor.Button("Ajouter la question"));
        await Assertions.Expect(visitor.Page.Locator("section[aria-labelledby=changes]")).ToContainTextAsync("Étape ajoutée : « Seconde lecture par la présidence ».".Replace(" :", "\u00A0:", StringComparison.Ordinal).Replace("« ", "«\u00A0", StringComparison.Ordinal).Replace(" »", "\u00A0»", StringComparison.Ordinal));
        await Assertions.Expect(visitor.Page.Locator("section[aria-labelledby=errors]")).ToContainTextAsync("Rien");
        await visitor.Link("Seconde lecture par la présidence").ClickAsync();
        await visitor.Check("draft-question");
        await visitor.Field("Ce qui menait ici mènera à").SelectOptionAsync("ask_board");
        await visitor.Send(visitor.Button("Retirer l’étape"));
        await Assertions.Expect(visitor.Page.Locator("section[aria-labelledby=changes]")).Not.ToContainTextAsync("Seconde lecture");

        await visitor.Go("/deroules/intake/brouillon");
        await visitor.Button("Abandonner le brouillon").ClickAsync();
        await visitor.Send(visitor.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Abandonner le brouillon" }));
    }

    [Fact]
    public async Task Words_are_completed_while_the_text_is_typed()
    {
        await using var visitor = await site.Visit(Anne, [Access.Coordinator]);
        await visitor.Go("/deroules/intake/brouillon");
        await visitor.Check("draft-editor");
        var text = visitor.Field("Texte du déroulé");

        await text.FillAsync("""{ "key": "intake", "steps": [ { "key": "read", "kind": "question", "role": "presi""");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["president"]);
        await text.PressAsync("ArrowDown");
        await visitor.Check("draft-words");
        await text.PressAsync("Enter");
        await text.PressSequentiallyAsync(""", "to": "r""");
        await visitor.Page.GetByRole(AriaRole.Option, new() { Name = "read" }).ClickAsync();

        Assert.EndsWith("\"role\": \"president\", \"to\": \"read\"", await text.InputValueAsync(), StringComparison.Ordinal);
        await text.PressSequentiallyAsync(""", "announcement": "membership.""");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(8);
        await text.PressAsync("Escape");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
    }
}
