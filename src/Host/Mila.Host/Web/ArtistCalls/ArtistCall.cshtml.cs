using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.ArtistCalls;

/// <summary>One call: a public notice, a member's answers, the office's selection (appel à artistes).</summary>
public sealed class ArtistCallModel(PageGraph graph, RequestScope request) : MilaPage
{
    public Sheet Call { get; private set; } = null!;

    /// <summary>The artists that may be proposed, each with its structure.</summary>
    public IReadOnlyList<Choice> Artists { get; private set; } = [];

    public bool Runs => Access.Allows("membership.run_artist_calls", request.Actor);

    public bool Proposes => Access.Allows("membership.propose_artists", request.Actor);

    public static string Called(Answer answer) => $"{answer.StageName ?? "Artiste effacé"}, {answer.StructureName ?? "structure effacée"}";

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation) => await Load(id, cancellation) ? Page() : NotFound();

    /// <param name="artist">The structure and the artist, apart by a space.</param>
    public async Task<IActionResult> OnPostPropose(Guid id, string? artist, string? words, CancellationToken cancellation)
    {
        if (artist?.Split(' ') is not [var structure, var who] || !Guid.TryParse(structure, out var structureId) || !Guid.TryParse(who, out var artistId))
        {
            ModelState.AddModelError("artist", "Choisissez un artiste.");
            return await Load(id, cancellation) ? Again() : NotFound();
        }
        return await Do("Propose", id, new { id, structureId, artistId, words }, "Votre proposition est déposée.", cancellation);
    }

    public Task<IActionResult> OnPostWithdraw(Guid id, Guid answer, CancellationToken cancellation) =>
        Do("Withdraw", id, new { id, answer }, "Votre proposition est retirée.", cancellation);

    public Task<IActionResult> OnPostSelect(Guid id, List<Guid>? kept, CancellationToken cancellation) =>
        Do("Select", id, new { id, kept = kept ?? [] }, "La sélection est faite ; chacun reçoit un courrier.", cancellation);

    public Task<IActionResult> OnPostPlayed(Guid id, List<Guid>? played, DateOnly? playedOn, CancellationToken cancellation) =>
        Do("Played", id, new { id, played = played ?? [], playedOn }, "C’est noté.", cancellation);

    public Task<IActionResult> OnPostCancel(Guid id, CancellationToken cancellation) => Do("Cancel", id, new { id }, "L’appel est annulé.", cancellation);

    private async Task<IActionResult> Do(string operation, Guid id, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, $"/appels-artistes/{id}");
        return await Load(id, cancellation) ? Again() : NotFound();
    }

    private async Task<bool> Load(Guid id, CancellationToken cancellation)
    {
        if ((await graph.Run(this, "Show", new { id }, cancellation)).Data<Shown>().ArtistCall is not { } call)
            return false;
        Call = call;
        if (Proposes && call.TakesAnswers)
            Artists = [.. (await graph.Run(this, "Mine", new { id }, cancellation)).Data<Own>().ArtistsToPropose
                .Select(artist => new Choice($"{artist.StructureId} {artist.ArtistId}", $"{artist.StageName ?? "Artiste effacé"}, {artist.StructureName ?? "structure effacée"}"))];
        return true;
    }

    private sealed record Shown(Sheet? ArtistCall);

    public sealed record Sheet(
        Guid Id, string? Title, string? Occasion, string? Partner, DateOnly EventOn, DateOnly ClosesOn, int Places, IReadOnlyList<string> OpenTo,
        string State, bool TakesAnswers, IReadOnlyList<Answer> Answers);

    public sealed record Answer(Guid Id, string? StructureName, string? StageName, string? Words, DateOnly On, string State, DateOnly? PlayedOn);

    private sealed record Own(IReadOnlyList<Proposable> ArtistsToPropose);

    private sealed record Proposable(Guid StructureId, string? StructureName, Guid ArtistId, string? StageName);
}
