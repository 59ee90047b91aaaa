using Mila.Kernel;

namespace Mila.Incubation.Works;

/// <param name="SpaceId">The space of the register that it is, of a shop.</param>
/// <param name="Position">Its rank in lists.</param>
public sealed record PremisesRegistered(Guid PremisesId, string Name, string? Address, PremisesUse Use, Guid? SpaceId, int Position, DateOnly On);

/// <param name="SurveyedBy">Who saw it.</param>
/// <param name="SeenOn">The day it was seen.</param>
public sealed record PremisesSurveyed(Guid PremisesId, Guid SurveyId, Guid SurveyedBy, IReadOnlyList<ElementSeen> Elements, DateOnly SeenOn, DateOnly On);

/// <summary>What was put down was wrong: it counts no more.</summary>
public sealed record SurveyWithdrawn(Guid PremisesId, Guid SurveyId, DateOnly On);

/// <param name="Index">What the meter shows, in whole kilowatt-hours or cubic metres.</param>
/// <param name="IsNewMeter">Whether it is what a new meter begins with.</param>
public sealed record MeterRead(Guid PremisesId, Guid ReadingId, MeterKind Kind, long Index, bool IsNewMeter, DateOnly ReadOn, DateOnly On);
public sealed record ReadingWithdrawn(Guid PremisesId, Guid ReadingId, DateOnly On);

/// <param name="HolderId">The structure that holds the lease; none when the association does, or nobody.</param>
/// <param name="From">The first day.</param>
public sealed record LeaseRecorded(Guid PremisesId, string Landlord, LeaseRole Role, Guid? HolderId, DateOnly From, DateOnly On);

/// <summary>What the association does in premises: elle les attribue pour le bailleur, elle les loue elle-même.</summary>
public enum LeaseRole { Represents, Rents }

/// <summary>Whose premises are, and who holds their lease, from a day on (bail).</summary>
public sealed record PremisesLease(string Landlord, LeaseRole Role, Guid? HolderId, DateOnly From);

/// <summary>What the association has to do with premises: boutique qu’elle attribue, lieu qu’elle loue elle-même.</summary>
public enum PremisesUse { Shop, Site }

/// <summary>What is looked at: fenêtres et vitrines, portes, isolation, porte de cave, électricité, compteur, chauffage, rideau métallique.</summary>
public enum PremisesElement { Windows, Doors, Insulation, CellarDoor, Wiring, Meter, Heating, Shutter }

/// <summary>How an element is, the best first: bon état, usé, mauvais état, hors service, absent.</summary>
public enum ElementCondition { Good, Worn, Bad, OutOfOrder, Absent }

/// <summary>What else is worth knowing of an element: au locataire, non motorisé, bloqué, simple vitrage, humide.</summary>
public enum ElementTrait { TenantOwned, NotMotorised, Blocked, SingleGlazed, Damp }

/// <summary>What a meter counts: électricité et gaz en kilowattheures, eau en mètres cubes.</summary>
public enum MeterKind { Electricity, Gas, Water }

/// <param name="PhotoId">A file that shows it.</param>
public sealed record ElementSeen(PremisesElement Element, ElementCondition Condition, ElementTrait? Trait = null, Guid? PhotoId = null);

/// <summary>A time that somebody looked at premises (visite).</summary>
public sealed record Survey(Guid Id, Guid SurveyedBy, IReadOnlyList<ElementSeen> Elements, DateOnly SeenOn, DateOnly? WithdrawnOn = null);

/// <summary>What a meter showed on a day (relevé).</summary>
public sealed record MeterReading(Guid Id, MeterKind Kind, long Index, bool IsNewMeter, DateOnly ReadOn);

/// <summary>An element as it was seen the last time.</summary>
public sealed record KnownElement(ElementSeen Seen, Survey Survey);

