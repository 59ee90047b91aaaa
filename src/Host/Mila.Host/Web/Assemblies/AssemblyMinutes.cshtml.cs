using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Assemblies;

/// <summary>The minutes of an assembly, to be signed and printed (procès-verbal).</summary>
public sealed class AssemblyMinutesModel(PageGraph graph, RequestScope request) : MilaPage
{
    public DateOnly Day { get; private set; }

    public Written Minutes { get; private set; } = null!;

    /// <summary>Whether the person who reads has still to sign.</summary>
    public bool Signs => Access.Allows("membership.sign_minutes", request.Actor)
        && new[] { "president", "secretary" }.Any(role => request.Actor.Is(role) && Minutes.Signatures.All(signature => !string.Equals(signature.As, role, StringComparison.OrdinalIgnoreCase)));

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSign(Guid id, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Sign", new { id }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Le procès-verbal est signé.", $"/assemblees/{id}/proces-verbal");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        if ((await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().Assembly is not { Minutes: { } minutes } found)
            return false;
        (Day, Minutes) = (found.Day, minutes);
        return true;
    }

    private sealed record Shown(Held? Assembly);

    private sealed record Held(DateOnly Day, Written? Minutes);

    public sealed record Written(string? Number, string Text, IReadOnlyList<Signature> Signatures);

    public sealed record Signature(string As, string? Name, DateOnly On);
}
