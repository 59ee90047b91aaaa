using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Incubation.Works.Claims;
using Mila.Kernel;
using Mila.Workflows;
using Wolverine;

namespace Mila.Incubation.Works;

/// <summary>Something that is done one after another (phase de travaux).</summary>
public sealed record PlanPhase(Guid WorksiteId, Guid PhaseId, string Title, DateOnly? PlannedFor);

public static class PlanPhaseHandler
{
    /// <returns>None when it is there already.</returns>
    public static PhasePlanned? Decide(PlanPhase command, Worksite worksite, DateOnly today)
    {
        if (worksite.Phases.Any(phase => phase.Id == command.PhaseId))
            return null;
        worksite.MustGoOn();
        Rule.That(command.Title.Trim().Length is >= 1 and <= 120, "phase.title_refused", "A phase has a title.", "phaseTitle");
        return new(worksite.Id, command.PhaseId, command.Title.Trim(), command.PlannedFor, today);
    }

    public static async Task<OutgoingMessages> Handle(PlanPhase command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.WorksiteToWrite(command.WorksiteId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } planned ? stream.Record(planned) : [];
    }
}

/// <summary>A phase begins, or is done (début, fin d’une phase).</summary>
public sealed record AdvancePhase(Guid WorksiteId, Guid PhaseId, DateOnly On);

public static class AdvancePhaseHandler
{
    /// <returns>None when it is done already.</returns>
    public static object? Decide(AdvancePhase command, Worksite worksite, DateOnly today)
    {
        var phase = worksite.Phases.FirstOrDefault(each => each.Id == command.PhaseId);
        Rule.That(phase is not null, "phase.unknown", "There is no such phase.", "phaseId");
        if (phase.DoneOn is not null)
            return null;
        worksite.MustGoOn();
        Rule.That(worksite.Blockage is null, "worksite.blocked", "Somebody holds the works up.");
        Rule.That(command.On <= today && !(command.On < phase.BegunOn), "phase.day_refused", "It was by today, and ended after it began.", "on");
        return phase.BegunOn is null ? new PhaseBegun(worksite.Id, phase.Id, command.On) : new PhaseDone(worksite.Id, phase.Id, command.On);
    }

    public static async Task<OutgoingMessages> Handle(AdvancePhase command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.WorksiteToWrite(command.WorksiteId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } fact ? stream.Record(fact) : [];
    }
}

/// <summary>Somebody holds the works up (blocage): who, since when, and what is waited for. It waits for the office to chase.</summary>
public sealed record BlockWorksite(Guid WorksiteId, BlockingParty Party, AwaitedThing Awaited, Guid? ClaimId, DateOnly Since);

public static class BlockWorksiteHandler
{
    /// <param name="claimIsOpen">Whether the claim that it hangs on still is; true when it hangs on none.</param>
    public static WorksiteBlocked Decide(BlockWorksite command, Worksite worksite, bool claimIsOpen, DateOnly today)
    {
        worksite.MustGoOn();
        Rule.That(worksite.Blockage is null, "worksite.blocked_already", "Somebody holds the works up already.");
        Rule.That(claimIsOpen, "claim.not_open", "There is no such claim, or it is over.", "claimId");
        Rule.That(command.Since <= today, "worksite.blocked_when", "It has been so by today.", "since");
        return new(worksite.Id, command.Party, command.Awaited, command.ClaimId, command.Since, today);
    }

    public static async Task<OutgoingMessages> Handle(BlockWorksite command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.WorksiteToWrite(command.WorksiteId, cancellation);
        var version = (stream.CurrentVersion ?? 0) + 1;
        var isOpen = command.ClaimId is not { } claim || await session.LoadAsync<DamageClaim>(claim, cancellation) is { IsOver: false };
        return [.. stream.Record(Decide(command, stream.Aggregate!, isOpen, moment.Today)), WorksiteStream.StartBlockage(command.WorksiteId, version)];
    }
}

/// <summary>Who holds the works up was chased (relance): the next one is due as many days later.</summary>
public sealed record ChaseBlockage(Guid WorksiteId);

