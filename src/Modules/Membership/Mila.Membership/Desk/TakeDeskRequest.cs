using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Desk;

/// <summary>Somebody of the office sees to a request (prise en charge); again to give it to another, or to change its priority or its day.</summary>
/// <param name="AssigneeId">Who sees to it; who sends the command unless said.</param>
/// <param name="DueOn">The day it should be settled by; as it was unless said.</param>
public sealed record TakeDeskRequest(Guid RequestId, Guid? AssigneeId, DeskPriority Priority, DateOnly? DueOn);

public static class TakeDeskRequestHandler
{
    /// <returns>None when it is so already.</returns>
    public static DeskRequestTaken? Decide(TakeDeskRequest command, DeskRequest request, Guid? actor, DateOnly today)
    {
        Rule.That(request.State is not DeskState.Closed, "desk_request.closed", "A closed request is opened again first.");
        Rule.That((command.AssigneeId ?? actor) is not null, "desk_request.nameless", "A request is somebody's.");
        Rule.That(command.DueOn is null || command.DueOn >= today, "desk_request.due_in_the_past", "It is settled on a day to come.", "dueOn");
        var taken = new DeskRequestTaken(request.Id, (command.AssigneeId ?? actor)!.Value, command.Priority, command.DueOn ?? request.DueOn, today);

        return (request.State, request.AssigneeId, request.Priority, request.DueOn) == (DeskState.Taken, taken.AssigneeId, taken.Priority, taken.DueOn) ? null : taken;
    }

    public static async Task<OutgoingMessages> Handle(TakeDeskRequest command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.DeskRequestToWrite(command.RequestId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Actor, moment.Today) is not { } taken)
            return [];
        var roles = await RolesOnDay.Of(session, taken.AssigneeId, moment.Today, cancellation);
        Rule.That(DeskAccess.KeepTheDesk(roles), "desk_request.not_of_the_office", "Only the office sees to requests.", "assignee");
        return stream.Record(taken);
    }
}

public static class TakeDeskRequestField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<TakeDeskRequest, DeskRequestType>("takeDeskRequest", "membership.handle_requests")
        .Describe("Somebody of the office sees to it; again to give it to another, or to change its priority or its day. The member is told the first time.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<GuidGraphType>("assignee", "Who sees to it; the person who asks unless said.")
        .Argument<EnumerationGraphType<DeskPriority>>("priority")
        .Argument<DateOnlyGraphType>("dueOn", "As it was unless said.")
        .Send(context => new TakeDeskRequest(
            context.GetArgument<Guid>("id"), context.GetArgument<Guid?>("assignee"),
            context.GetArgument<DeskPriority?>("priority") ?? DeskPriority.Normal, context.GetArgument<DateOnly?>("dueOn")))
        .Return<DeskRequest>(command => command.RequestId);
}
