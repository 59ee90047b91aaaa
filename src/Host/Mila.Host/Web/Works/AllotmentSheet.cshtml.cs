using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Works;

/// <summary>How a shop finds its next tenant: who asked, whom the board proposes, what the landlord says, the lease (attribution d’une boutique).</summary>
public sealed class AllotmentSheetModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public bool Keeps => Access.Allows("incubation.keep_works", request.Actor);

    public Sheet Allotment { get; private set; } = null!;

    /// <summary>A part of the name of who asks for it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    public IReadOnlyList<Choice>? Found { get; private set; }

    /// <summary>Who may be proposed: those whom the landlord has not refused.</summary>
    public IEnumerable<Choice> Candidates => Allotment.Applicants.Where(each => each.RefusedOn is null).Select(each => new Choice($"{each.StructureId}", each.Called));

    [BindProperty]
    public DateOnly? SignedOn { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        SignedOn = frame.Today;
        return await Load(id, cancellation) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsk(Guid id, Guid structureId, CancellationToken cancellation) => Do("Ask", id, new { id, structure = structureId }, "La demande est notée.", cancellation);

    public Task<IActionResult> OnPostPropose(Guid id, Guid structureId, CancellationToken cancellation) =>
        Do("Propose", id, new { id, structure = structureId }, "Le conseil est saisi : chacun vote sur sa page.", cancellation);

    public Task<IActionResult> OnPostEnter(Guid id, CancellationToken cancellation) => Do("Enter", id, new { id }, "L’entrée dans la boutique est notée.", cancellation);

    public Task<IActionResult> OnPostAnswer(Guid id, bool accepts, CancellationToken cancellation) =>
        Do("Answer", id, new { id, accepts }, accepts ? "L’accord du bailleur est noté." : "Le refus du bailleur est noté : une autre structure peut être proposée.", cancellation);

    public async Task<IActionResult> OnPostSign(Guid id, CancellationToken cancellation)
    {
        if (From is null)
            ModelState.AddModelError(nameof(From), "Choisissez le premier jour du bail.");
        return await Do("Sign", id, new { id, signedOn = SignedOn ?? frame.Today, from = From }, "Le bail est noté.", cancellation);
    }

    public Task<IActionResult> OnPostCallOff(Guid id, CancellationToken cancellation) => Do("CallOff", id, new { id }, "L’appel est abandonné.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string done, CancellationToken cancellation)
    {
        var answer = ModelState.IsValid ? await graph.Run(this, operation, variables, cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done(done, $"/boutiques/attributions/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().ShopAllotment;
        Allotment = found!;
        if (found is not null && Keeps && Nom is { Length: > 0 } search)
            Found = [.. (await graph.Run(this, "Find", new { search }, cancellation)).Data<Searched>().Structures.Nodes.Select(each => new Choice($"{each.Id}", each.Identity?.Name ?? "Structure effacée"))];
        return found is not null;
    }

    private sealed record Shown(Sheet? ShopAllotment);

    public sealed record Sheet(
        Guid Id, Named? Premises, string State, DateOnly OpenedOn, DateOnly ClosesOn, bool TakesApplicants, IReadOnlyList<Applicant> Applicants, Guid? ProposedId, string? ProposedName,
        DateOnly? DecidedOn, string? Minutes, Guid? DeliberationId, DateOnly? VoteClosesOn, DateOnly? SignedOn, DateOnly? LeaseFrom, DateOnly? EnteredOn);

    public sealed record Named(Guid Id, string Name);

    public sealed record Applicant(Guid StructureId, string? Name, DateOnly AskedOn, DateOnly? RefusedOn)
    {
        public string Called => Name ?? "Structure effacée";
    }

    private sealed record Searched(Structures Structures);

    private sealed record Structures(IReadOnlyList<Known> Nodes);

    private sealed record Known(Guid Id, Identity? Identity);

    private sealed record Identity(string Name);
}
