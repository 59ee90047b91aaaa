using Microsoft.AspNetCore.Mvc;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Exchange;

/// <summary>A member tells the others something (nouvelle annonce).</summary>
public sealed class NewPostModel(PageGraph graph) : MilaPage
{
    [BindProperty]
    public Guid? StructureId { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public IReadOnlyList<Choice> Structures { get; private set; } = [];

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (StructureId is null)
            ModelState.AddModelError("structureId", "Choisissez la structure.");
        if (ModelState.IsValid)
        {
            var answer = await graph.Run(this, "Publish", new { StructureId, kind = Kind ?? "ANNOUNCEMENT", title = Title ?? "", words = Words ?? "", Until }, cancellation);
            if (!Refused(answer.UserErrors))
                return Done("Votre annonce est publiée.", $"/entraide/{answer.Data<Published>().PublishMemberPost.MemberPost!.Id}");
        }
        await Load(cancellation);
        return Again();
    }

    private async Task Load(CancellationToken cancellation) => Structures =
        [.. (await graph.Run(this, "Mine", cancellation: cancellation)).Data<Mine>().MyStructures.Select(each => new Choice($"{each.Id}", each.Name ?? "Structure effacée"))];

    private sealed record Mine(IReadOnlyList<Own> MyStructures);

    private sealed record Own(Guid Id, string? Name);

    private sealed record Published(Payload PublishMemberPost);

    private sealed record Payload(New? MemberPost);

    private sealed record New(Guid Id);
}
