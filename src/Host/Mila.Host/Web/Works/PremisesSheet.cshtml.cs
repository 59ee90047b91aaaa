using Microsoft.AspNetCore.Mvc;
using Mila.Files;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;
using Mila.Kernel;

namespace Mila.Host.Web.Works;

/// <summary>One of the premises: how each element is and who saw it, what was put down before, and what its meters showed (fiche d’un local).</summary>
public sealed class PremisesSheetModel(PageGraph graph, Frame frame, RequestScope request, Uploads uploads, Sentences sentences) : MilaPage
{
    public bool Keeps => Access.Allows("incubation.keep_works", request.Actor);

    public Sheet Premises { get; private set; } = null!;

    /// <summary>What was written of each element.</summary>
    public IReadOnlyDictionary<string, string?> Condition { get; private set; } = new Dictionary<string, string?>();

    public IReadOnlyDictionary<string, string?> Trait { get; private set; } = new Dictionary<string, string?>();

    [BindProperty]
    public DateOnly? SeenOn { get; set; }

    [BindProperty]
    public string Kind { get; set; } = "ELECTRICITY";

    [BindProperty]
    public long? Index { get; set; }

    [BindProperty]
    public DateOnly? ReadOn { get; set; }

    [BindProperty]
    public bool IsNewMeter { get; set; }

    [BindProperty]
    public string? Landlord { get; set; }

    [BindProperty]
    public string Role { get; set; } = "REPRESENTS";

    /// <summary>The first day of the lease.</summary>
    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? ClosesOn { get; set; }

    /// <summary>A part of the name of who holds the lease.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    public IReadOnlyList<Choice> Holders { get; private set; } = [new("", "Personne, ou l’association")];

    public async Task<IActionResult> OnPostLease(Guid id, Guid? holderId, CancellationToken cancellation)
    {
        if (From is null)
            ModelState.AddModelError(nameof(From), "Choisissez le premier jour du bail.");
        return await Do("Lease", id, new { id, landlord = Landlord ?? "", role = Role, holder = holderId, from = From }, "Le bail est noté.", cancellation);
    }

    public async Task<IActionResult> OnPostCall(Guid id, CancellationToken cancellation)
    {
        if (ClosesOn is null)
            ModelState.AddModelError(nameof(ClosesOn), "Choisissez le dernier jour pour demander la boutique.");
        var answer = ModelState.IsValid ? await graph.Run(this, "Call", new { id, closesOn = ClosesOn }, cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done("L’appel est ouvert.", $"/boutiques/attributions/{answer.Data<Called>().OpenShopAllotment.ShopAllotment.Id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        (SeenOn, ReadOn) = (frame.Today, frame.Today);
        return await Load(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSurvey(Guid id, Dictionary<string, string?> condition, Dictionary<string, string?> trait, CancellationToken cancellation)
    {
        (Condition, Trait) = (condition, trait);
        var elements = new List<object>();
        try
        {
            foreach (var (element, seen) in condition.Where(each => each.Value is { Length: > 0 }))
                elements.Add(new { element, condition = seen, trait = trait.GetValueOrDefault(element) is { Length: > 0 } word ? word : null, photoId = await Photo(element, cancellation) });
        }
        catch (RuleViolation violation)
        {
            Refused([sentences.Of(violation) with { Field = null }]);
            return await Load(id, cancellation) ? Again() : NotFound();
        }
        return await Do("Survey", id, new { id, seenOn = SeenOn ?? frame.Today, elements }, "L’état est relevé.", cancellation);
    }

    public Task<IActionResult> OnPostWithdraw(Guid id, Guid survey, CancellationToken cancellation) => Do("Withdraw", id, new { id, survey }, "Ce relevé ne compte plus.", cancellation);

    public async Task<IActionResult> OnPostRead(Guid id, CancellationToken cancellation)
    {
        if (Index is not null)
            return await Do("Read", id, new { id, kind = Kind, index = Index, readOn = ReadOn ?? frame.Today, isNewMeter = IsNewMeter }, "Le compteur est relevé.", cancellation);
        ModelState.AddModelError(nameof(Index), "Écrivez ce que montre le compteur, sans les décimales.");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    public Task<IActionResult> OnPostWithdrawReading(Guid id, Guid reading, CancellationToken cancellation) =>
        Do("WithdrawReading", id, new { id, reading }, "Ce relevé de compteur ne compte plus.", cancellation);

    private async Task<Guid?> Photo(string element, CancellationToken cancellation)
    {
        if (Request.Form.Files[$"photo[{element}]"] is not { Length: > 0 } file)
            return null;
        await using var bytes = file.OpenReadStream();
        return await uploads.Receive(file.FileName, bytes, cancellation);
    }

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string done, CancellationToken cancellation)
    {
        var answer = ModelState.IsValid ? await graph.Run(this, operation, variables, cancellation) : null;
        if (answer is not null && !Refused(answer.UserErrors))
            return Done(done, $"/locaux/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().Premises;
        Premises = found!;
        if (found is not null && Keeps && Nom is { Length: > 0 } search)
            Holders = [.. Holders, .. (await graph.Run(this, "Find", new { search }, cancellation)).Data<Searched>().Structures.Nodes.Select(each => new Choice($"{each.Id}", each.Identity?.Name ?? "Structure effacée"))];
        return found is not null;
    }

    private sealed record Shown(Sheet? Premises);

    private sealed record Called(Payload OpenShopAllotment);

    private sealed record Payload(Only ShopAllotment);

    private sealed record Only(Guid Id);

    private sealed record Searched(Found Structures);

    private sealed record Found(IReadOnlyList<Structure> Nodes);

    private sealed record Structure(Guid Id, Identity? Identity);

    private sealed record Identity(string Name);

    public sealed record Held(string Landlord, string Role, Guid? HolderId, string? HolderName, DateOnly From);

    public sealed record Sheet(
        Guid Id, string Name, string? Address, string Use, Held? Lease, IReadOnlyList<Known> Conditions, IReadOnlyList<Visit> Surveys,
        IReadOnlyList<Reading> Electricity, IReadOnlyList<Reading> Gas, IReadOnlyList<Reading> Water, Used? ElectricityUsed, Used? GasUsed, Used? WaterUsed)
    {
        /// <summary>The meters that were ever read.</summary>
        public IEnumerable<(string Kind, IReadOnlyList<Reading> Readings, Used? Used)> Meters =>
            new[] { ("ELECTRICITY", Electricity, ElectricityUsed), ("GAS", Gas, GasUsed), ("WATER", Water, WaterUsed) }.Where(meter => meter.Item2.Count > 0);
    }

    public sealed record Known(string Element, string Condition, string? Trait, Guid? PhotoId, DateOnly SeenOn, string? SeenByName);

    public sealed record Visit(Guid Id, DateOnly SeenOn, string? SeenByName, DateOnly? WithdrawnOn, IReadOnlyList<Told> Elements);

    public sealed record Told(string Element, string Condition);

    public sealed record Reading(Guid Id, long Index, bool IsNewMeter, DateOnly ReadOn);

    public sealed record Used(long Quantity, DateOnly From, DateOnly Until, long PerYear, bool IsPartial);
}
