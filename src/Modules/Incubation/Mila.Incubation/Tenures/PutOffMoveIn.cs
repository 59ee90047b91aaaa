using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>
/// Who was promised a space gets it later (report de l’entrée): whoever had it has not left in time, or works last longer. The stay keeps
/// its length as far as the tenure allows; who leads the structure is written to.
/// </summary>
/// <param name="From">The new first day.</param>
public sealed record PutOffMoveIn(Guid StructureId, Guid AllocationId, DateOnly From);

public static class PutOffMoveInHandler
{
    /// <param name="latest">The first day after the last that the tenure allows to a stay that begins on the new day.</param>
    /// <returns>None when it begins on that day already.</returns>
    public static MoveInPutOff? Decide(PutOffMoveIn command, Tenure tenure, Allocation allocation, Space space, DateOnly latest, DateOnly today)
    {
        if (allocation.From == command.From)
            return null;
        Rule.That(allocation.State is AllocationState.Promised, "allocation.moved_in", "The structure has moved in: it leaves.");
        Rule.That(command.From > allocation.From && command.From >= today, "move_in.not_later", "It is put off to a later day, today or to come.", "from");
        var until = allocation.EndsOn is { } end ? Min(end.AddDays(command.From.DayNumber - allocation.From.DayNumber), latest) : allocation.PlannedUntil;
        Rule.That(until > command.From, "allocation.tenure_used_up", "The structure has used up its tenure.", "from");
        var days = new Span(command.From, until);
        Rule.That(space.IsFree(days, allocation.Id), "allocation.space_taken", "Somebody has the space on these days.", "from");
        Rule.That(tenure.Allocations.All(each => each.Id == allocation.Id || !each.Kind.IsWorkplace() || !allocation.Kind.IsWorkplace() || !each.Days.Overlaps(days)),
            "allocation.elsewhere", "The structure has another workplace on these days.", "from");
        return new(tenure.Id, allocation.Id, command.From, until, today);
    }

    public static async Task<OutgoingMessages> Handle(PutOffMoveIn command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var (space, tenure, allocation) = await session.AllocationToWrite(command.StructureId, command.AllocationId, settings, moment, cancellation);
        var latest = allocation.Kind.IsClocked(tenure.Limits.DesksCount) ? tenure.Past(allocation.Id).LatestEnd(command.From, tenure.Limits.PlannedMonths) : DateOnly.MaxValue;
        if (Decide(command, tenure.Tenure, allocation, space.Aggregate!, latest, moment.Today) is not { } later)
            return [];
        space.AppendOne(new SpaceTakenFrom(allocation.SpaceId, allocation.Id, later.From, later.Until, moment.Today));
        var messages = tenure.Record(later);
        if (tenure.Structure is { Leaders: { Count: > 0 } leaders })
            messages.Add(new SendLetter(
                NamedId.Of("move-in-put-off", allocation.Id.ToString(), $"{later.From:O}"), "move_in_put_off", leaders, TenureStream.Subject, tenure.Tenure.Id,
                new Dictionary<string, string> { ["space"] = space.Aggregate!.Name, ["on"] = $"{later.From:O}", ["page"] = $"/hebergements/{tenure.Tenure.Id}" }));
        return messages;
    }

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}

public static class PutOffMoveInField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<PutOffMoveIn, TenureType>("putOffMoveIn", AllocateSpaceFields.Policy)
        .Describe("Who was promised a space gets it later; the stay keeps its length as far as the tenure allows.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<GuidGraphType>>("allocationId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("from", "The new first day.")
        .Send(context => new PutOffMoveIn(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("allocationId"), context.GetArgument<DateOnly>("from")))
        .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
}
