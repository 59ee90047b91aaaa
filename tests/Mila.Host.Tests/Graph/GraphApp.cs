using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mila.Host.Composition;
using Mila.Host.Graph;

namespace Mila.Host.Tests.Graph;

/// <summary>The transport over <see cref="SmallSchema"/>, with the host's own sign-in and policies, on a real port.</summary>
public sealed class GraphApp : IAsyncDisposable
{
    private readonly string folder;
    private readonly WebApplication app;

    private GraphApp(WebApplication app, string folder) => (this.app, this.folder) = (app, folder);

    public IServiceProvider Services => app.Services;

    public SmallSchema Schema => (SmallSchema)app.Services.GetRequiredService<ISchema>();

    public LogOfTest Log { get; private init; } = new();

    public HttpClient Client { get; private set; } = new();

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public static async Task<GraphApp> Start(params (string Key, string Value)[] settings)
    {
        var keys = Directory.CreateTempSubdirectory("mila-graph-").FullName;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value)));
        var log = new LogOfTest();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddMilaSignIn(keys);
        builder.Services.AddMilaPolicies();
        builder.Services.AddSingleton(new ShippedDocuments(typeof(GraphApp).Assembly));
        builder.Services.AddSingleton(GraphSettings.Of(builder.Configuration, demonstration: false));
        builder.Services.AddGraphQL(graph => graph.AddSelfActivatingSchema<SmallSchema>());
        builder.Services.AddGraphTransport();

        var host = builder.Build();
        host.UseAuthentication();
        host.UseAuthorization();
        host.MapMilaGraph();
        await host.StartAsync();
        var url = new Uri(host.Urls.Single());
        return new GraphApp(host, keys) { Log = log, Url = new Uri(url, "/graphql"), Client = new HttpClient { BaseAddress = url } };
    }

    public string Token(params string[] roles) => SignIn.Token(Services, "mila", Guid.CreateVersion7(), roles);

    public async Task<Answer> Ask(string query, object? variables = null, string? token = null, string accept = "application/graphql-response+json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.ParseAdd(accept);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Send(request);
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), text);
    }

    /// <summary>A request of one person, as a page sees it.</summary>
    public AsyncServiceScope Request(params string[] roles)
    {
        var scope = Services.CreateAsyncScope();
        Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            User = roles.Length == 0 ? new() : SignIn.Principal("mila", Guid.CreateVersion7(), roles, "test"),
        };
        return scope;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

public sealed record Answer(int Status, string? ContentType, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement Data => Json.GetProperty("data");

    public JsonElement Error => Json.GetProperty("errors")[0];

    public string? Code => Error.GetProperty("extensions").GetProperty("code").GetString();

    public string Message => Error.GetProperty("message").GetString()!;
}

/// <summary>What the host logged.</summary>
public sealed class LogOfTest : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose() { }
}
