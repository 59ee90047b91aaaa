using Microsoft.AspNetCore.Mvc;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Host.Web.Tags;

namespace Mila.Host.Web.Dues;

/// <summary>Members whose dues are so late that the board may remove them: put to the vote, or given time (radiations).</summary>
public sealed class RemovalsModel(PageGraph graph, Frame frame, RequestScope request) : MilaPage
{
    public bool Proposes => Access.Allows("membership.propose_removals", request.Actor);

    public bool Grants => Access.Allows("membership.grant_dues_delay", request.Actor);

    /// <summary>The structures the board is to be asked about.</summary>
    [BindProperty(Name = "structureIds")]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public Guid? StructureId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public IReadOnlyList<Case> Cases { get; private set; } = [];

    public IEnumerable<Case> Open => Cases.Where(each => each.State is "TO_DECIDE");

    public static IReadOnlyList<Choice> Reasons { get; } =
        [new("CASH_DIFFICULTY", "Difficultés de trésorerie"), new("PAYMENT_PLAN", "Échelonnement convenu"), new("BANK_PROBLEM", "Problème bancaire"), new("DISPUTED_AMOUNT", "Montant contesté")];

    public async Task OnGet(CancellationToken cancellation)
    {
        await Load(cancellation);
        Until = frame.Today.AddDays(30);
    }

    public async Task<IActionResult> OnPostPut(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, "Put", new { structures = Chosen }, cancellation);
        return Refused(answer.UserErrors) ? await Refuse(cancellation)
            : Done(Chosen.Count == 1 ? "Le conseil d’administration est saisi." : $"Le conseil d’administration est saisi de {Chosen.Count} radiations.", "/cotisations/radiations");
    }

    public async Task<IActionResult> OnPostGrant(CancellationToken cancellation)
    {
        if (Until is null)
            ModelState.AddModelError("until", "Choisissez le dernier jour du délai.");
        if (Refused([]))
            return await Refuse(cancellation);
        var answer = await graph.Run(this, "Grant", new { structure = StructureId, reason = Reason, until = Until }, cancellation);
        return Refused(answer.UserErrors) ? await Refuse(cancellation) : Done("Le délai est accordé.", "/cotisations/radiations");
    }

    /// <summary>How a case stands, with its day.</summary>
    public static (string Words, Tone Tone) Standing(Case each) => each.State switch
    {
        "IN_VOTE" => ($"Vote jusqu’au {Kernel.French.Day(each.Debtor!.VoteClosesOn!.Value)}", Tone.Soon),
        "DELAYED" => ($"Délai jusqu’au {Kernel.French.Day(each.Debtor!.DelayedUntil!.Value)}", Tone.Calm),
        "KEPT" => ($"Maintenue le {Kernel.French.Day(each.Debtor!.DecidedOn!.Value)}", Tone.Calm),
        _ when each.Debtor?.Outcome is "NO_QUORUM" => ("Sans quorum, à reproposer", Tone.Late),
        _ => ("À décider", Tone.Late),
    };

    private async Task<IActionResult> Refuse(CancellationToken cancellation)
    {
        await Load(cancellation);
        return Again();
    }

    private async Task Load(CancellationToken cancellation) =>
        Cases = (await graph.Run(this, "Show", cancellation: cancellation)).Data<Shown>().RemovalCases;

    private sealed record Shown(IReadOnlyList<Case> RemovalCases);

    public sealed record Case(
        Named Structure, string State, Sum Owed, DateOnly Since, int DaysLate, int Letters, DateOnly WrittenOn, Owing? Debtor, IReadOnlyList<Called> Calls);

    public sealed record Named(Guid Id, string? Name);

    public sealed record Sum(string Text);

    public sealed record Called(Guid Id, int Year);

    public sealed record Owing(string? DelayReason, DateOnly? DelayedUntil, Guid? DeliberationId, DateOnly? VoteClosesOn, string? Outcome, DateOnly? DecidedOn);
}
