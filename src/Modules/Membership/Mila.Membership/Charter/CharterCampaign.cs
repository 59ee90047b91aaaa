using Mila.Kernel;

namespace Mila.Membership.Charter;

public sealed record CharterCampaignOpened(Guid CampaignId, int Version, DateOnly On);
public sealed record CharterCampaignClosed(Guid CampaignId, int Version, int Members, int Signed, int Declined, DateOnly On);

/// <summary>
/// The members are asked to sign a version of the charter (campagne de signature): letters, reminders, then a day on which it is over.
/// Who signs afterwards still signs; who refuses commits no breach and is asked no more.
/// </summary>
public sealed record CharterCampaign
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }

    public static Guid IdOf(int version) => NamedId.Of("charter-campaign", $"{version}");

    public CharterCampaign Evolve(object fact) => fact switch
    {
        CharterCampaignOpened f => this with { Id = f.CampaignId, Version = f.Version, OpenedOn = f.On },
        CharterCampaignClosed f => this with { ClosedOn = f.On },
        _ => this,
    };
}
