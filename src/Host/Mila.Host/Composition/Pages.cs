using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Mila.Host.Web;

namespace Mila.Host.Composition;

/// <summary>Razor Pages: found under <c>Web</c>, sent with a token against forgery, read in one spelling whatever the machine speaks.</summary>
public static class Pages
{
    public static IServiceCollection AddMilaPages(this IServiceCollection services)
    {
        services.AddScoped<Frame>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "mila.form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddRazorPages(pages => pages.RootDirectory = "/Web")
            .AddCookieTempDataProvider(cookie =>
            {
                cookie.Cookie.Name = MilaPage.NoticeCookie;
                cookie.Cookie.IsEssential = true;
            });
        services.Configure<MvcOptions>(mvc =>
        {
            // Whether a field may be left out is a rule, and rules are the modules'.
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            mvc.ModelMetadataDetailsProviders.Add(new EmptyStaysEmpty());
            var say = mvc.ModelBindingMessageProvider;
            say.SetAttemptedValueIsInvalidAccessor((value, _) => $"«\u00A0{value}\u00A0» ne se lit pas ici. Vérifiez ce champ.");
            say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"«\u00A0{value}\u00A0» ne se lit pas ici. Vérifiez ce champ.");
            say.SetUnknownValueIsInvalidAccessor(_ => "Cette valeur ne se lit pas. Vérifiez ce champ.");
            say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Cette valeur ne se lit pas. Vérifiez ce champ.");
            say.SetValueIsInvalidAccessor(_ => "Cette valeur ne se lit pas. Vérifiez ce champ.");
            say.SetValueMustBeANumberAccessor(_ => "Écrivez un nombre, par exemple 12.");
            say.SetNonPropertyValueMustBeANumberAccessor(() => "Écrivez un nombre, par exemple 12.");
            say.SetValueMustNotBeNullAccessor(_ => "Remplissez ce champ.");
            say.SetMissingBindRequiredValueAccessor(_ => "Remplissez ce champ.");
            say.SetMissingKeyOrValueAccessor(() => "Remplissez ce champ.");
            say.SetMissingRequestBodyRequiredValueAccessor(() => "Le formulaire est arrivé vide. Envoyez-le de nouveau.");
        });
        return services;
    }

    /// <summary>What a browser asked for and cannot have is said on a page; what a program asked for is left to its endpoint.</summary>
    public static void UseMilaErrorPages(this WebApplication app)
    {
        app.UseRequestLocalization(localization =>
        {
            localization.SetDefaultCulture("");
            localization.RequestCultureProviders.Clear();
        });
        app.UseWhen(IsForEyes, branch =>
        {
            branch.UseExceptionHandler("/erreur/500");
            branch.UseStatusCodePagesWithReExecute("/erreur/{0}");
        });
    }

    private static bool IsForEyes(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private sealed class EmptyStaysEmpty : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
