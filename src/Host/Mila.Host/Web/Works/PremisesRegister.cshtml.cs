using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;

namespace Mila.Host.Web.Works;

/// <summary>The condition of all premises as of a day, one line each and one column an element (registre d’état des locaux).</summary>
public sealed class PremisesRegisterModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public bool Keeps => Access.Allows("incubation.keep_works", request.Actor);

    [BindProperty(SupportsGet = true)]
    public DateOnly? Jour { get; set; }

    public DateOnly Day => Jour ?? frame.Today;

    public IReadOnlyList<Line> Premises { get; private set; } = [];

    /// <summary>How many elements are in bad condition or out of order.</summary>
    public int InNeed => Premises.Sum(line => line.Conditions.Count(element => element.Condition is "BAD" or "OUT_OF_ORDER"));

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string Use { get; set; } = "SHOP";

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        await Load(cancellation);
        var answer = ModelState.IsValid
            ? await graph.Run(this, "Register", new { name = Name ?? "", address = Address, use = Use, position = Premises.Count + 1 }, cancellation)
            : null;
        return answer is not null && !Refused(answer.UserErrors)
            ? Done("Le local est au registre. Relevez son état.", $"/locaux/{answer.Data<Registered>().RegisterPremises.Premises.Id}")
            : Again();
    }

    private async Task Load(CancellationToken cancellation) => Premises = (await graph.Run(this, "Show", new { asOf = Day }, cancellation)).Data<Shown>().PremisesRegister;

    private sealed record Shown(IReadOnlyList<Line> PremisesRegister);

    public sealed record Line(Guid Id, string Name, string? Address, string Use, IReadOnlyList<Seen> Conditions)
    {
        public Seen? Of(string element) => Conditions.FirstOrDefault(seen => seen.Element == element);
    }

    public sealed record Seen(string Element, string Condition, string? Trait);

    private sealed record Registered(Payload RegisterPremises);

    private sealed record Payload(Only Premises);

    private sealed record Only(Guid Id);
}
