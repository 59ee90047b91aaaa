using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Desk;

/// <summary>The landlord, the insurer or a supplier has to act first (en attente d’un tiers); it is chased on a day.</summary>
/// <param name="ChaseOn">The setting <c>desk.chase_days</c> decides unless said.</param>
public sealed record HandDeskRequestOn(Guid RequestId, ThirdParty To, DateOnly? ChaseOn);

public static class HandDeskRequestOnHandler
{
    /// <param name="days">After how many days one chases.</param>
    /// <returns>None when it waits for that already, until that day.</returns>
    public static DeskRequestHandedOn? Decide(HandDeskRequestOn command, DeskRequest request, int days, DateOnly today)
    {
        Rule.That(request.State is DeskState.Taken or DeskState.Waiting, "desk_request.not_taken", "Somebody sees to it first.");
        Rule.That(command.ChaseOn is null || command.ChaseOn > today, "desk_request.chase_in_the_past", "One chases on a day to come.", "chaseOn");
        var handed = new DeskRequestHandedOn(request.Id, command.To, command.ChaseOn ?? today.AddDays(days), today);

        return (request.WaitsFor, request.ChaseOn) == (handed.To, handed.ChaseOn) ? null : handed;
    }

    public static async Task<OutgoingMessages> Handle(
        HandDeskRequestOn command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.DeskRequestToWrite(command.RequestId, cancellation);
        var values = await settings.On(session, moment.Today, cancellation);
        return Decide(command, stream.Aggregate!, values.Days("desk.chase_days"), moment.Today) is { } handed ? stream.Record(handed) : [];
    }
}

public static class HandDeskRequestOnField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<HandDeskRequestOn, DeskRequestType>("handDeskRequestOn", "membership.handle_requests")
        .Describe("The landlord, the insurer or a supplier has to act first; it is chased on a day.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<EnumerationGraphType<ThirdParty>>>("to")
        .Argument<DateOnlyGraphType>("chaseOn", "After desk.chase_days unless said.")
        .Send(context => new HandDeskRequestOn(context.GetArgument<Guid>("id"), context.GetArgument<ThirdParty>("to"), context.GetArgument<DateOnly?>("chaseOn")))
        .Return<DeskRequest>(command => command.RequestId);
}
