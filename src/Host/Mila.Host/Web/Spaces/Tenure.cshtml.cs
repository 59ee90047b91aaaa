using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Mila.Files;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Kernel;

namespace Mila.Host.Web.Spaces;

/// <summary>The stays of one structure, what is left of its tenure, and what is to be done next (hébergement).</summary>
public sealed class TenureModel(PageGraph graph, RequestScope request, Frame frame, Uploads uploads, Sentences sentences) : MilaPage
{
    public bool Allocates => Access.Allows("incubation.allocate", request.Actor);

    public bool Asks => Access.Allows("incubation.ask_extension", request.Actor);

    public bool PutsToVote => Access.Allows("incubation.put_extensions_to_vote", request.Actor);

    public Sheet Tenure { get; private set; } = null!;

    /// <summary>The stay that is promised or goes on; null when the structure is nowhere.</summary>
    public Stay? Current => Tenure.Stays.FirstOrDefault(stay => stay.State != "LEFT" && stay.Kind != "CUPBOARD");

    /// <summary>Whether today is a day on which it may be asked to stay longer.</summary>
    public bool IsInWindow => Current?.Window is { } window && window.OpensOn <= frame.Today && frame.Today <= window.ClosesOn && Current.Extension is "NOT_ASKED" or "REFUSED";

    /// <summary>What its State aid would be over three years if it stayed as long as it asks; none when nobody asks.</summary>
    public StateAidModel.Reckoned? AidIfLonger { get; private set; }

