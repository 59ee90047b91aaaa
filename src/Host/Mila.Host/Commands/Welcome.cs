using Mila.Host.Demonstration;
using Mila.Kernel;

namespace Mila.Host.Commands;

/// <summary>What a newcomer needs to know once the host is ready: the addresses, and how to sign in.</summary>
public static class Welcome
{
    public static void Say(WebApplication app, TextWriter to)
    {
        var address = app.Urls.Order(StringComparer.Ordinal).First().TrimEnd('/');
        to.WriteLine(French.Typeset($"Mila est prête : {string.Join(", ", app.Urls.Order(StringComparer.Ordinal))} (Ctrl+C pour l’arrêter)"));
        to.WriteLine($"  Pages           {address}/");
        to.WriteLine($"  GraphQL         {address}/graphql");
        if (!app.Services.GetRequiredService<DemonstrationClock>().IsOn)
            return;

        var today = CivilCalendar.Paris.DayOf(app.Services.GetRequiredService<Clock>().UtcNow);
        to.WriteLine($"  Explorateur     {address}/graphiql");
        to.WriteLine($"  Se connecter    {address}/connexion (un personnage, sans mot de passe)");
        to.WriteLine($"  Jeton pour l’API  ./mila token coordinator");
        to.WriteLine($"  Une candidature à compléter  {address}/candidature/{CandidaciesHistory.PublicLink}");
        to.WriteLine(French.Typeset($"Démonstration : nous sommes le {French.DayInWords(today)} ; le bandeau des pages avance l’horloge."));
    }
}
