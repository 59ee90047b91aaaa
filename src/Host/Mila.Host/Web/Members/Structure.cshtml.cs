using Mila.Graph;
using Mila.Host.Composition;
using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Members;

/// <summary>All that is known of a structure, on one page (fiche de la structure).</summary>
public sealed class StructureModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public Sheet Structure { get; private set; } = null!;

    /// <summary>Who of the board declared a link with it.</summary>
    public IReadOnlyList<Interest> Interests { get; private set; } = [];

    public bool MayKeep => Access.Allows("membership.keep_structures", request.Actor);

    public bool MayEnd => Access.Allows("membership.end_membership", request.Actor);

    /// <summary>Its stays; null when it was never hosted.</summary>
    public Tenure? Hosting { get; private set; }

    /// <summary>The years that the picture of memberships covers.</summary>
    public IReadOnlyList<int> Years
    {
        get
        {
            var first = Structure.Memberships.Select(span => span.From.Year).DefaultIfEmpty(frame.Today.Year).Min();
            return [.. Enumerable.Range(first, frame.Today.Year - first + 1)];
        }
    }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        var interests = Access.Allows("membership.read_interests", request.Actor);
        var shown = (await graph.Run(this, variables: new { id, interests }, cancellation: cancellation)).Data<Shown>();
        if (shown.Structure is not { } found)
            return NotFound();
        (Structure, Interests, Hosting) = (found, shown.Interests?.Nodes ?? [], shown.Tenure);
        return Page();
    }

    private sealed record Shown(Sheet? Structure, Tenure? Tenure, Declared? Interests);

    public sealed record Tenure(Guid Id, IReadOnlyList<Stay> Stays);

    public sealed record Stay(Place? Space, string State, DateOnly? PlannedLastDay);

    public sealed record Place(string Name);

    private sealed record Declared(IReadOnlyList<Interest> Nodes);

    public sealed record Interest(Guid PersonId, string? Name, DateOnly Since);

    public sealed record Sheet(
        Guid Id, string Kind, bool? WomenLed, Identity? Identity, IReadOnlyList<string> Activities, string? Affiliation, bool InQpv,
        bool IsMember, Guid? MergedInto, bool IsBehind, bool IsInDirectory, IReadOnlyList<Predecessor> Predecessors, IReadOnlyList<Span> Memberships, IReadOnlyList<Contact> Contacts,
        IReadOnlyList<Artist> Artists, IReadOnlyList<Line> History)
    {
        public string Name => Identity?.Name ?? "Structure sans nom";
    }

    public sealed record Identity(string Name, string? LegalForm, string? Siret, string? Address);

    public sealed record Predecessor(Guid Id, string? Name);

    public sealed record Span(DateOnly From, DateOnly? Until, string? Cause);

    public sealed record Contact(Guid PersonId, string? Name, string Role);

    public sealed record Artist(Guid Id, string? StageName, string? Genre);

    public sealed record Line(
        int Number, string Sentence, DateOnly On, DateTimeOffset RecordedAt, string? RecordedBy, string? Text, bool IsCancelled, bool MayChange);
}
