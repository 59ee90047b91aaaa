using Mila.Kernel;

namespace Mila.Membership.Missions;

/// <param name="AgreementId">The document of the register that allowed it.</param>
public sealed record MissionBegun(Guid MissionId, Guid PersonId, Guid TutorId, Guid AgreementId, DateOnly From, DateOnly LastDay, DateOnly On);
public sealed record MissionShortened(Guid MissionId, DateOnly LastDay, DateOnly On);

/// <summary>A volunteer of the civic service is with the association (mission de service civique), with a tutor, from a day to another.</summary>
public sealed record CivicMission
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public Guid TutorId { get; init; }
    public Guid AgreementId { get; init; }
    public DateOnly From { get; init; }
    public DateOnly LastDay { get; init; }

    public CivicMission Evolve(object fact) => fact switch
    {
        MissionBegun f => this with { Id = f.MissionId, PersonId = f.PersonId, TutorId = f.TutorId, AgreementId = f.AgreementId, From = f.From, LastDay = f.LastDay },
        MissionShortened f => this with { LastDay = f.LastDay },
        _ => this,
    };

    /// <summary>What it is about is said in an erasable text.</summary>
    public static Guid PurposeOf(Guid missionId) => NamedId.Of("civic-mission", missionId.ToString());

    public bool Covers(DateOnly day) => From <= day && day <= LastDay;

    /// <summary>Its months in order, each as it is marked, or empty.</summary>
    public IEnumerable<MissionMonth> Months(IReadOnlyList<MissionMonth> marked)
    {
        for (var month = MissionMonth.Of(From); month <= LastDay; month = month.AddMonths(1))
            yield return marked.FirstOrDefault(each => each.Month == month) ?? new() { Id = MissionMonth.IdOf(Id, month), MissionId = Id, PersonId = PersonId, Month = month };
    }
}

public sealed record MissionTaskGiven(Guid TaskId, Guid MissionId, DateOnly DueOn, DateOnly On);
public sealed record MissionTaskDone(Guid TaskId, DateOnly On);

/// <summary>It is needed no more.</summary>
public sealed record MissionTaskDropped(Guid TaskId, DateOnly On);

/// <summary>Where a task stands: à faire, faite, abandonnée.</summary>
public enum MissionTaskState { ToDo, Done, Dropped }

/// <summary>Something that the volunteer does by a day (tâche du service civique). Its words are an erasable text under its id.</summary>
public sealed record MissionTask
{
    public Guid Id { get; init; }
    public Guid MissionId { get; init; }
    public DateOnly DueOn { get; init; }
    public MissionTaskState State { get; init; }
    public DateOnly? EndedOn { get; init; }

    public MissionTask Evolve(object fact) => fact switch
    {
        MissionTaskGiven f => this with { Id = f.TaskId, MissionId = f.MissionId, DueOn = f.DueOn },
        MissionTaskDone f => this with { State = MissionTaskState.Done, EndedOn = f.On },
        MissionTaskDropped f => this with { State = MissionTaskState.Dropped, EndedOn = f.On },
        _ => this,
    };
}
