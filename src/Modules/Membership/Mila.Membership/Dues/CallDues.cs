using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Dues.Campaigns;
using Mila.Membership.Structures;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Dues;

/// <summary>A structure is asked for its dues of a civil year (appel de cotisation); again, when the call was cancelled.</summary>
/// <param name="On">The day of the call.</param>
/// <param name="FirstMonth">From which month on, in the year a structure joins; none for the whole year.</param>
public sealed record CallDues(Guid DuesCallId, Guid StructureId, int Year, DateOnly On, int? FirstMonth = null)
{
    /// <summary>A structure is called once for a year.</summary>
    public static Guid IdOf(Guid structureId, int year) => NamedId.Of("dues", structureId.ToString(), $"{year}");
}

public static class CallDuesHandler
{
    public static DuesCalled Decide(CallDues command, Structure structure, DuesGrid grid)
    {
        Rule.That(command.DuesCallId == CallDues.IdOf(command.StructureId, command.Year), "dues.id_refused", "A structure is called once for a year.", "duesCallId");
        Rule.That(Math.Abs(command.Year - command.On.Year) <= 1, "dues.year_refused", "Dues are called in their year, or just before or after.", "year");
        Rule.That(command.FirstMonth is null or (>= 1 and <= 12), "dues.month_refused", "A year has twelve months.", "firstMonth");
        var affiliation = structure.Affiliations().At(command.On);
        Rule.That(affiliation is not null, "dues.no_affiliation", "The fee depends on the affiliation.", "structureId");

        return new(command.DuesCallId, command.StructureId, command.Year, affiliation.Value, grid.Fees[affiliation.Value], command.FirstMonth,
            grid.AmountOf(affiliation.Value, command.FirstMonth), command.On.AddDays(grid.DaysToPay), command.On);
    }

    public static async Task<OutgoingMessages> Handle(CallDues command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var known = await session.Query<DuesCall>().Where(call => call.StructureId == command.StructureId).ToListAsync(cancellation);
        if (known.Any(call => call.Id == command.DuesCallId && call.State is not DuesState.Cancelled))
            return [];
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        Rule.That(structure is not null, "id.unknown", "There is no such structure.", "structureId");

        var called = Decide(command, structure, await DuesGrid.Of(session, settings, command.Year, command.On, cancellation));
        var messages = await Record(session, called, structure, known, cancellation);
        // A candidate is reminded by its own file; who belongs, or did, is chased.
        if (structure.Memberships().Any() && !messages.OfType<DuesSettled>().Any())
            messages.AddRange(await session.OpenCampaign(called.Year, called.DueOn, moment.Today, cancellation));
        return messages;
    }

    /// <summary>Records a call with the credit that it is given; what is told of it.</summary>
    /// <param name="known">The structure's calls, this one too when it was cancelled and is made again.</param>
    public static async Task<OutgoingMessages> Record(
        IDocumentSession session, DuesCalled called, Structure structure, IReadOnlyList<DuesCall> known, CancellationToken cancellation)
    {
        var before = known.FirstOrDefault(call => call.Id == called.DuesCallId);
        var call = (before ?? new DuesCall()).Evolve(called);
        var credits = await Credits.GiveOn(session, call, known, cancellation);
        object[] facts = [called, .. credits];
        if (before is null)
            session.Events.StartStream<DuesCall>(call.Id, facts);
        else
            session.Events.Append(call.Id, facts);
        return Tell(credits.Aggregate(call, (after, credit) => after.Evolve(credit)), structure);
    }

    private static OutgoingMessages Tell(DuesCall call, Structure structure) => call.SettledOn is { } settledOn
        ? [new DuesSettled(call.StructureId, call.Year, settledOn)]
        : [.. DuesLetters.Called(call, structure)];
}

public static class CallDuesField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CallDues, DuesCallType>("callDues", "membership.call_dues")
        .Describe("Asks a structure for its dues of a civil year, once.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<IntGraphType>>("year")
        .Argument<DateOnlyGraphType>("on", "The day of the call; today unless said.")
        .Argument<IntGraphType>("firstMonth", "From which month on, in the year the structure joins; the whole year unless said.")
        .Send(context => new CallDues(
            CallDues.IdOf(context.GetArgument<Guid>("structureId"), context.GetArgument<int>("year")),
            context.GetArgument<Guid>("structureId"), context.GetArgument<int>("year"),
            context.GetArgument<DateOnly?>("on") ?? context.Today(), context.GetArgument<int?>("firstMonth")))
        .Return<DuesCall>(command => command.DuesCallId);
}
