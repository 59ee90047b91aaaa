using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Mila.Graph;

namespace Mila.Host.Composition;

/// <summary>People sign in with a cookie on the pages and with a token by the API; both name the person, the tenant and the roles.</summary>
public static class SignIn
{
    private const string Either = "mila";

    public static IServiceCollection AddMilaSignIn(this IServiceCollection services, string dataFolder)
    {
        services.AddDataProtection()
            .SetApplicationName("Mila")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(dataFolder, "keys")));
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
                    ? BearerTokenDefaults.AuthenticationScheme
                    : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddBearerToken(options => options.BearerTokenExpiration = TimeSpan.FromDays(30))
            .AddCookie(options =>
            {
                options.Cookie.Name = "mila";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.LoginPath = "/connexion";
                options.ReturnUrlParameter = "retour";
                options.Events.OnRedirectToAccessDenied = denied =>
                {
                    denied.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        return services;
    }

    /// <summary>Who a person is to this host, for a cookie or a token.</summary>
    public static ClaimsPrincipal Principal(string tenant, Guid person, IEnumerable<string> roles, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(Actor.PersonClaim, person.ToString()),
            new Claim(Actor.TenantClaim, tenant),
            .. roles.Select(role => new Claim(ClaimTypes.Role, role)),
        ], scheme));

    /// <summary>A bearer token, good for 30 days of real time.</summary>
    public static string Token(IServiceProvider services, string tenant, Guid person, IEnumerable<string> roles)
    {
        var options = services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(BearerTokenDefaults.AuthenticationScheme);
        var properties = new AuthenticationProperties { ExpiresUtc = TimeProvider.System.GetUtcNow() + options.BearerTokenExpiration };
        var principal = Principal(tenant, person, roles, BearerTokenDefaults.AuthenticationScheme);
        return options.BearerTokenProtector.Protect(new AuthenticationTicket(principal, properties, $"{BearerTokenDefaults.AuthenticationScheme}:AccessToken"));
    }
}
