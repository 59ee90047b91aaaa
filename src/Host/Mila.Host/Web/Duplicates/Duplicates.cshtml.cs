using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web.Duplicates;

/// <summary>Records that may be of one structure or one person, and making one of two (doublons).</summary>
public sealed class DuplicatesModel(PageGraph graph) : MilaPage
{
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation) =>
        Groups = (await graph.Run(this, "Show", cancellation: cancellation)).Data<Shown>().LikelyDuplicates;

    /// <param name="kind"><c>STRUCTURE</c> or <c>PERSON</c>.</param>
    /// <param name="pair">The record that stays and its duplicate.</param>
    public async Task<IActionResult> OnPost(string kind, string pair, CancellationToken cancellation)
    {
        var (kept, duplicate) = pair?.Split(' ') is [var first, var second] && Guid.TryParse(first, out var stays) && Guid.TryParse(second, out var goes) ? (stays, goes) : default;
        var answer = await graph.Run(this, kind == "PERSON" ? "People" : "Structures", new { kept, duplicate }, cancellation);
        if (!Refused(answer.UserErrors))
            return Done("Les deux fiches n’en font plus qu’une.", "/doublons");
        await OnGet(cancellation);
        return Again();
    }

    private sealed record Shown(IReadOnlyList<Group> LikelyDuplicates);

    public sealed record Group(string Kind, string Ground, IReadOnlyList<Entry> Records)
    {
        /// <summary>Each record with the first one, which the reader may have stay or go.</summary>
        public IEnumerable<(Entry First, Entry Second)> Pairs => Records.Skip(1).Select(other => (Records[0], other));

        public string Why => (Kind, Ground) switch
        {
            (_, "NUMBER") => "Même SIRET",
            (_, "EMAIL") => "Même adresse électronique",
            ("PERSON", _) => "Même prénom et même nom",
            _ => "Même nom",
        };
    }

    public sealed record Entry(Guid Id, string Title, string? Detail)
    {
        public string Called => Detail is null ? Title : $"{Title} ({Detail})";
    }
}
