using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Incubation.Contracts;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>A structure's tenure, read to decide about it; what is decided is appended and told to the workflow engine and the other modules.</summary>
/// <param name="line">The tenures of the structures whose place it took.</param>
public sealed class OpenTenure(IEventStream<Tenure> stream, Guid structureId, KnownStructure? structure, IReadOnlyList<Tenure> line, SettingValues settings)
{
    private readonly TenureNotices notices = TenureNotices.From(settings);

    /// <summary>As it stands; an empty one when the structure was never hosted.</summary>
    public Tenure Tenure { get; private set; } = stream.Aggregate ?? new Tenure { Id = Tenure.IdOf(structureId), StructureId = structureId };

    public KnownStructure? Structure { get; } = structure;

    /// <summary>All days that the structure has used or is promised, and those of the structures whose place it took.</summary>
    /// <param name="except">An allocation that is asked about: its days are left out.</param>
    public TenureClock Past(Guid? except = null) =>
        new([.. line.SelectMany(each => each.CountedDays(Limits.DesksCount)), .. Tenure.CountedDays(Limits.DesksCount, except)]);

    public SettingValues Settings { get; } = settings;

    public TenureLimits Limits { get; } = TenureLimits.From(settings);

    /// <exception cref="RuleViolation">When the structure was not given that space.</exception>
    public Allocation this[Guid allocation]
    {
        get
        {
            var found = Tenure[allocation];
            Rule.That(found is not null, "allocation.unknown", "The structure was not given that space.", "allocationId");
            return found;
        }
    }

    /// <summary>The first day after the last that a stay may reach, whatever the board decides.</summary>
    public DateOnly CapOf(Allocation stay) => stay.Kind.IsClocked(Limits.DesksCount) ? Past(stay.Id).LatestEnd(stay.From, Limits.CapMonths) : stay.PlannedUntil;

    public OwedNotice? NextNotice(Allocation allocation) => notices.NextOf(allocation);

    public OutgoingMessages Record(params IReadOnlyList<object> facts)
    {
        var version = (stream.CurrentVersion ?? 0) + Tenure.Facts - (stream.Aggregate?.Facts ?? 0);
        var messages = new OutgoingMessages();
        foreach (var fact in facts)
        {
            stream.AppendOne(fact);
            var before = Tenure;
            Tenure = Tenure.Evolve(fact);
            var about = TenureWords.AllocationOf(fact) is { } id ? Tenure[id] ?? before[id] : null;
            var (name, outcome) = about?.Kind.IsWorkplace() is false ? (TenureWords.Beside, null) : TenureWords.Named(fact);
            messages.Add(new Happened(TenureStream.Subject, Tenure.Id, ++version, $"incubation.{name}", outcome, TenureWords.Values(Tenure, notices)));
            if (fact is StayAllocated { Follows: null } begun && Tenure[begun.AllocationId]!.IsTimed && !facts.Any(each => each is MovedOut left && left.AllocationId == begun.AllocationId))
                messages.AddRange(TenureWorkflow.Start(Tenure.Id, begun.AllocationId, version));
        }
        if (facts.Count > 0)
            messages.Add(Tenure.Announcement());
        return messages;
    }
}

public static class TenureStream
{
    public const string Subject = "tenure";

    /// <summary>The tenure of a structure; whoever asks for the same waits for its turn.</summary>
    public static async Task<OpenTenure> TenureToWrite(
        this IDocumentSession session, Guid structureId, Settings settings, Moment moment, CancellationToken cancellation)
    {
        await session.TakeTurn(cancellation, "structure", structureId.ToString());
        var stream = await session.Events.FetchForWriting<Tenure>(Tenure.IdOf(structureId), cancellation);
        var structure = await session.LoadAsync<KnownStructure>(structureId, cancellation);
        var values = await settings.On(session, moment.Today, cancellation);
        return new(stream, structureId, structure, await session.LineOf(structure, cancellation), values);
    }

    /// <summary>A space and the tenure of a structure, to be recorded in both or in none; always in this order, so that nobody waits for each other.</summary>
    public static async Task<(IEventStream<Space> Space, OpenTenure Tenure)> HousingToWrite(
        this IDocumentSession session, Guid spaceId, Guid structureId, Settings settings, Moment moment, CancellationToken cancellation)
    {
        await session.TakeTurn(cancellation, "space", spaceId.ToString());
        var tenure = await session.TenureToWrite(structureId, settings, moment, cancellation);
        return (await session.SpaceToWrite(spaceId, cancellation), tenure);
    }

    /// <summary>The same for a space that the structure was given.</summary>
    public static async Task<(IEventStream<Space> Space, OpenTenure Tenure, Allocation Allocation)> AllocationToWrite(
        this IDocumentSession session, Guid structureId, Guid allocationId, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var known = (await session.LoadAsync<Tenure>(Tenure.IdOf(structureId), cancellation))?[allocationId];
        Rule.That(known is not null, "allocation.unknown", "The structure was not given that space.", "allocationId");
        var (space, tenure) = await session.HousingToWrite(known.SpaceId, structureId, settings, moment, cancellation);
        return (space, tenure, tenure[allocationId]);
    }

    /// <summary>The tenures of the structures whose place a structure took.</summary>
    public static async Task<IReadOnlyList<Tenure>> LineOf(this IQuerySession session, KnownStructure? structure, CancellationToken cancellation) =>
        structure is { Predecessors.Count: > 0 } ? await session.LoadManyAsync<Tenure>(cancellation, structure.Predecessors.Select(Tenure.IdOf)) : [];

    public static TenureChanged Announcement(this Tenure tenure) => new(
        tenure.StructureId, tenure.Facts, tenure.Periods(each => each.State is not AllocationState.Promised), tenure.Periods(each => each.State is AllocationState.Promised));

    private static IReadOnlyList<StayPeriod> Periods(this Tenure tenure, Func<Allocation, bool> which) =>
    [
        .. tenure.Allocations.Where(which).Select(each => new StayPeriod(
            each.Id, each.SpaceId, ClosedWord.Of(each.Kind), each.From, each.LeftUntil ?? each.EndsOn, each.State is AllocationState.Left)),
    ];
}

public static class RestateTenuresHandler
{
    public static async Task<OutgoingMessages> Handle(RestateTenures _, IQuerySession session, CancellationToken cancellation) =>
        [.. (await session.Query<Tenure>().ToListAsync(cancellation)).Select(tenure => tenure.Announcement())];
}
