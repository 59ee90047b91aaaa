using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Usages;

/// <summary>What one structure used this year; a tap counts one more (usages d’un adhérent).</summary>
public sealed class UsagesOfModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Sheet Ledger { get; private set; } = null!;

    public bool Counts => Access.Allows("membership.count_usages", request.Actor);

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostCount(Guid id, string benefit, CancellationToken cancellation) =>
        Do("Count", id, new { id, benefit }, $"Compté : {UsageLabels.Of(benefit).ToLowerInvariant()}.", cancellation);

    public Task<IActionResult> OnPostCancel(Guid id, int year, Guid usage, CancellationToken cancellation) =>
        Do("Cancel", id, new { id, year, usage }, "L’usage ne compte plus.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/services/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().UsagesOf;
        Ledger = found!;
        return found is not null;
    }

    private sealed record Shown(Sheet? UsagesOf);

    public sealed record Sheet(string? StructureName, int Year, IReadOnlyList<Line> Usages);

    public sealed record Line(Guid Id, string Benefit, int Count, DateOnly On, string? Cancelled);
}
