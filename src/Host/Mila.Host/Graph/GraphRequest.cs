using GraphQL;

namespace Mila.Host.Graph;

/// <summary>What is asked of the API, however it came: over HTTP or from one of the host's own pages.</summary>
/// <param name="DocumentId"><c>sha256:…</c> of a document that the host ships, in place of <paramref name="Query"/>.</param>
public sealed record GraphRequest(string? Query, string? OperationName = null, Inputs? Variables = null, Inputs? Extensions = null, string? DocumentId = null)
{
    /// <summary>Whether only queries are answered, as over GET, which must change nothing.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>Whether the answer may be a stream, as only server-sent events are.</summary>
    public bool MayStream { get; init; }
}
