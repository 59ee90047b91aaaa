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
            if (today is { } day)
                await Advance(app.Services, day, app.Lifetime.ApplicationStopping);
            Console.Out.WriteLine(French.Typeset($"Mila est prête : {string.Join(", ", app.Urls.Order(StringComparer.Ordinal))} (Ctrl+C pour l’arrêter)"));
            await app.WaitForShutdownAsync(cancellation);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Moves a demonstration's clock to the morning of a day; one that is already on that day stays as it is.</summary>
    private static async Task Advance(IServiceProvider services, DateOnly day, CancellationToken cancellation)
    {
        var clock = services.GetRequiredService<DemonstrationClock>();
        if (!clock.IsOn)
            throw new Refusal(ExitCode.NotADemonstration, "Ce dossier n’est pas une démonstration et son horloge est l’heure réelle : démarrez Mila sans --today.");
        await Loaded(clock, cancellation);

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

    private static async Task Loaded(DemonstrationClock clock, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (clock.Origin is not { Loaded: true })
            await timer.WaitForNextTickAsync(cancellation);
    }
}
