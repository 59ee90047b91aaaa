using Mila.Kernel;

namespace Mila.Membership.Dues.Campaigns;

public sealed record DuesCampaignOpened(Guid CampaignId, int Year, DateOnly DueOn, DateOnly On);
public sealed record DuesRemindersWritten(Guid CampaignId, DuesStage Stage, IReadOnlyList<Guid> Calls, DateOnly On);
public sealed record RemovalsAwaited(Guid CampaignId, IReadOnlyList<Guid> Structures, DateOnly On);
public sealed record RemovalsDealtWith(Guid CampaignId, DateOnly On);
public sealed record DuesCampaignSettled(Guid CampaignId, DateOnly On);
public sealed record DuesCampaignReopened(Guid CampaignId, DateOnly On);

/// <summary>The letters of a chase: avant l’échéance, première relance, seconde relance.</summary>
public enum DuesStage { Before, First, Second }

public enum CampaignState { Chasing, Deciding, Settled }

/// <summary>What was written to those who still owed at one stage.</summary>
public sealed record StageWritten(DuesStage Stage, int Letters, DateOnly On);

/// <summary>
/// The calls of one year that are due on one day (campagne d’appel), chased together until each is settled. A call belongs to
/// the campaign of its year and due day, however it was made.
/// </summary>
public sealed record DuesCampaign
{
    public Guid Id { get; init; }
    public int Year { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly OpenedOn { get; init; }

    /// <summary>How often it was opened: again when something is owed after all was settled.</summary>
    public int Round { get; init; }

    public CampaignState State { get; init; }
    public IReadOnlyList<StageWritten> Stages { get; init; } = [];

    public static Guid IdOf(int year, DateOnly dueOn) => NamedId.Of("dues-campaign", $"{year}", $"{dueOn:O}");

    public DuesCampaign Evolve(object fact) => fact switch
    {
        DuesCampaignOpened f => this with { Id = f.CampaignId, Year = f.Year, DueOn = f.DueOn, OpenedOn = f.On, Round = 1 },
        DuesRemindersWritten f => this with { Stages = [.. Stages, new(f.Stage, f.Calls.Count, f.On)] },
        RemovalsAwaited _ => this with { State = CampaignState.Deciding },
        RemovalsDealtWith _ => this with { State = CampaignState.Chasing },
        DuesCampaignSettled _ => this with { State = CampaignState.Settled },
        DuesCampaignReopened f => this with { State = CampaignState.Chasing, OpenedOn = f.On, Round = Round + 1 },
        _ => this,
    };

    /// <summary>Whether a stage's letters were written since it was opened last.</summary>
    public bool HasWritten(DuesStage stage) => Stages.Any(each => each.Stage == stage && each.On >= OpenedOn);
}
