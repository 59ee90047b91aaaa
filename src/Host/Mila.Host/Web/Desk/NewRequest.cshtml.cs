using Microsoft.AspNetCore.Mvc;
using Mila.Files;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;
using Mila.Kernel;

namespace Mila.Host.Web.Desk;

/// <summary>A member asks the office for something, a photo at hand; or the office puts it down for the member (nouvelle demande).</summary>
public sealed class NewRequestModel(PageGraph graph, RequestScope request, Uploads uploads, Sentences sentences) : MilaPage
{
    /// <summary>A part of a member's name, for the office.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Structure { get; set; }

    [BindProperty]
    public Guid? StructureId { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>For whom one may ask; none before the office has looked for a name.</summary>
    public IReadOnlyList<Choice>? Structures { get; private set; }

    public bool KeepsTheDesk => Access.Allows("membership.handle_requests", request.Actor);

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    public async Task<IActionResult> OnPost(IFormFile? photo, CancellationToken cancellation)
    {
        if (StructureId is null)
            ModelState.AddModelError("structureId", "Choisissez la structure.");
        if (string.IsNullOrWhiteSpace(Words))
            ModelState.AddModelError("words", "Dites ce dont vous avez besoin.");
        return ModelState.IsValid ? await FileIt(photo, cancellation) : await Show([], cancellation);
    }

    private async Task<IActionResult> FileIt(IFormFile? photo, CancellationToken cancellation)
    {
        try
        {
            var picture = await Upload(photo, cancellation);
            var answer = await graph.Run(this, "File", new
            {
                StructureId, kind = Kind ?? "OTHER", Words, place = string.IsNullOrEmpty(Place) ? null : Place, photo = picture,
            }, cancellation);
            return answer.UserErrors is { Count: > 0 } errors
                ? await Show(errors, cancellation)
                : Done("Votre demande est déposée.", $"/demandes/{answer.Data<Filed>().FileDeskRequest.DeskRequest!.Id}");
        }
        catch (RuleViolation violation)
        {
            return await Show([sentences.Of(violation) with { Field = "photo" }], cancellation);
        }
    }

    private async Task<Guid?> Upload(IFormFile? photo, CancellationToken cancellation)
    {
        if (photo is null)
            return null;
        await using var bytes = photo.OpenReadStream();
        return await uploads.Receive(photo.FileName, bytes, cancellation);
    }

    private async Task<IActionResult> Show(IReadOnlyList<UserError> errors, CancellationToken cancellation)
    {
        await Load(cancellation);
        Refused(errors);
        return Again();
    }

    private async Task Load(CancellationToken cancellation)
    {
        if (!KeepsTheDesk)
            Structures = [.. (await graph.Run(this, "Mine", cancellation: cancellation)).Data<Mine>().MyStructures
                .Select(each => new Choice($"{each.Id}", each.Name ?? "Structure effacée"))];
        else if (Structure is { Length: > 0 } search)
            Structures = [.. (await graph.Run(this, "Find", new { search }, cancellation)).Data<Found>().Members.Nodes
                .Select(each => new Choice($"{each.StructureId}", each.Name))];
    }

    private sealed record Mine(IReadOnlyList<Own> MyStructures);

    private sealed record Own(Guid Id, string? Name);

    private sealed record Found(MemberList Members);

    private sealed record MemberList(IReadOnlyList<Member> Nodes);

    private sealed record Member(Guid StructureId, string Name);

    private sealed record Filed(Payload FileDeskRequest);

    private sealed record Payload(New? DeskRequest);

    private sealed record New(Guid Id);
}
