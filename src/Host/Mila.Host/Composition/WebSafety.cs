using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Primitives;

namespace Mila.Host.Composition;

/// <summary>What every answer tells the browser not to do.</summary>
public static class WebSafety
{
    /// <summary>Nothing from elsewhere, no script or style in the page, in nobody's frame.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IServiceCollection AddWebSafety(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(365);
            hsts.IncludeSubDomains = true;
        });
        return services;
    }

    /// <summary>An endpoint that needs another content policy (an engine's own dashboard) sets the header itself.</summary>
    public static void UseWebSafety(this WebApplication app)
    {
        app.UseHsts();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Say(context.Response);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Say(HttpResponse response)
    {
        var headers = response.Headers;
        if (StringValues.IsNullOrEmpty(headers.ContentSecurityPolicy))
            headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        // A page says what one person may see: no cache on the way keeps it.
        if (response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true && StringValues.IsNullOrEmpty(headers.CacheControl))
            headers.CacheControl = "no-store";
    }
}
