using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Enquiries;

/// <summary>A stranger asks something before a candidacy, without an account (se renseigner).</summary>
public sealed class AskModel(PageGraph graph) : StampedPage(graph)
{
    public static readonly string[] Fields = ["wish", "words", "givenName", "familyName", "email", "phone"];

    [BindProperty]
    public string Wish { get; set; } = "";

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public bool WantsVisit { get; set; }

    [BindProperty]
    public string GivenName { get; set; } = "";

    [BindProperty]
    public string FamilyName { get; set; } = "";

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Phone { get; set; } = "";

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!EnquiryLabels.Wishes.Any(choice => choice.Value == Wish))
            ModelState.AddModelError("wish", "Choisissez ce que vous cherchez.");
        if (ModelState.IsValid)
        {
            var answer = await Graph.Run(this, "Send", new { Wish, Words, WantsVisit, GivenName, FamilyName, Email, Phone, Stamp, Website }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done($"Votre demande est envoyée. Vous aurez une réponse d’ici au {Kernel.French.Day(answer.Data<Sent>().SendEnquiry.SentEnquiry!.AnswerBy)}.", "/se-renseigner");
        }
        return await AgainStamped(cancellation);
    }

    private sealed record Sent(SentPayload SendEnquiry);

    private sealed record SentPayload(SentUntil? SentEnquiry);

    private sealed record SentUntil(DateOnly AnswerBy);
}
