using Microsoft.AspNetCore.StaticFiles;

namespace Mila.Host.Graph;

/// <summary>GraphiQL, a page to try the API on: in a demonstration only, and from this host alone.</summary>
public static class ExplorerEndpoint
{
    private const string Path = "/graphiql";
    private const string Page = "index.html";

    /// <summary>The editor sets styles and carries its fonts and marks in its style sheet; nothing comes from elsewhere.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void MapMilaExplorer(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext context, GraphSettings settings) => File(context, settings, Page));
        routes.MapGet(Path + "/{name}", (HttpContext context, GraphSettings settings, string name) => File(context, settings, name));
    }

    private static IResult File(HttpContext context, GraphSettings settings, string name)
    {
        var assembly = typeof(ExplorerEndpoint).Assembly;
        if (!settings.Demonstration || assembly.GetManifestResourceStream($"graphiql/{name}") is not { } file)
            return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = Policy;
        var type = Types.TryGetContentType(name, out var known) ? known : "text/plain";
        return Results.Stream(file, type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type);
    }
}
