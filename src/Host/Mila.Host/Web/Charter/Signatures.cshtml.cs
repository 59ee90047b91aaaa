using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Charter;

/// <summary>Who has signed the charter in force, who is still asked, and the next version to adopt (suivi des signatures).</summary>
public sealed class SignaturesModel(PageGraph graph, RequestScope request, Frame frame) : MilaPage
{
    /// <summary><c>attendues</c>, <c>signees</c> or <c>refusees</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Reponse { get; set; } = "attendues";

    /// <summary>A part of a structure's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nom { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    public Shown Campaign { get; private set; } = null!;

    public List? Members { get; private set; }

    public bool Adopts => Access.Allows("membership.adopt_charter", request.Actor);

    public static IEnumerable<Choice> Answers { get; } = [new("attendues", "Sans réponse"), new("signees", "Ont signé"), new("refusees", "Ont refusé")];

    /// <summary>The version in force; versions adopted for a day to come are not yet.</summary>
    public Adopted? InForce => Campaign.CharterVersions.LastOrDefault(version => version.AdoptedOn <= frame.Today);

    public int Next => Campaign.CharterVersions.Count + 1;

    public async Task OnGet(string? after, CancellationToken cancellation)
    {
        On = frame.Today;
        await Load(after, cancellation);
        Text = Campaign.CharterVersions is [.., var last] ? last.Text : null; // a new version is written over the last one
    }

    public Task<IActionResult> OnPostOpen(int version, CancellationToken cancellation) =>
        Do("Open", new { version }, "La campagne est lancée ; les courriers partent.", cancellation);

    public Task<IActionResult> OnPostClose(int version, CancellationToken cancellation) =>
        Do("Close", new { version }, "La campagne est close ; signer reste possible.", cancellation);

    public async Task<IActionResult> OnPostAdopt(int version, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Text))
            ModelState.AddModelError("text", "Saisissez le texte de la charte.");
        if (On is null)
            ModelState.AddModelError("on", "Choisissez le jour de l’adoption.");
        if (ModelState.IsValid)
            return await Do("Adopt", new { version, text = Text, on = On }, "La version est adoptée. Lancez la campagne de signature quand vous voulez.", cancellation);
        await Load(null, cancellation);
        return Again();
    }

    private async Task<IActionResult> Do(string operation, object variables, string sentence, CancellationToken cancellation)
    {
        var answer = await graph.Run(this, operation, variables, cancellation);
        if (!Refused(answer.UserErrors))
            return Done(sentence, "/charte/signatures");
        await Load(null, cancellation);
        return Again();
    }

    private async Task Load(string? after, CancellationToken cancellation)
    {
        Campaign = (await graph.Run(this, "Show", cancellation: cancellation)).Data<Shown>();
        if (InForce is not { Version: var version })
            return;
        var answer = Reponse switch { "signees" => "SIGNED", "refusees" => "DECLINED", _ => "MISSING" };
        Members = (await graph.Run(this, "Members", new { version, answer, search = Nom, after }, cancellation)).Data<Found>().CharterSignatories;
    }

    public sealed record Shown(IReadOnlyList<Adopted> CharterVersions, Campaigning? CharterCampaign, Count? CharterSignatures);

    public sealed record Adopted(int Version, DateOnly AdoptedOn, string Text);

    public sealed record Campaigning(int Version, DateOnly OpenedOn, DateOnly? ClosedOn);

    public sealed record Count(int Members, int Signed, int Declined, int Missing);

    private sealed record Found(List CharterSignatories);

    public sealed record List(int TotalCount, Onward PageInfo, IReadOnlyList<Signatory> Nodes);

    public sealed record Onward(bool HasNextPage, string? EndCursor);

    public sealed record Signatory(Guid StructureId, string Name, Answer? Answer);

    public sealed record Answer(string? Name, DateOnly On);
}
