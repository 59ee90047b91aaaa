using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Successions;

/// <summary>Who leads a structure, or the office, says that another takes its place (déclarer une succession).</summary>
public sealed class DeclareModel(PageGraph graph, RequestScope request) : MilaPage
{
    [BindProperty]
    public string? Change { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>After a member's declaration there is nothing more to do.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Declared { get; set; }

    public IActionResult OnGet() => Access.Allows("membership.declare_successions", request.Actor) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid structure, CancellationToken cancellation)
    {
        if (Change is null)
            ModelState.AddModelError("change", "Choisissez ce qui change.");
        if (!ModelState.IsValid)
            return Again();
        var answer = await graph.Run(this, null, new { structure, Change, Words }, cancellation);
        if (Refused(answer.UserErrors))
            return Again();
        return Done("La succession est déclarée.", Access.Allows("membership.read_successions", request.Actor)
            ? $"/successions/{answer.Data<Answer>().DeclareSuccession.Succession!.Id}"
            : $"/successions/declarer/{structure}?declared=true");
    }

    private sealed record Answer(Payload DeclareSuccession);

    private sealed record Payload(New? Succession);

    private sealed record New(Guid Id);
}
