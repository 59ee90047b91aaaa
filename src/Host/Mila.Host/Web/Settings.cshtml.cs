using Mila.Host.Composition;
using Mila.Graph;

namespace Mila.Host.Web;

/// <summary>What the association may choose, and what holds today (réglages).</summary>
public sealed class SettingsModel(PageGraph graph, RequestScope request) : MilaPage
{
    /// <summary>The parts' settings, under the French name of what they are about.</summary>
    public IReadOnlyList<IGrouping<string, SettingCard>> Groups { get; private set; } = [];

    public bool MayChange => Access.Allows("platform.change_settings", request.Actor);

    public async Task OnGet(CancellationToken cancellation)
    {
        var answer = await graph.Run(this, cancellation: cancellation);
        Groups = [.. answer.Data<Shown>().Settings.GroupBy(setting => setting.Topic).OrderBy(group => group.Key, StringComparer.Ordinal)];
    }

    private sealed record Shown(IReadOnlyList<SettingCard> Settings);
}
