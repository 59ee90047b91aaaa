using System.Net.Http.Json;

namespace Mila.Host.Tests.Graph;

/// <summary>A stream of server-sent events, read as they come.</summary>
public sealed class EventsOverHttp : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private EventsOverHttp(HttpResponseMessage response, StreamReader reader) => (this.response, this.reader) = (response, reader);

    public int Status => (int)response.StatusCode;

    public string? ContentType => response.Content.Headers.ContentType?.ToString();

    public static async Task<EventsOverHttp> Open(HttpClient client, Uri url, string query, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return new(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation)));
    }

    /// <summary>The next event as <c>name data</c>, heartbeats left out; null at the end.</summary>
    public async Task<string?> Next(CancellationToken cancellation)
    {
        string? name = null;
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line["event: ".Length..];
            else if (name is not null && line.StartsWith("data:", StringComparison.Ordinal))
                return $"{name} {line["data:".Length..].Trim()}".TrimEnd();
        }
        return null;
    }

    public async Task<string?> Line(CancellationToken cancellation) => await reader.ReadLineAsync(cancellation);

    public Task<string> Rest(CancellationToken cancellation) => reader.ReadToEndAsync(cancellation);

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
