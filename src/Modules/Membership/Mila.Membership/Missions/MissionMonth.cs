using Mila.Kernel;

namespace Mila.Membership.Missions;

/// <param name="Month">Its first day.</param>
/// <param name="Days">Those that changed; the last word on a day prevails.</param>
public sealed record MissionDaysMarked(Guid MonthId, Guid MissionId, Guid PersonId, DateOnly Month, IReadOnlyList<MissionDay> Days, DateOnly On);

/// <summary>The month's days are what they are, says the tutor or the office.</summary>
public sealed record MissionMonthStated(Guid MonthId, Guid StatedBy, DateOnly On);

/// <summary>What a day of the mission was: présence, formation, congé, arrêt de maladie.</summary>
public enum MissionPresence { Present, Training, Leave, Sick }

/// <param name="Presence">None takes back what was marked.</param>
public sealed record MissionDay(DateOnly Day, MissionPresence? Presence);

/// <summary>A month of a volunteer's presence (état de présence), marked day by day and then stated; what is put right later is dated.</summary>
public sealed record MissionMonth
{
    public Guid Id { get; init; }
    public Guid MissionId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    public IReadOnlyDictionary<DateOnly, MissionPresence> Days { get; init; } = new Dictionary<DateOnly, MissionPresence>();
    public Guid? StatedBy { get; init; }
    public DateOnly? StatedOn { get; init; }

    /// <summary>The last day on which it was put right after it was stated.</summary>
    public DateOnly? CorrectedOn { get; init; }

    public MissionMonth Evolve(object fact) => fact switch
    {
        MissionDaysMarked f => this with
        {
            Id = f.MonthId, MissionId = f.MissionId, PersonId = f.PersonId, Month = f.Month, CorrectedOn = StatedOn is null ? null : f.On,
            Days = Days.Where(day => f.Days.All(changed => changed.Day != day.Key))
                .Concat(f.Days.Where(day => day.Presence is not null).Select(day => KeyValuePair.Create(day.Day, day.Presence!.Value))).ToDictionary(),
        },
        MissionMonthStated f => this with { StatedBy = f.StatedBy, StatedOn = f.On },
        _ => this,
    };

    public static Guid IdOf(Guid missionId, DateOnly month) => NamedId.Of("mission-month", missionId.ToString(), $"{month:yyyy-MM}");

    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>How many of its days were that, in a period when one is said.</summary>
    public int Count(MissionPresence presence, DateOnly? from = null, DateOnly? until = null) =>
        Days.Count(day => day.Value == presence && (from is null || from <= day.Key) && (until is null || day.Key <= until));
}
