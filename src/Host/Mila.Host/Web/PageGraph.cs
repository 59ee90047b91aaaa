using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL;
using Mila.Graph;
using Mila.Host.Graph;

namespace Mila.Host.Web;

/// <summary>
/// Runs a page's own GraphQL document in process, as whoever is signed in: a page shows what the API shows, and may no more.
/// </summary>
/// <example>
/// <code>
/// var answer = await graph.Run(this, "Show", new { id }, cancellation);   // the operation « Show » of the .graphql file beside the page
/// Card = answer.Data&lt;ShowAnswer&gt;().Candidacy;
/// </code>
/// </example>
public sealed class PageGraph(GraphExecution execution, ShippedDocuments shipped, IGraphQLTextSerializer serializer, IHttpContextAccessor accessor)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false) },
    };

    /// <summary>Runs an operation of the document beside the page.</summary>
    /// <param name="page">The page's model; <c>Apply.cshtml.cs</c> has <c>Apply.graphql</c> beside it.</param>
    /// <param name="operation">Which operation of the document; none when it holds only one.</param>
    /// <param name="variables">The operation's variables, as members of any object.</param>
    public Task<PageAnswer> Run(object page, string? operation = null, object? variables = null, CancellationToken cancellation = default) =>
        RunText(shipped.Beside(page.GetType()), operation, variables, cancellation);

    /// <summary>Runs a document given as text, for what belongs to no page: the layout's greeting, a component.</summary>
    public async Task<PageAnswer> RunText(string document, string? operation = null, object? variables = null, CancellationToken cancellation = default)
    {
        var context = accessor.HttpContext ?? throw new InvalidOperationException("A page's document runs within a request.");
        var request = new GraphRequest(document, operation, variables is null ? null : serializer.Deserialize<Inputs>(JsonSerializer.Serialize(variables, Json)));
        var result = await execution.Answer(request, context.RequestServices, context.User, cancellation);
        return PageAnswer.Of(serializer.Serialize(result));
    }
}

/// <summary>What a page's document answered.</summary>
public sealed class PageAnswer
{
    private readonly JsonElement data;

    private PageAnswer(JsonElement data, IReadOnlyList<PageError> errors) => (this.data, Errors) = (data, errors);

    /// <summary>What went wrong outside the rules: not allowed, not signed in, not answered; <see cref="Data{T}"/> throws the first.</summary>
    public IReadOnlyList<PageError> Errors { get; }

    /// <summary>What the rules refused of the answer's mutations; nothing was recorded by those.</summary>
    /// <exception cref="PageRefused">When there are <see cref="Errors"/>.</exception>
    public IReadOnlyList<UserError> UserErrors => Root().EnumerateObject()
        .Where(answered => answered.Value.ValueKind is JsonValueKind.Object && answered.Value.TryGetProperty("userErrors", out _))
        .SelectMany(answered => answered.Value.GetProperty("userErrors").Deserialize<List<UserError>>(PageGraph.Json)!)
        .ToList();

    /// <summary>The answer as the page's own record, its members named like the operation's root fields.</summary>
    /// <exception cref="PageRefused">When there are <see cref="Errors"/>: the host answers the request for the page.</exception>
    public T Data<T>() => Root().Deserialize<T>(PageGraph.Json) ?? throw new InvalidOperationException("The document answered nothing.");

    private JsonElement Root() => Errors is [var first, ..] ? throw new PageRefused(first) : data;

    internal static PageAnswer Of(string json)
    {
        using var answer = JsonDocument.Parse(json);
        var errors = answer.RootElement.TryGetProperty("errors", out var found) ? found.EnumerateArray().Select(PageError.Of).ToList() : [];
        return new(answer.RootElement.TryGetProperty("data", out var data) ? data.Clone() : default, errors);
    }
}

/// <param name="Code">Such as <c>FORBIDDEN</c>.</param>
/// <param name="Message">A French sentence.</param>
public sealed record PageError(string? Code, string Message)
{
    internal static PageError Of(JsonElement error) => new(
        error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var code) ? code.GetString() : null,
        error.GetProperty("message").GetString() ?? "");
}
