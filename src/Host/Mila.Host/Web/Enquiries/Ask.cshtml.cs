using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Enquiries;

/// <summary>A stranger asks something before a candidacy, without an account (se renseigner).</summary>
public sealed class AskModel(PageGraph graph) : MilaPage
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

    /// <summary>Shown to nobody; whoever fills it is a machine.</summary>
    [BindProperty]
    public string Website { get; set; } = "";

    [BindProperty]
    public string Stamp { get; set; } = "";

    public Task OnGet(CancellationToken cancellation) => Renew(cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!EnquiryLabels.Wishes.Any(choice => choice.Value == Wish))
            ModelState.AddModelError("wish", "Choisissez ce que vous cherchez.");
        if (ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Send", new { Wish, Words, WantsVisit, GivenName, FamilyName, Email, Phone, Stamp, Website }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done($"Votre demande est envoyée. Vous aurez une réponse d’ici au {Kernel.French.Day(answer.Data<Sent>().SendEnquiry.SentEnquiry!.AnswerBy)}.", "/se-renseigner");
        }
        if (Refusals.Any(refusal => refusal.Code == "form.stamp_refused") || Stamp.Length == 0)
            await Renew(cancellation);
        return Again();
    }

    private async Task Renew(CancellationToken cancellation)
    {
        Stamp = (await graph.Run(this, "Form", cancellation: cancellation)).Data<Form>().CandidacyForm.Stamp;
        ModelState.Remove(nameof(Stamp));
    }

    private sealed record Form(FormStamp CandidacyForm);

    private sealed record FormStamp(string Stamp);

    private sealed record Sent(SentPayload SendEnquiry);

    private sealed record SentPayload(SentUntil? SentEnquiry);

    private sealed record SentUntil(DateOnly AnswerBy);
}