    /// <summary>The workplaces that are nobody's today.</summary>
    public IReadOnlyList<Tags.Choice> Free { get; private set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public string? Cause { get; set; }

    /// <summary>The new first day of a stay that is put off.</summary>
    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>Of the exit interview, as it is being noted.</summary>
    [BindProperty]
    public DateOnly? HeldOn { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? Jobs { get; set; }

    [BindProperty]
    public int? Satisfaction { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Whether the form of the exit interview was refused.</summary>
    public bool Hears => HeldOn is not null || Next is not null || Jobs is not null;

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostNote(Guid id, string piece, IReadOnlyList<IFormFile> files, CancellationToken cancellation)
    {
        try
        {
            var kept = new List<Guid>();
            foreach (var file in files)
            {
                await using var bytes = file.OpenReadStream();
                kept.Add(await uploads.Receive(file.FileName, bytes, cancellation));
            }
            return await Do("Note", id, stay => new { structure = Tenure.StructureId, stay, piece, files = kept }, $"« {SpaceLabels.Piece(piece)} » est noté.", cancellation);
        }
        catch (RuleViolation violation)
        {
            Refused([sentences.Of(violation) with { Field = null }]);
            return await Load(id, cancellation) ? Again() : NotFound();
        }
    }

    public Task<IActionResult> OnPostHear(Guid id, CancellationToken cancellation)
    {
        if (HeldOn is null)
            ModelState.AddModelError(nameof(HeldOn), "Choisissez le jour de l’entretien.");
        if (Next is null)
            ModelState.AddModelError(nameof(Next), "Choisissez où va la structure.");
        if (!decimal.TryParse(Jobs?.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var jobs))
            ModelState.AddModelError(nameof(Jobs), "Écrivez un nombre de postes, par exemple 2,5.");
        if (Satisfaction is null)
            ModelState.AddModelError(nameof(Satisfaction), "Choisissez une note de 1 à 5.");
        return Do("Hear", id, stay => new { structure = Tenure.StructureId, stay, heldOn = HeldOn, next = Next, jobs, satisfaction = Satisfaction, words = Words }, "L’entretien de sortie est noté.", cancellation);
    }

    public Task<IActionResult> OnPostEnter(Guid id, CancellationToken cancellation) =>
        Do("Enter", id, stay => new { structure = Tenure.StructureId, stay }, "La structure est entrée.", cancellation);

    public Task<IActionResult> OnPostPutOff(Guid id, CancellationToken cancellation)
    {
        if (From is null)
            ModelState.AddModelError(nameof(From), "Choisissez le nouveau premier jour.");
        return Do("PutOff", id, stay => new { structure = Tenure.StructureId, stay, from = From }, "L’entrée est reportée.", cancellation);
    }

    public Task<IActionResult> OnPostCancel(Guid id, CancellationToken cancellation) =>
        Do("Cancel", id, stay => new { structure = Tenure.StructureId, stay }, "L’attribution est annulée.", cancellation);

    public Task<IActionResult> OnPostAsk(Guid id, CancellationToken cancellation) =>
        Do("Ask", id, stay => new { structure = Tenure.StructureId, stay, reason = Reason ?? "", lastDay = LastDay }, "La prolongation est demandée ; le conseil en décidera.", cancellation);

    public Task<IActionResult> OnPostVote(Guid id, CancellationToken cancellation) =>
        Do("Vote", id, stay => new { structure = Tenure.StructureId, stay }, "Le conseil est saisi.", cancellation);

    public Task<IActionResult> OnPostAnnounce(Guid id, CancellationToken cancellation) =>
        Do("Announce", id, stay => new { structure = Tenure.StructureId, stay, lastDay = LastDay ?? frame.Today }, "Le départ est annoncé.", cancellation);

    public Task<IActionResult> OnPostLeave(Guid id, CancellationToken cancellation) =>
        Do("Leave", id, stay => new { structure = Tenure.StructureId, stay, lastDay = LastDay ?? frame.Today, cause = Cause ?? "TERM" }, "La structure est sortie.", cancellation);

    public Task<IActionResult> OnPostMove(Guid id, Guid to, DateOnly? on, CancellationToken cancellation) =>
        Do("Move", id, stay => new { structure = Tenure.StructureId, stay, to, on = on ?? frame.Today }, "La structure a changé d’espace.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, Func<Guid, object> variables, string done, CancellationToken cancellation)
    {
        if (!await Load(id, cancellation))
            return NotFound();
        if (Current is not { } stay)
            return Redirect($"/hebergements/{id}");
        var answer = ModelState.IsValid ? await graph.Run(this, operation, variables(stay.Id), cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done(done, $"/hebergements/{id}");
        await Load(id, cancellation);
        return Again();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().Tenure;
        Tenure = found!;
        if (found is null)
            return false;
        if (Current is { Extension: "ASKED" or "TO_BE_VOTED_AGAIN", ExtensionLastDay: { } asked })
            AidIfLonger = (await graph.Run(this, "Aid", new { structure = found.StructureId, asOf = asked }, cancellation)).Data<Aided>().AidReckoning;
        if (Allocates && Current is { State: "HERE" } current)
            Free = [.. (await graph.Run(this, "Free", new { day = frame.Today }, cancellation)).Data<Spaces>().Sites
                .SelectMany(site => site.Spaces.Where(space => space is { IsAllocated: true, State: "IN_USE", Occupation: null } && space.Kind != "CUPBOARD" && space.Id != current.Space.Id)
                    .Select(space => new Tags.Choice(space.Id.ToString(), $"{space.Name}, {site.Name}")))];
        return true;
    }

    private sealed record Shown(Sheet? Tenure);

    private sealed record Aided(StateAidModel.Reckoned? AidReckoning);

    public sealed record Sheet(Guid Id, Guid StructureId, string? StructureName, Spent Spent, IReadOnlyList<Past> History, IReadOnlyList<Stay> Stays);

    public sealed record Spent(int DaysUsed, int DaysLeft);

    public sealed record Past(DateOnly From, DateOnly LastDay, Guid ProofId);

    public sealed record Stay(
        Guid Id, string Kind, Named Space, DateOnly From, DateOnly? PlannedLastDay, DateOnly? LastDay, string State, string Contract, string? Cause, bool IsOverstaying,
        string Extension, string? ExtensionReason, DateOnly? ExtensionDecidedOn, string? Proof, DateOnly? ExtensionLastDay, Guid? DeliberationId, Days? Window, IReadOnlyList<Given> Notices, IReadOnlyList<Noted> Pieces, Interview? ExitInterview)
    {
        public Noted? Of(string piece) => Pieces.FirstOrDefault(each => each.Piece == piece);
    }

    /// <summary>What the leaders said as they left.</summary>
    public sealed record Interview(DateOnly HeldOn, string Next, decimal Jobs, int Satisfaction, string? Words);

    public sealed record Named(Guid Id, string Name);

    public sealed record Days(DateOnly OpensOn, DateOnly ClosesOn);

    public sealed record Given(string Notice, DateOnly DueOn, DateOnly On, Guid LetterId);

    public sealed record Noted(string Piece, DateOnly On, IReadOnlyList<Document> Files);

    public sealed record Document(Guid Id, string Name, string MediaType)
    {
        public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);
    }

    private sealed record Spaces(IReadOnlyList<Site> Sites);

    private sealed record Site(string Name, IReadOnlyList<Room> Spaces);

    private sealed record Room(Guid Id, string Name, string Kind, bool IsAllocated, string State, Taken? Occupation);

    private sealed record Taken(Guid AllocationId);
}
