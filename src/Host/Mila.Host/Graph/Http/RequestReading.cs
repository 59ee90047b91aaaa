using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Mila.Host.Graph.Http;

/// <summary>Reads what is asked from a POST of JSON or a GET; exact about types, so that nothing is guessed.</summary>
internal static class RequestReading
{
    public const int MostBytes = 200_000;
    private const int MostValues = 5_000;

    public static async Task<GraphRequest> Read(HttpRequest request, IGraphQLSerializer serializer, CancellationToken cancellation)
    {
        if (HttpMethods.IsGet(request.Method))
            return OfQuery(request.Query, serializer) with { ReadsOnly = true };
        if (HttpMethods.IsPost(request.Method))
            return await OfBody(request, serializer, cancellation);
        request.HttpContext.Response.Headers.Allow = "GET, POST";
        throw new TransportRefusal(StatusCodes.Status405MethodNotAllowed, "METHOD_NOT_ALLOWED", "L’API se demande par GET ou par POST.");
    }

    private static async Task<GraphRequest> OfBody(HttpRequest request, IGraphQLSerializer serializer, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var media)
            || !media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || !AnswerMedia.IsUtf8(media.Charset.Value))
            throw new TransportRefusal(StatusCodes.Status415UnsupportedMediaType, "MEDIA_TYPE", "Envoyez la demande en « application/json », en UTF-8.");
        if (request.ContentLength > MostBytes)
            throw TransportRefusal.TooLarge();
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = MostBytes;
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellation);
            return OfJson(json.RootElement, serializer);
        }
        catch (JsonException)
        {
            throw TransportRefusal.BadRequest("BODY_INVALID", "Le corps de la demande n’est pas du JSON. Vérifiez les guillemets et les accolades.");
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TransportRefusal.TooLarge();
        }
    }

    private static GraphRequest OfJson(JsonElement json, IGraphQLSerializer serializer) => json.ValueKind switch
    {
        JsonValueKind.Object => Checked(new GraphRequest(
            Text(json, "query"), Text(json, "operationName"),
            Values(json, "variables", serializer), Values(json, "extensions", serializer), Text(json, "documentId"))),
        JsonValueKind.Array => throw TransportRefusal.BadRequest("BATCH_REFUSED", "Une demande à la fois : les listes de demandes ne sont pas acceptées."),
        _ => throw TransportRefusal.BadRequest("BODY_INVALID", "Le corps de la demande est un objet JSON, avec « query »."),
    };

    private static GraphRequest OfQuery(IQueryCollection query, IGraphQLSerializer serializer)
    {
        try
        {
            return Checked(new GraphRequest(One("query"), One("operationName"), Object("variables"), Object("extensions"), One("documentId")));
        }
        catch (JsonException)
        {
            throw TransportRefusal.BadRequest("PARAMETER_INVALID", "« variables » et « extensions » sont des objets JSON.");
        }

        string? One(string name) => query[name] is [{ Length: > 0 } value] ? value : null;

        Inputs? Object(string name)
        {
            if (One(name) is not { } text)
                return null;
            using var json = JsonDocument.Parse(text);
            return Inputs(json.RootElement, name, serializer);
        }
    }

    private static GraphRequest Checked(GraphRequest request) => request.Query is null && request.DocumentId is null
        ? throw TransportRefusal.BadRequest("QUERY_MISSING", "La demande n’a pas de « query ».")
        : request;

    private static string? Text(JsonElement json, string name) => !json.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => throw TransportRefusal.BadRequest("PARAMETER_INVALID", $"« {name} » est un texte."),
    };

    private static Inputs? Values(JsonElement json, string name, IGraphQLSerializer serializer) =>
        json.TryGetProperty(name, out var value) ? Inputs(value, name, serializer) : null;

    private static Inputs? Inputs(JsonElement value, string name, IGraphQLSerializer serializer)
    {
        if (value.ValueKind is JsonValueKind.Null)
            return null;
        if (value.ValueKind is not JsonValueKind.Object)
            throw TransportRefusal.BadRequest("PARAMETER_INVALID", $"« {name} » est un objet JSON.");
        if (Count(value) > MostValues)
            throw TransportRefusal.BadRequest("LIMIT_VARIABLES", $"« {name} » porte trop de valeurs : {Kernel.French.Number(MostValues)} au plus.");
        return serializer.ReadNode<Inputs>(value);
    }

    private static int Count(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => 1 + value.EnumerateObject().Sum(each => Count(each.Value)),
        JsonValueKind.Array => 1 + value.EnumerateArray().Sum(Count),
        _ => 1,
    };
}
