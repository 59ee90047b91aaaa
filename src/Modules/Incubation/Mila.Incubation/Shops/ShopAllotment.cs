using System.Text.Json.Serialization;
using Mila.Kernel;

namespace Mila.Incubation.Shops;

/// <param name="PremisesId">The shop, of the register of premises.</param>
/// <param name="ClosesOn">The last day to ask for it.</param>
public sealed record AllotmentOpened(Guid AllotmentId, Guid PremisesId, DateOnly ClosesOn, DateOnly On);
public sealed record AllotmentAskedFor(Guid AllotmentId, Guid StructureId, DateOnly On);

/// <summary>The board is asked whether a structure is proposed to the landlord.</summary>
/// <param name="ClosesOn">The last day of the vote.</param>
public sealed record TenantPutToVote(Guid AllotmentId, Guid StructureId, Guid DeliberationId, DateOnly ClosesOn, DateOnly On);

/// <summary>The board did not adopt the proposal.</summary>
public sealed record TenantVoteInconclusive(Guid AllotmentId, Guid DeliberationId, DateOnly On);

/// <summary>The board proposes a structure to the landlord.</summary>
/// <param name="DecidedOn">The day of the board's decision.</param>
/// <param name="Minutes">The number of its minutes, of a decision that was not voted in Mila; else empty.</param>
/// <param name="DeliberationId">The board's vote, which keeps its own minutes.</param>
public sealed record TenantProposed(
    Guid AllotmentId, Guid StructureId, DateOnly DecidedOn, string Minutes, DateOnly On, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? DeliberationId = null);
public sealed record LandlordAnswered(Guid AllotmentId, bool Accepts, DateOnly On);

/// <param name="SignedOn">The day on which the structure signed its lease.</param>
/// <param name="From">The first day of the lease.</param>
public sealed record LeaseSigned(Guid AllotmentId, DateOnly SignedOn, DateOnly From, DateOnly On);

/// <summary>The first day of the lease has come: the structure is in the shop.</summary>
public sealed record ShopEntered(Guid AllotmentId, DateOnly On);
public sealed record AllotmentCalledOff(Guid AllotmentId, DateOnly On);

/// <summary>Where it stands: appel ouvert, au vote du conseil, proposé au bailleur, accepté par le bailleur, bail signé, abandonné.</summary>
public enum AllotmentState { Open, InVote, Proposed, Accepted, Signed, CalledOff }

/// <summary>A structure that asked for the shop, and what the landlord said when it was proposed.</summary>
public sealed record ShopApplicant(Guid StructureId, DateOnly AskedOn, DateOnly? RefusedOn = null);

/// <summary>A shop finds its next tenant (attribution d’une boutique): a call, the board's proposal, the landlord's answer, the lease that the structure signs.</summary>
public sealed record ShopAllotment
{
    public Guid Id { get; init; }
    public Guid PremisesId { get; init; }
    public AllotmentState State { get; init; }
    public DateOnly OpenedOn { get; init; }
    public DateOnly ClosesOn { get; init; }
    public IReadOnlyList<ShopApplicant> Applicants { get; init; } = [];

    /// <summary>Whom the board proposes, or proposed last.</summary>
    public Guid? ProposedId { get; init; }

    /// <summary>The board's vote on it; none of a decision that was not voted in Mila.</summary>
    public Guid? DeliberationId { get; init; }

    public DateOnly? VoteClosesOn { get; init; }
    public int Votes { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? Minutes { get; init; }

    /// <summary>The day of the last proposal or answer, from which what comes next is waited for.</summary>
    public DateOnly MovedOn { get; init; }

    public DateOnly? SignedOn { get; init; }

    /// <summary>The first day of the lease.</summary>
    public DateOnly? LeaseFrom { get; init; }

    /// <summary>The day from which the structure is in the shop.</summary>
    public DateOnly? EnteredOn { get; init; }

    /// <summary>What gives the structure the space of the shop.</summary>
    [JsonIgnore]
    public Guid StayId => NamedId.Of("shop lease", Id.ToString());

    public ShopAllotment Evolve(object fact) => fact switch
    {
        AllotmentOpened f => this with { Id = f.AllotmentId, PremisesId = f.PremisesId, OpenedOn = f.On, ClosesOn = f.ClosesOn, MovedOn = f.On },
        AllotmentAskedFor f => this with { Applicants = [.. Applicants, new(f.StructureId, f.On)] },
        TenantPutToVote f => this with
        {
            State = AllotmentState.InVote, ProposedId = f.StructureId, DeliberationId = f.DeliberationId, VoteClosesOn = f.ClosesOn, Votes = Votes + 1, MovedOn = f.On,
        },
        TenantVoteInconclusive f => this with { State = AllotmentState.Open, MovedOn = f.On },
        TenantProposed f => this with
        {
            State = AllotmentState.Proposed, ProposedId = f.StructureId, DeliberationId = f.DeliberationId, DecidedOn = f.DecidedOn, Minutes = f.Minutes, MovedOn = f.On,
        },
        LandlordAnswered { Accepts: true } f => this with { State = AllotmentState.Accepted, MovedOn = f.On },
        LandlordAnswered f => this with
        {
            State = AllotmentState.Open, MovedOn = f.On, Applicants = [.. Applicants.Select(each => each.StructureId == ProposedId ? each with { RefusedOn = f.On } : each)],
        },
        LeaseSigned f => this with { State = AllotmentState.Signed, SignedOn = f.SignedOn, LeaseFrom = f.From, MovedOn = f.On },
        ShopEntered f => this with { EnteredOn = f.On },
        AllotmentCalledOff f => this with { State = AllotmentState.CalledOff, MovedOn = f.On },
        _ => this,
    };

    public bool IsOver => State is AllotmentState.Signed or AllotmentState.CalledOff;
}
