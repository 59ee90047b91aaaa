namespace Mila.Host.Graph.Http;

/// <summary>
/// Refuses what another site makes a signed-in browser send. A browser adds the cookie by itself, so a request that is signed
/// in by cookie must show where it comes from; a token is added by whoever holds it, and needs no more.
/// </summary>
internal static class CrossSite
{
    private static readonly string[] Preflighted = ["GraphQL-Preflight", "X-Requested-With"];

    public static void Refuse(HttpContext context, bool streams)
    {
        var request = context.Request;
        var byCookie = context.User.Identity?.IsAuthenticated == true && request.Headers.Authorization.Count == 0;
        if (!byCookie || (HttpMethods.IsGet(request.Method) && !streams) || ComesFromHere(request))
            return;
        throw new TransportRefusal(StatusCodes.Status403Forbidden, "CROSS_SITE",
            "Cette demande ne vient pas d’une page de Mila. Ajoutez l’en-tête « GraphQL-Preflight », ou utilisez un jeton.");
    }

    /// <summary>A header of one's own makes a browser ask first, and Mila never answers that question.</summary>
    private static bool ComesFromHere(HttpRequest request) =>
        Array.Exists(Preflighted, name => request.Headers.ContainsKey(name))
        || request.Headers["Sec-Fetch-Site"] == "same-origin"
        || request.Headers.Origin == $"{request.Scheme}://{request.Host}";
}
