using Microsoft.AspNetCore.Mvc;

namespace Mila.Host.Web;

/// <summary>One setting: what it has been, what it will be, and from when (réglage).</summary>
public sealed class SettingModel(PageGraph graph, Frame frame) : MilaPage
{
    public SettingCard Setting { get; private set; } = null!;

    /// <summary>What is typed; at first what is in force.</summary>
    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    public async Task<IActionResult> OnGet(string key, CancellationToken cancellation)
    {
        if (!await Load(key, cancellation))
            return NotFound();
        (Value, On) = (Setting.Typed(Setting.InForce), frame.Today);
        return Page();
    }

    public async Task<IActionResult> OnPost(string key, CancellationToken cancellation)
    {
        if (!await Load(key, cancellation))
            return NotFound();
        var value = Setting.Read(Value ?? "");
        if (value is null)
            ModelState.AddModelError(nameof(Value), Setting.Kind == "CENTS" ? "Écrivez un montant en euros, par exemple 120,50." : "Écrivez un nombre entier, par exemple 30.");
        if (On is null && ModelState[nameof(On)]?.Errors.Count is null or 0)
            ModelState.AddModelError(nameof(On), "Choisissez le jour à partir duquel ce réglage change.");
        if (!ModelState.IsValid)
            return Again();

        var answer = await graph.Run(this, "Change", new { key, value, on = On }, cancellation);
        return Refused(answer.UserErrors)
            ? Again()
            : Done($"Le réglage passe à {Setting.Words(value!)} à partir du {Kernel.French.Day(On!.Value)}.", "/reglages");
    }

    private async Task<bool> Load(string key, CancellationToken cancellation)
    {
        var found = (await graph.Run(this, "Show", new { key }, cancellation)).Data<Shown>().Setting;
        Setting = found!;
        return found is not null;
    }

    private sealed record Shown(SettingCard? Setting);
}
