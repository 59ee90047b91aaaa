using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Spaces;

/// <summary>One space: what it is and costs, who had it, and to whom it is given next (espace).</summary>
public sealed class SpaceModel(PageGraph graph, RequestScope request, Frame frame) : MilaPage
{
    public bool Allocates => Access.Allows("incubation.allocate", request.Actor);

    public bool Keeps => Access.Allows("incubation.keep_spaces", request.Actor);

    public Sheet Space { get; private set; } = null!;

    /// <summary>A part of the name of the structure that is to have it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    public IReadOnlyList<Member> Found { get; private set; } = [];

    [BindProperty]
    public Guid? StructureId { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>The last day; as long as the tenure allows when it is left empty.</summary>
    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string Contract { get; set; } = "OCCUPANCY_AGREEMENT";

    [BindProperty]
    public bool There { get; set; }

    [BindProperty]
    public string? Monthly { get; set; }

    [BindProperty]
    public int? Year { get; set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        (From, Year) = (frame.Today, frame.Today.Year);
        return await Load(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAllocate(Guid id, CancellationToken cancellation)
    {
        var answer = ModelState.IsValid && StructureId is { } structure
            ? await graph.Run(this, "Allocate", new { id, structureId = structure, from = From ?? frame.Today, until = Until?.AddDays(1), contract = Contract, there = There }, cancellation)
            : null;
        if (answer is null)
            ModelState.AddModelError("structureId", "Choisissez une structure parmi celles qui sont trouvées.");
        else if (!Refused(answer.UserErrors))
            return Done("L’espace est attribué.", $"/hebergements/{answer.Data<Allocated>().AllocateSpace.Tenure.Id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    public Task<IActionResult> OnPostState(Guid id, string state, DateOnly? on, CancellationToken cancellation) =>
        Do("SetState", id, new { id, state, on = on ?? frame.Today }, "L’état de l’espace est enregistré.", cancellation);

    public async Task<IActionResult> OnPostFee(Guid id, CancellationToken cancellation)
    {
        if (Euros.CentsOf(Monthly) is { } cents)
            return await Do("SetFee", id, new { id, year = Year ?? frame.Today.Year, cents }, "La redevance est enregistrée.", cancellation);
        ModelState.AddModelError("monthly", "Indiquez un montant, par exemple 180,00.");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string done, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(done, $"/espaces/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().Space;
        Space = found!;
        if (found is not null && Allocates && Nom is { Length: > 0 } search)
            Found = (await graph.Run(this, "Find", new { search }, cancellation)).Data<Searched>().Members.Nodes;
        return found is not null;
    }

    private sealed record Shown(Sheet? Space);

    public sealed record Sheet(Guid Id, string Name, string Kind, decimal? SquareMetres, bool IsAllocated, string State, Amount? MonthlyFee, Place Site, IReadOnlyList<Promise> Promises, IReadOnlyList<Occupation> Occupations);

    /// <summary>Who was given the space and has not moved in yet.</summary>
    public sealed record Promise(Guid TenureId, string? StructureName, DateOnly From, DateOnly? PlannedLastDay);

    public sealed record Amount(string Text);

    public sealed record Place(string Name);

    public sealed record Occupation(string? StructureName, Guid AllocationId, DateOnly From, DateOnly? LastDay, bool IsOver, bool IsOverstaying, string? Cause, Guid TenureId);

    private sealed record Searched(Members Members);

    private sealed record Members(IReadOnlyList<Member> Nodes);

    public sealed record Member(Guid StructureId, string Name);

    private sealed record Allocated(Payload AllocateSpace);

    private sealed record Payload(Named Tenure);

    private sealed record Named(Guid Id);
}
