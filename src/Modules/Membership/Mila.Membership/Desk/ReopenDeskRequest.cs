using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Desk;

/// <summary>It was not settled after all (réouverture): the member says so within some days of the closing.</summary>
public sealed record ReopenDeskRequest(Guid RequestId, bool ByStaff);

public static class ReopenDeskRequestHandler
{
    /// <param name="days">How many days the kind is given, once more.</param>
    /// <returns>None when it is open already.</returns>
    public static DeskRequestReopened? Decide(DeskRequest request, Guid? actor, int days, DateOnly today)
    {
        if (request.State is not DeskState.Closed)
            return null;
        Rule.That(actor is not null, "desk_request.nameless", "A request is somebody's.");
        Rule.That(today <= request.ReopenableUntil, "desk_request.reopened_late", "After some days another request is filed.");

        return new(request.Id, actor.Value, today.AddDays(days), today);
    }

    public static async Task<OutgoingMessages> Handle(
        ReopenDeskRequest command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.DeskRequestToWrite(command.RequestId, command.ByStaff, moment, cancellation);
        var values = await settings.On(session, moment.Today, cancellation);
        var days = values.Days(DeskWorkflow.DaysOf(stream.Aggregate!.Kind));
        return Decide(stream.Aggregate, moment.Actor, days, moment.Today) is { } reopened ? stream.Record(reopened) : [];
    }
}

public static class ReopenDeskRequestField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ReopenDeskRequest, DeskRequestType>("reopenDeskRequest", "membership.file_requests")
        .Describe("It was not settled after all; said within some days of the closing.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Send(context => new ReopenDeskRequest(context.GetArgument<Guid>("id"), context.Actor().KeepsTheDesk()))
        .Return<DeskRequest>(command => command.RequestId);
}
