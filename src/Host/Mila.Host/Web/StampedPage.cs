using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web;

/// <summary>A page whose form strangers send without an account: it carries a stamp of the host, and a field that only a machine fills.</summary>
public abstract class StampedPage(PageGraph graph) : MilaPage
{
    protected PageGraph Graph { get; } = graph;

    /// <summary>Shown to nobody; whoever fills it is a machine.</summary>
    [BindProperty]
    public string Website { get; set; } = "";

    [BindProperty]
    public string Stamp { get; set; } = "";

    public async Task OnGet(CancellationToken cancellation)
    {
        await Renew(cancellation);
        await Load(cancellation);
    }

    /// <summary>What the page shows besides its form.</summary>
    protected virtual Task Load(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The form again, with what was typed; with another stamp when this one is missing or was refused.</summary>
    protected async Task<IActionResult> AgainStamped(CancellationToken cancellation)
    {
        if (Refusals.Any(refusal => refusal.Code == "form.stamp_refused") || Stamp.Length == 0)
            await Renew(cancellation);
        await Load(cancellation);
        return Again();
    }

    private async Task Renew(CancellationToken cancellation)
    {
        Stamp = (await Graph.Run(this, "Form", cancellation: cancellation)).Data<Form>().CandidacyForm.Stamp;
        ModelState.Remove(nameof(Stamp));
    }

    private sealed record Form(FormStamp CandidacyForm);

    private sealed record FormStamp(string Stamp);
}
