using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.OutsideContacts;

/// <summary>One contact who is no member: who it is, and what it consents to (fiche contact).</summary>
public sealed class ContactModel(PageGraph graph) : MilaPage
{
    public Sheet Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostGive(Guid id, string channel, string source, CancellationToken cancellation) =>
        Do("Give", id, new { id, channel, source }, "Le consentement est noté.", cancellation);

    public Task<IActionResult> OnPostWithdraw(Guid id, string channel, CancellationToken cancellation) =>
        Do("Withdraw", id, new { id, channel }, "Le consentement est retiré.", cancellation);

    public Task<IActionResult> OnPostEnd(Guid id, DateOnly? on, CancellationToken cancellation) => Do("End", id, new { id, on }, "Le contact n’est plus tenu.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/contacts/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Answer>().OutsideContact;
        Shown = found!;
        return found is not null;
    }

    private sealed record Answer(Sheet? OutsideContact);

    public sealed record Sheet(
        Guid Id, string? Name, string? Address, ContactPerson? Person, string Kind, DateOnly Since, DateOnly? Until,
        IReadOnlyList<string> Standing, IReadOnlyList<Given> Consents);

    public sealed record Given(string Channel, string Source, DateOnly From, DateOnly? Until);
}
