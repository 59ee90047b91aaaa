using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Mila.Files;
using Mila.Graph;
using Mila.Host.Composition;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Host.Web.Files;

/// <summary><c>POST /files</c> takes a file in and answers with its id, for a command to take over; <c>GET /files/{id}</c> gives it to whoever may read it.</summary>
public static class FileEndpoints
{
    /// <summary>What a multipart envelope may add to a file.</summary>
    private const long Envelope = 64 * 1024;

    public static async Task<IResult> Receive(HttpContext context, Uploads uploads, UploadLimits limits, Sentences sentences)
    {
        try
        {
            if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            Rule.That(limits.Allow(context), "file.too_many", "Too many uploads from there.", "file");
            await RefuseEarly(context, uploads);
            var (name, bytes) = await Body(context);
            var id = await uploads.Receive(name, bytes, context.RequestAborted);
            return Results.Created($"/files/{id}", new { id });
        }
        catch (RuleViolation violation)
        {
            return Results.Json(new { userErrors = new[] { sentences.Of(violation) } }, statusCode: StatusOf(violation.Code));
        }
    }

    /// <summary>Whoever may not read a file is told the same as whoever asks for none.</summary>
    public static async Task<IResult> Give(Guid id, string? lien, HttpContext context, RequestScope request, FileShelf shelf, FileOwnerList owners, Frame frame)
    {
        var file = await request.Session.LoadAsync<StoredFile>(id, context.RequestAborted);
        if (file is null || !await MayRead(file, lien, request, owners, frame.Today, context.RequestAborted))
            return Results.NotFound();

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.CacheControl = "private, no-store";
        return Results.Stream(shelf.Open(request.Tenant, id), file.MediaType, file.Name);
    }

    private static async Task<bool> MayRead(StoredFile file, string? link, RequestScope request, FileOwnerList owners, DateOnly today, CancellationToken cancellation)
    {
        if (file is not { OwnerKind: { } kind, OwnerId: { } ownerId })
            return file.UploadedBy is { } sender && sender == request.Actor.PersonId;
        return owners.All.TryGetValue(kind, out var owner)
            && await owner.MayRead(new(file.Id, ownerId, request.Actor, link, request.Session, today), cancellation);
    }

    /// <summary>What says itself that it is too large is refused before a byte is read.</summary>
    private static async Task RefuseEarly(HttpContext context, Uploads uploads)
    {
        var largest = await uploads.Largest(context.RequestAborted) + Envelope;
        Rule.That(context.Request.ContentLength is not { } length || length <= largest, "file.too_large", "The request says it is too large.", "file");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = largest;
    }

    /// <summary>The first file of a form, or the body itself with its name in <c>?name=</c>.</summary>
    private static async Task<(string? Name, Stream Bytes)> Body(HttpContext context)
    {
        var request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return (request.Query["name"], request.Body);

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        Rule.That(boundary is { Length: > 0 and <= 128 }, "file.missing", "The form has no boundary.", "file");
        var parts = new MultipartReader(boundary, request.Body) { HeadersLengthLimit = 16 * 1024 };
        try
        {
            while (await parts.ReadNextSectionAsync(context.RequestAborted) is { } part)
                if (part.GetContentDispositionHeader() is { } said && said.IsFileDisposition())
                    return ((said.FileNameStar.HasValue ? said.FileNameStar : said.FileName).Value, part.Body);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new RuleViolation("file.missing", $"The form cannot be read: {e.Message}", "file");
        }
        throw new RuleViolation("file.missing", "The form holds no file.", "file");
    }

    private static int StatusOf(string code) => code switch
    {
        "file.too_large" => StatusCodes.Status413PayloadTooLarge,
        "file.kind_refused" => StatusCodes.Status415UnsupportedMediaType,
        "file.too_many" or "file.too_many_waiting" => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
