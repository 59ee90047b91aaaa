using Microsoft.Net.Http.Headers;

namespace Mila.Host.Graph.Http;

/// <summary>What the answer is written as: the type the client likes best among those there are.</summary>
public sealed record AnswerMedia(string Type)
{
    public static readonly AnswerMedia Modern = new("application/graphql-response+json");
    public static readonly AnswerMedia Json = new("application/json");
    public static readonly AnswerMedia Events = new("text/event-stream");

    private static readonly AnswerMedia[] All = [Modern, Json, Events];

    /// <summary>Null when nothing the client accepts can be written; plain JSON when it does not say.</summary>
    public static AnswerMedia? For(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept.ToString().Length == 0)
            return Json;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var wanted))
            return null;
        return wanted
            .Where(each => each.Quality is not 0 && IsUtf8(each.Charset.Value))
            .OrderByDescending(each => each.Quality ?? 1)
            .Select(Named)
            .FirstOrDefault(each => each is not null);
    }

    public static bool IsUtf8(string? charset) =>
        string.IsNullOrEmpty(charset) || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static AnswerMedia? Named(MediaTypeHeaderValue wanted) =>
        wanted.MatchesAllTypes || (wanted.MatchesAllSubTypes && wanted.Type.Equals("application", StringComparison.OrdinalIgnoreCase))
            ? Json
            : Array.Find(All, each => wanted.MediaType.Equals(each.Type, StringComparison.OrdinalIgnoreCase));
}
