using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Pulses;

/// <summary>The years' questionnaires with their answer rates, for the office and the board (pouls annuel).</summary>
public sealed class PulseBoardModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    /// <summary>A part of the name of a structure whose agreement is noted.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    public static IReadOnlyList<Choice> Choices { get; } = [new("true", "Accepte d’être interrogée"), new("false", "Ne veut plus l’être")];

    public IReadOnlyList<Choice> Years => [new($"{frame.Today.Year}", $"{frame.Today.Year}"), new($"{frame.Today.Year - 1}", $"{frame.Today.Year - 1}")];

    public Shelf List { get; private set; } = null!;

    public IReadOnlyList<Choice> Found { get; private set; } = [];

    public bool Runs => Access.Allows("membership.run_pulse", request.Actor);

    public Task OnGet(string? after, CancellationToken cancellation) => Load(after, cancellation);

    public async Task<IActionResult> OnPostOpen(int year, DateOnly? closesOn, CancellationToken cancellation)
    {
        if (closesOn is not null)
            return await Do("Open", new { year, closesOn }, "Le questionnaire est envoyé à qui a donné son accord.", cancellation);
        ModelState.AddModelError("closesOn", "Choisissez le dernier jour pour répondre.");
        await Load(null, cancellation);
        return Again();
    }

    public Task<IActionResult> OnPostClose(int year, CancellationToken cancellation) => Do("Close", new { year }, "Le questionnaire est clos.", cancellation);

    public Task<IActionResult> OnPostAgree(Guid structure, bool agrees, CancellationToken cancellation) =>
        Do("Agree", new { structure, agrees }, "Le choix de la structure est noté.", cancellation);

    private async Task<IActionResult> Do(string operation, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, "/pouls");
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation)
    {
        List = (await graph.Run(this, "Show", new { after }, cancellation)).Data<Shown>().Pulses;
        if (Runs && Nom is { Length: > 0 } search)
            Found = [.. (await graph.Run(this, "Find", new { search }, cancellation)).Data<Searched>().Structures.Nodes.Select(each => new Choice($"{each.Id}", each.Identity?.Name ?? "Structure effacée"))];
    }

    private sealed record Shown(Shelf Pulses);

    public sealed record Shelf(int TotalCount, Onward PageInfo, IReadOnlyList<Questionnaire> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Questionnaire(int Year, DateOnly ClosesOn, bool TakesAnswers, IReadOnlyList<Group> Groups);

    public sealed record Group(
        string Who, int Asked, int Answered, decimal? AnswerRate, int? Alive, decimal? Jobs, int? Artists, int? InQpv, IReadOnlyList<Cell> Turnover, IReadOnlyList<Cell> Places);

    public sealed record Cell(string Word, int? Count);

    private sealed record Searched(Structures Structures);

    private sealed record Structures(IReadOnlyList<Known> Nodes);

    private sealed record Known(Guid Id, Identity? Identity);

    private sealed record Identity(string Name);
}