/// <summary>What was used between two readings (consommation).</summary>
/// <param name="From">The day of the first reading.</param>
/// <param name="IsPartial">Whether a meter was changed on the way without a last reading of the old one that day.</param>
public sealed record Consumption(MeterKind Kind, long Quantity, DateOnly From, DateOnly Until, bool IsPartial)
{
    public int Days => Until.DayNumber - From.DayNumber;

    /// <summary>The same over 365 days, half up.</summary>
    public long PerYear => (2 * 365 * Quantity + Days) / (2 * Days);
}

/// <summary>Premises that the association represents (local): what state each part of them is in, as of any day, and what their meters showed.</summary>
public sealed record Premises
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string? Address { get; init; }
    public PremisesUse Use { get; init; }
    public Guid? SpaceId { get; init; }
    public int Position { get; init; }
    public IReadOnlyList<Survey> Surveys { get; init; } = [];
    public IReadOnlyList<MeterReading> Readings { get; init; } = [];
    public IReadOnlyList<PremisesLease> Leases { get; init; } = [];

    public Premises Evolve(object fact) => fact switch
    {
        PremisesRegistered f => this with { Id = f.PremisesId, Name = f.Name, Address = f.Address, Use = f.Use, SpaceId = f.SpaceId, Position = f.Position },
        PremisesSurveyed f => this with { Surveys = [.. Surveys, new(f.SurveyId, f.SurveyedBy, f.Elements, f.SeenOn)] },
        SurveyWithdrawn f => this with { Surveys = [.. Surveys.Select(survey => survey.Id == f.SurveyId ? survey with { WithdrawnOn = f.On } : survey)] },
        MeterRead f => this with { Readings = [.. Readings, new(f.ReadingId, f.Kind, f.Index, f.IsNewMeter, f.ReadOn)] },
        LeaseRecorded f => this with { Leases = [.. Leases.Where(lease => lease.From != f.From), new(f.Landlord, f.Role, f.HolderId, f.From)] },
        ReadingWithdrawn f => this with { Readings = [.. Readings.Where(reading => reading.Id != f.ReadingId)] },
        _ => this,
    };

    /// <summary>Each element as it was last seen by a day; what nobody has looked at is left out.</summary>
    public IEnumerable<KnownElement> On(DateOnly day) => Surveys
        .Where(survey => survey.WithdrawnOn is null && survey.SeenOn <= day)
        .SelectMany(survey => survey.Elements.Select(seen => new KnownElement(seen, survey)))
        .GroupBy(known => known.Seen.Element).OrderBy(element => element.Key)
        .Select(element => element.OrderBy(known => known.Survey.SeenOn).Last());

    /// <summary>Who holds the lease on a day; none before the first that is known.</summary>
    public PremisesLease? LeaseOn(DateOnly day) => Leases.Where(lease => lease.From <= day).MaxBy(lease => lease.From);

    /// <summary>The readings of a meter by day; on one day, the last of the old meter before the first of the new.</summary>
    public IReadOnlyList<MeterReading> Of(MeterKind kind) => [.. Readings.Where(reading => reading.Kind == kind).OrderBy(reading => reading.ReadOn).ThenBy(reading => reading.IsNewMeter)];

    /// <summary>What was used between the first and the last reading of a period; none when there are not two days of readings.</summary>
    public Consumption? Used(MeterKind kind, DateOnly from, DateOnly until)
    {
        var readings = Of(kind).Where(reading => from <= reading.ReadOn && reading.ReadOn <= until).ToList();
        if (readings.Count == 0 || readings[0].ReadOn == readings[^1].ReadOn)
            return null;
        var steps = readings.Zip(readings.Skip(1)).ToList();
        return new(
            kind, steps.Where(step => !step.Second.IsNewMeter).Sum(step => step.Second.Index - step.First.Index), readings[0].ReadOn, readings[^1].ReadOn,
            steps.Any(step => step.Second.IsNewMeter && step.First.ReadOn != step.Second.ReadOn));
    }
}
