using Mila.Host.Composition;
using Mila.Host.Demonstration;
using Mila.Host.Postgres;
using Mila.Kernel;

namespace Mila.Host.Commands;

/// <summary>Starts the host and stays until it is told to stop.</summary>
public static class RunCommand
{
    private static readonly TimeOnly MorningTime = new(9, 0);

    public static async Task Run(Place place, int? port, DateOnly? today, CancellationToken cancellation)
    {
        var urls = Doors.Urls(place.Configuration, port);
        await using var database = await EmbeddedPostgres.Open(place.Configuration, place.DataFolder, cancellation);
        var demonstration = place.Configuration.GetValue("Mila:Demonstration", EmbeddedPostgres.IsMeant(place.Configuration));
        await using var app = MilaHost.Build(["--urls", urls, "--Mila:Demonstration", $"{demonstration}"], database.ConnectionString, place.DataFolder);
        await app.StartAsync(cancellation);
        try
        {
            await Load(app.Services, app.Lifetime.ApplicationStopping);
            if (today is { } day)
                await Advance(app.Services, day, app.Lifetime.ApplicationStopping);
            Welcome.Say(app, Console.Out);
            await app.WaitForShutdownAsync(cancellation);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>A new demonstration is given its history; what a person waits for shows how far it is.</summary>
    private static async Task Load(IServiceProvider services, CancellationToken cancellation)
    {
        var shown = 0;
        await services.GetRequiredService<DemonstrationLoader>().Load(Show, cancellation);
        if (shown > 0)
            Console.Error.WriteLine();

        void Show(DateOnly day, int done, int all)
        {
            var percent = done * 100 / all;
            if (percent == shown)
                return;
            shown = percent;
            Console.Error.Write($"\rLa démonstration se charge{French.NoBreakSpace}: {percent,3}{French.NarrowNoBreakSpace}%, {day.Year}");
        }
    }

    /// <summary>Moves a demonstration's clock to the morning of a day; one that is already on that day stays as it is.</summary>
    private static async Task Advance(IServiceProvider services, DateOnly day, CancellationToken cancellation)
    {
        var clock = services.GetRequiredService<DemonstrationClock>();
        if (!clock.IsOn)
            throw new Refusal(ExitCode.NotADemonstration, "Ce dossier n’est pas une démonstration et son horloge est l’heure réelle : démarrez Mila sans --today.");

        var present = CivilCalendar.Paris.DayOf(services.GetRequiredService<Clock>().UtcNow);
        if (day < present)
            throw new Refusal(ExitCode.ClockOnlyGoesForward, $"La démonstration est déjà au {French.Day(present)} et son horloge ne recule pas : donnez un jour plus tardif, ou recommencez-la par « ./mila reset ».");
        if (day > present)
            await Move(clock, day, cancellation);
    }

    private static async Task Move(DemonstrationClock clock, DateOnly day, CancellationToken cancellation)
    {
        try
        {
            await clock.MoveTo(CivilCalendar.Paris.At(day, MorningTime), cancellation);
        }
        catch (RuleViolation tooFar) when (tooFar.Code == "demonstration.too_far")
        {
            throw new Refusal(ExitCode.ClockOnlyGoesForward, $"Le {French.Day(day)} est trop loin : avancez de dix ans au plus à la fois.");
        }
    }
}
