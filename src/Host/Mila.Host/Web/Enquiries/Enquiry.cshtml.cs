using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Enquiries;

/// <summary>One enquiry: what was asked, the answer, the visit, the candidacy it leads to (demande de renseignement).</summary>
public sealed class EnquiryModel(PageGraph graph) : MilaPage
{
    public Sheet Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostAnswer(Guid id, string? text, CancellationToken cancellation) =>
        Do("Answer", id, new { id, text }, string.IsNullOrWhiteSpace(text) ? "La réponse est notée." : "La réponse est envoyée.", cancellation);

    public async Task<IActionResult> OnPostPropose(Guid id, DateOnly? visitOn, TimeOnly? at, CancellationToken cancellation)
    {
        if (visitOn is null)
            ModelState.AddModelError("visitOn", "Choisissez un jour.");
        if (at is null)
            ModelState.AddModelError("at", "Indiquez une heure.");
        if (!ModelState.IsValid)
            return await Load(id, cancellation) ? Again() : NotFound();
        return await Do("Propose", id, new { id, visitOn, at }, "La visite est proposée.", cancellation);
    }

    public Task<IActionResult> OnPostEnd(Guid id, string outcome, CancellationToken cancellation) => Do("End", id, new { id, outcome }, "C’est noté.", cancellation);

    public Task<IActionResult> OnPostLink(Guid id, Guid candidacy, CancellationToken cancellation) =>
        Do("Link", id, new { id, candidacy }, "La candidature est rattachée.", cancellation);

    public Task<IActionResult> OnPostOpen(Guid id, string path, CancellationToken cancellation) =>
        Do("Open", id, new { id, path }, "Le dossier est ouvert, son lien est envoyé.", cancellation);

    public Task<IActionResult> OnPostClose(Guid id, string reason, CancellationToken cancellation) => Do("Close", id, new { id, reason }, "La demande est close.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/renseignements/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().Enquiry;
        Asked = found!;
        return found is not null;
    }

    private sealed record Shown(Sheet? Enquiry);

    public sealed record Sheet(
        Guid Id, Asker? Person, string Channel, string Wish, bool WantsVisit, string State, string? Words, DateOnly ReceivedOn, string? LoggedByName,
        DateOnly DueOn, bool IsOverdue, DateOnly? AnsweredOn, string? AnsweredByName, string? Answer, IReadOnlyList<Visit> Visits,
        Guid? CandidacyId, DateOnly? CandidateOn, string? End, DateOnly? ClosedOn, IReadOnlyList<Likely>? LikelyCandidacies)
    {
        public bool IsOpen => State is not ("CANDIDATE" or "CLOSED");

        public Visit? Planned => Visits.FirstOrDefault(visit => visit.Outcome is null && IsOpen);
    }

    public sealed record Asker(string DisplayName, string? Email, string? Phone);

    public sealed record Visit(DateOnly On, TimeOnly At, string? Outcome);

    public sealed record Likely(Guid Id, DateOnly BegunOn);
}
