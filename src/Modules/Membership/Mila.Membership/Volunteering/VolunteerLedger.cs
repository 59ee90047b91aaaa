using Mila.Kernel;

namespace Mila.Membership.Volunteering;

/// <param name="Rate">What an hour was valued at on that day.</param>
/// <param name="On">The day the time was given.</param>
public sealed record HoursDeclared(Guid LedgerId, Guid DeclarationId, Guid PersonId, int Year, VolunteerTask Task, int Minutes, Money Rate, DateOnly On);

/// <param name="Day">The day the time was given, of the same year.</param>
public sealed record HoursCorrected(Guid LedgerId, Guid DeclarationId, VolunteerTask Task, int Minutes, Money Rate, DateOnly Day, DateOnly On);
public sealed record HoursCancelled(Guid LedgerId, Guid DeclarationId, DateOnly On);

/// <summary>
/// What volunteers give their time for: réunion, tenue d’un évènement, étude des candidatures, accompagnement d’adhérents, communication,
/// administration et finances, travaux et entretien, représentation, autre.
/// </summary>
public enum VolunteerTask { Meeting, Event, Selection, Support, Communication, Administration, Upkeep, Representation, Other }

/// <summary>Time that somebody gave (temps bénévole).</summary>
public sealed record Volunteered(Guid Id, VolunteerTask Task, int Minutes, Money Rate, DateOnly On, bool IsCancelled = false)
{
    /// <summary>What it is worth as a contribution in kind, half up to the cent.</summary>
    public Money Value => Rate.Prorated(Minutes, 60);
}

/// <summary>The time that one person gave in one civil year (temps bénévole d’une année).</summary>
public sealed record VolunteerLedger
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public int Year { get; init; }
    public IReadOnlyList<Volunteered> Entries { get; init; } = [];

    public VolunteerLedger Evolve(object fact) => fact switch
    {
        HoursDeclared f => this with { Id = f.LedgerId, PersonId = f.PersonId, Year = f.Year, Entries = [.. Entries, new(f.DeclarationId, f.Task, f.Minutes, f.Rate, f.On)] },
        HoursCorrected f => this with { Entries = [.. Entries.Select(each => each.Id == f.DeclarationId ? each with { Task = f.Task, Minutes = f.Minutes, Rate = f.Rate, On = f.Day } : each)] },
        HoursCancelled f => this with { Entries = [.. Entries.Select(each => each.Id == f.DeclarationId ? each with { IsCancelled = true } : each)] },
        _ => this,
    };

    public static Guid IdOf(Guid personId, int year) => NamedId.Of("volunteer", personId.ToString(), $"{year}");

    public static Guid WordsOf(Guid declarationId) => NamedId.Of("volunteer-words", declarationId.ToString());

    public IEnumerable<Volunteered> Counting => Entries.Where(each => !each.IsCancelled);

    public int Minutes => Counting.Sum(each => each.Minutes);

    public Money Value => Counting.Aggregate(Money.Zero, (sum, each) => sum + each.Value);
}
