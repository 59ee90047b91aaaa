using GraphQL;
using Mila.Graph;
using Mila.Host.Graph;
using Mila.Host.Graph.Http;
using Mila.Modules;

namespace Mila.Host.Composition;

/// <summary>Whose request this is: by the host name, <c>NAME.localhost</c> or <c>Tenants:Hosts</c>; the only association when there is one.</summary>
public sealed class TenantOfRequest(RequestDelegate next, Tenants tenants, IConfiguration configuration)
{
    public async Task InvokeAsync(HttpContext context, RequestScope scope, IGraphQLTextSerializer serializer)
    {
        var actor = Actor.Of(context.User);
        var tenant = Named(context.Request.Host.Host);
        if (tenant is null)
        {
            await Refuse(context, serializer, StatusCodes.Status404NotFound, "ASSOCIATION_UNKNOWN", "Aucune association ne répond à cette adresse. Utilisez l’adresse que votre association vous a donnée.");
            return;
        }
        if (context.User.FindFirst(Actor.TenantClaim)?.Value is { } signedInFor && signedInFor != tenant)
        {
            await Refuse(context, serializer, StatusCodes.Status403Forbidden, "ASSOCIATION_OTHER", "Cette connexion vaut pour une autre association. Déconnectez-vous, puis connectez-vous ici.");
            return;
        }
        scope.Begin(tenant, actor);
        await next(context);
    }

    private string? Named(string host)
    {
        if (configuration[$"Tenants:Hosts:{host}"] is { } named)
            return tenants.Has(named) ? named : null;
        if (host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
            return host[..^".localhost".Length] is var name && tenants.Has(name) ? name : null;
        if (configuration["Tenants:Default"] is { } usual)
            return tenants.Has(usual) ? usual : null;
        return tenants.All.Take(2).ToList() is [var only] ? only.Id : null;
    }

    private static async Task Refuse(HttpContext context, IGraphQLTextSerializer serializer, int status, string code, string sentence)
    {
        if (context.Request.Path.StartsWithSegments(GraphEndpoint.Path, StringComparison.Ordinal))
        {
            await GraphEndpoint.Refuse(context, new TransportRefusal(status, code, sentence), serializer);
            return;
        }
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(Kernel.French.Typeset(sentence));
    }
}
