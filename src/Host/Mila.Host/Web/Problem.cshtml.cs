using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Mila.Host.Web;

/// <summary>What went wrong, in a sentence, and what to do about it (page d’erreur).</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemModel : PageModel
{
    public (string Title, string Sentence) Says { get; private set; }

    public void OnGet(int code) => Says = Of(code);

    public void OnPost(int code) => Says = Of(code);

    private (string Title, string Sentence) Of(int code)
    {
        Response.StatusCode = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        var (title, sentence) = Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest =>
                ("Ce formulaire n’a pas pu être lu", "Il est peut-être resté ouvert trop longtemps. Revenez à la page précédente, rechargez-la et envoyez-le de nouveau : rien n’a été enregistré."),
            StatusCodes.Status403Forbidden =>
                ("Cette page n’est pas ouverte à votre rôle", "Si vous pensez devoir la voir, demandez-le à la coordination de l’association."),
            StatusCodes.Status404NotFound =>
                ("Cette page n’existe pas", "L’adresse est peut-être incomplète, ou ce que vous cherchez n’est plus là. Vérifiez l’adresse, ou repartez de l’accueil."),
            StatusCodes.Status413PayloadTooLarge =>
                ("C’est trop lourd", "Ce que vous avez envoyé dépasse la taille acceptée. Allégez les fichiers et recommencez : rien n’a été enregistré."),
            StatusCodes.Status429TooManyRequests =>
                ("Trop de demandes à la fois", "Attendez une minute, puis recommencez : rien n’a été enregistré."),
            >= 500 =>
                ("Quelque chose s’est cassé de notre côté", "Ce n’est pas de votre fait. Réessayez dans un instant ; si cela dure, prévenez la coordination de l’association."),
            _ =>
                ("Cette demande n’a pas pu aboutir", "Revenez à la page précédente et réessayez, ou repartez de l’accueil."),
        };
        return (title, Kernel.French.Typeset(sentence));
    }
}
