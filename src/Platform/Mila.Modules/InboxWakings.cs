using Marten;
using Mila.Graph;

namespace Mila.Modules;

/// <summary>Wakes who watches what waits for them.</summary>
public static class InboxWakings
{
    public const string Topic = "workflows.tasks";

    /// <summary>What waits for somebody has changed: a task opened or settled, or one's part of a shared one done.</summary>
    public static void WakeInboxes(this IDocumentSession session) => session.Wake(Topic);
}
