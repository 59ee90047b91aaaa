using Mila.Kernel;

namespace Mila.Membership.Pulses;

public sealed record PulseOpened(Guid PulseId, int Year, DateOnly ClosesOn, DateOnly On);
public sealed record PulseClosed(Guid PulseId, DateOnly On);

/// <summary>
/// Once a year, members and former members who agreed to it are asked how they are (pouls annuel): jobs, turnover, artists, whether they are
/// still alive, where they are. Each answers by a private link until a day.
/// </summary>
public sealed record Pulse
{
    public Guid Id { get; init; }
    public int Year { get; init; }
    public DateOnly OpenedOn { get; init; }
    public DateOnly ClosesOn { get; init; }
    public DateOnly? ClosedOn { get; init; }

    public Pulse Evolve(object fact) => fact switch
    {
        PulseOpened f => this with { Id = f.PulseId, Year = f.Year, ClosesOn = f.ClosesOn, OpenedOn = f.On },
        PulseClosed f => this with { ClosedOn = f.On },
        _ => this,
    };

    public bool TakesAnswersOn(DateOnly day) => ClosedOn is null && day <= ClosesOn;

    public static Guid IdOf(int year) => NamedId.Of("pulse", $"{year}");
}

/// <param name="By">Who agreed, or the office that notes it.</param>
public sealed record PulseAgreed(Guid ConsentId, Guid StructureId, Guid By, DateOnly On);

/// <param name="By">None for whoever followed the private link.</param>
public sealed record PulseLeft(Guid ConsentId, Guid StructureId, Guid? By, DateOnly On);

/// <summary>Whether a structure agrees to be asked every year (accord pour le pouls annuel): nobody is asked without.</summary>
public sealed record PulseConsent
{
    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public bool Agrees { get; init; }
    public DateOnly Since { get; init; }

    public PulseConsent Evolve(object fact) => fact switch
    {
        PulseAgreed f => new() { Id = f.ConsentId, StructureId = f.StructureId, Agrees = true, Since = f.On },
        PulseLeft f => new() { Id = f.ConsentId, StructureId = f.StructureId, Agrees = false, Since = f.On },
        _ => this,
    };

    public static Guid IdOf(Guid structureId) => NamedId.Of("pulse-consent", structureId.ToString());
}
