using Mila.Kernel;

namespace Mila.Incubation.Works;

/// <param name="Title">What is done, in a few words; it names a matter, never a person.</param>
/// <param name="Premises">Where.</param>
public sealed record WorksitePlanned(Guid WorksiteId, string Title, IReadOnlyList<Guid> Premises, DateOnly On);

/// <summary>A contractor says what it costs; who that is stands in an erasable text under the quote's id.</summary>
/// <param name="KwhPerYear">What it is expected to save.</param>
public sealed record QuoteReceived(Guid WorksiteId, Guid QuoteId, Money Amount, int? KwhPerYear, Money? SavedPerYear, Guid? FileId, DateOnly ReceivedOn, DateOnly On);
public sealed record QuoteChosen(Guid WorksiteId, Guid QuoteId, DateOnly On);

/// <param name="Shares">The whole plan: their sum is the cost.</param>
public sealed record FundingPlanned(Guid WorksiteId, IReadOnlyList<FundingShare> Shares, DateOnly On);
public sealed record FundingAnswered(Guid WorksiteId, FundingSource Source, FundingState State, DateOnly On);
public sealed record PhasePlanned(Guid WorksiteId, Guid PhaseId, string Title, DateOnly? PlannedFor, DateOnly On);
public sealed record PhaseBegun(Guid WorksiteId, Guid PhaseId, DateOnly On);
public sealed record PhaseDone(Guid WorksiteId, Guid PhaseId, DateOnly On);

/// <param name="ClaimId">The damage claim that it hangs on, when it does.</param>
/// <param name="Since">The first day.</param>
public sealed record WorksiteBlocked(Guid WorksiteId, BlockingParty Party, AwaitedThing Awaited, Guid? ClaimId, DateOnly Since, DateOnly On);

/// <summary>Who holds it up was chased (relance).</summary>
public sealed record WorksiteChased(Guid WorksiteId, DateOnly On);
public sealed record WorksiteFreed(Guid WorksiteId, DateOnly On);
public sealed record WorksiteAbandoned(Guid WorksiteId, DateOnly On);

/// <summary>Where money comes from: fonds propres, Ville, Région, État, agence de la transition écologique, bailleur, assurance, autre.</summary>
public enum FundingSource { Own, City, Region, State, EnergyAgency, Landlord, Insurance, Other }

/// <summary>Where a share stands: prévue, demandée, accordée, refusée.</summary>
public enum FundingState { Planned, Asked, Granted, Refused }

public sealed record FundingShare(FundingSource Source, Money Amount, FundingState State = FundingState.Planned);

/// <summary>Who is waited for: assurance, bailleur, mairie, entreprise, financeur, association.</summary>
public enum BlockingParty { Insurer, Landlord, TownHall, Contractor, Funder, Association }

/// <summary>What is waited for: accord, paiement, expertise, autorisation, devis, accès, autres travaux.</summary>
public enum AwaitedThing { Agreement, Payment, Expertise, Permit, Quote, Access, OtherWorks }

/// <summary>Where works stand: à l’étude, financées, en cours, finies, abandonnées.</summary>
public enum WorksiteState { Studied, Funded, UnderWay, Done, Abandoned }

/// <summary>What a contractor asks (devis).</summary>
public sealed record Quote(Guid Id, Money Amount, int? KwhPerYear, Money? SavedPerYear, Guid? FileId, DateOnly ReceivedOn)
{
    /// <summary>After how many years what is saved has paid for it, to the tenth; none when nothing is said to be saved.</summary>
    public decimal? PaybackYears => SavedPerYear is { Cents: > 0 } saved ? decimal.Round((decimal)Amount.Cents / saved.Cents, 1, MidpointRounding.AwayFromZero) : null;
}

public sealed record WorksPhase(Guid Id, string Title, DateOnly? PlannedFor, DateOnly? BegunOn = null, DateOnly? DoneOn = null);

/// <summary>Works are held up by somebody (blocage).</summary>
/// <param name="ChasedOn">The last day on which somebody chased.</param>
public sealed record Blockage(BlockingParty Party, AwaitedThing Awaited, Guid? ClaimId, DateOnly Since, DateOnly? ChasedOn = null);

/// <summary>Works on premises (chantier): quotes, who pays what, phases, and who holds them up.</summary>
public sealed record Worksite
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public IReadOnlyList<Guid> Premises { get; init; } = [];
    public DateOnly PlannedOn { get; init; }
    public IReadOnlyList<Quote> Quotes { get; init; } = [];
    public Guid? ChosenId { get; init; }
    public IReadOnlyList<FundingShare> Funding { get; init; } = [];
    public IReadOnlyList<WorksPhase> Phases { get; init; } = [];
    public Blockage? Blockage { get; init; }

    /// <summary>The claim that holds it up.</summary>
    public Guid? ClaimId { get; init; }

    public DateOnly? AbandonedOn { get; init; }

    public Worksite Evolve(object fact) => fact switch
    {
        WorksitePlanned f => this with { Id = f.WorksiteId, Title = f.Title, Premises = f.Premises, PlannedOn = f.On },
        QuoteReceived f => this with { Quotes = [.. Quotes, new(f.QuoteId, f.Amount, f.KwhPerYear, f.SavedPerYear, f.FileId, f.ReceivedOn)] },
        // Another cost is another plan.
        QuoteChosen f => this with { ChosenId = f.QuoteId, Funding = [] },
        FundingPlanned f => this with { Funding = f.Shares },
        FundingAnswered f => this with { Funding = [.. Funding.Select(share => share.Source == f.Source ? share with { State = f.State } : share)] },
        PhasePlanned f => this with { Phases = [.. Phases, new(f.PhaseId, f.Title, f.PlannedFor)] },
        PhaseBegun f => With(f.PhaseId, phase => phase with { BegunOn = f.On }),
        PhaseDone f => With(f.PhaseId, phase => phase with { DoneOn = f.On }),
        WorksiteBlocked f => this with { Blockage = new(f.Party, f.Awaited, f.ClaimId, f.Since), ClaimId = f.ClaimId },
        WorksiteChased f => this with { Blockage = Blockage! with { ChasedOn = f.On } },
        WorksiteFreed _ => this with { Blockage = null, ClaimId = null },
        WorksiteAbandoned f => this with { AbandonedOn = f.On, Blockage = null, ClaimId = null },
        _ => this,
    };

    public Quote? Chosen => Quotes.FirstOrDefault(quote => quote.Id == ChosenId);

    /// <summary>The quote that is chosen, else the cheapest.</summary>
    public Quote? Likely => Chosen ?? Quotes.MinBy(quote => quote.Amount.Cents);

    /// <summary>What is not granted yet, refused shares included.</summary>
    public Money Missing => Funding.Where(share => share.State is not FundingState.Granted && share.Source is not FundingSource.Own).Aggregate(Money.Zero, (sum, share) => sum + share.Amount);

    public WorksiteState State =>
        AbandonedOn is not null ? WorksiteState.Abandoned
        : Phases.Count > 0 && Phases.All(phase => phase.DoneOn is not null) ? WorksiteState.Done
        : Phases.Any(phase => phase.BegunOn is not null) ? WorksiteState.UnderWay
        : Funding.Count > 0 && Missing == Money.Zero ? WorksiteState.Funded
        : WorksiteState.Studied;

    public bool IsOver => State is WorksiteState.Done or WorksiteState.Abandoned;

    private Worksite With(Guid phase, Func<WorksPhase, WorksPhase> change) => this with { Phases = [.. Phases.Select(each => each.Id == phase ? change(each) : each)] };
}