public static class ChaseBlockageHandler
{
    /// <returns>None when it was done today.</returns>
    public static WorksiteChased? Decide(Worksite worksite, DateOnly today)
    {
        Rule.That(worksite.Blockage is not null, "worksite.not_blocked", "Nobody holds the works up.");
        return worksite.Blockage.ChasedOn == today ? null : new(worksite.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(ChaseBlockage command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.WorksiteToWrite(command.WorksiteId, cancellation);
        return Decide(stream.Aggregate!, moment.Today) is { } chased ? stream.Record(chased) : [];
    }
}

/// <summary>The works may go on (fin d’un blocage).</summary>
public sealed record FreeWorksite(Guid WorksiteId);

public static class FreeWorksiteHandler
{
    /// <returns>None when nobody holds them up.</returns>
    public static WorksiteFreed? Decide(Worksite worksite, DateOnly today) => worksite.Blockage is null ? null : new(worksite.Id, today);

    public static async Task<OutgoingMessages> Handle(FreeWorksite command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.WorksiteToWrite(command.WorksiteId, cancellation);
        return Decide(stream.Aggregate!, moment.Today) is { } freed ? stream.Record(freed) : [];
    }
}

/// <summary>The works will not be done (abandon d’un chantier).</summary>
public sealed record AbandonWorksite(Guid WorksiteId);

public static class AbandonWorksiteHandler
{
    /// <returns>None when they are abandoned already.</returns>
    public static WorksiteAbandoned? Decide(Worksite worksite, DateOnly today)
    {
        if (worksite.AbandonedOn is not null)
            return null;
        worksite.MustGoOn();
        return new(worksite.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(AbandonWorksite command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.WorksiteToWrite(command.WorksiteId, cancellation);
        return Decide(stream.Aggregate!, moment.Today) is { } abandoned ? stream.Record(abandoned) : [];
    }
}

/// <summary>Reads works to decide about them, and tells the workflow engine each fact.</summary>
internal static class WorksiteStream
{
    public const string Subject = "worksite";

    /// <exception cref="RuleViolation">When there are no such works.</exception>
    public static async Task<IEventStream<Worksite>> WorksiteToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Worksite>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "worksite.unknown", "There are no such works.", "worksiteId");
        return stream;
    }

    public static void MustGoOn(this Worksite worksite) => Rule.That(!worksite.IsOver, "worksite.over", "The works are done, or abandoned.");

    public static OutgoingMessages Record(this IEventStream<Worksite> stream, object fact) =>
        stream.Tell([fact], (worksite, each) => worksite.Evolve(each), (after, each, version) => new(
            Subject, after.Id, version, $"incubation.worksite_{Names[each.GetType()]}",
            Values: after.Blockage is { } blockage ? new Dictionary<string, string> { ["since"] = (blockage.ChasedOn ?? blockage.Since).ToString("O", System.Globalization.CultureInfo.InvariantCulture) } : null));

    /// <summary>Each time that works are held up is a dossier, which hears what happens from then on.</summary>
    public static StartInstance StartBlockage(Guid worksiteId, long version) =>
        new(NamedId.Of("instance", "worksite_blockage", worksiteId.ToString(), $"{version}"), "worksite_blockage", Subject, worksiteId, version);

    /// <summary>Every fact has a name for the engine.</summary>
    public static IReadOnlyDictionary<Type, string> Names { get; } = new Dictionary<Type, string>
    {
        [typeof(WorksitePlanned)] = "planned",
        [typeof(QuoteReceived)] = "quote_received",
        [typeof(QuoteChosen)] = "quote_chosen",
        [typeof(FundingPlanned)] = "funding_planned",
        [typeof(FundingAnswered)] = "funding_answered",
        [typeof(PhasePlanned)] = "phase_planned",
        [typeof(PhaseBegun)] = "phase_begun",
        [typeof(PhaseDone)] = "phase_done",
        [typeof(WorksiteBlocked)] = "blocked",
        [typeof(WorksiteChased)] = "chased",
        [typeof(WorksiteFreed)] = "freed",
        [typeof(WorksiteAbandoned)] = "abandoned",
    };
}
