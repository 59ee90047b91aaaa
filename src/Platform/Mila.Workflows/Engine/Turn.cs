using Marten;
using Mila.Modules;

namespace Mila.Workflows.Engine;

/// <summary>
/// The turns of the engine. A subject's: without it an announcement could look for instances just before one is committed, be looked for
/// by it just before being committed itself, and be heard by nobody. An instance's: what reaches it at once is decided one after the other.
/// </summary>
internal static class Turn
{
    public static Task OfSubject(IDocumentSession session, string subjectKind, Guid subjectId, CancellationToken cancellation) =>
        session.TakeTurn(cancellation, "subject", subjectKind, subjectId.ToString());

    public static Task OfInstance(IDocumentSession session, Guid instanceId, CancellationToken cancellation) =>
        session.TakeTurn(cancellation, "instance", instanceId.ToString());
}
