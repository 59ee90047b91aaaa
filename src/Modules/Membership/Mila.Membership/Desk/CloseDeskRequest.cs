using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Desk;

/// <summary>A request is settled, or will not be (clôture), on a day.</summary>
public sealed record CloseDeskRequest(Guid RequestId, DeskOutcome Outcome, DateOnly On);

public static class CloseDeskRequestHandler
{
    /// <param name="days">How long the member may open it again.</param>
    /// <returns>None when it is closed so already.</returns>
    public static DeskRequestClosed? Decide(CloseDeskRequest command, DeskRequest request, int days, DateOnly today)
    {
        if (request.Outcome == command.Outcome)
            return null;
        Rule.That(request.State is not DeskState.Closed, "desk_request.closed", "A closed request is opened again first.");
        Rule.That(request.FiledOn <= command.On && command.On <= today, "desk_request.closed_when", "It was closed after it was filed, by today.", "on");

        return new(request.Id, command.Outcome, today.AddDays(days), command.On);
    }

    public static async Task<OutgoingMessages> Handle(
        CloseDeskRequest command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.DeskRequestToWrite(command.RequestId, cancellation);
        var values = await settings.On(session, moment.Today, cancellation);
        return Decide(command, stream.Aggregate!, values.Days("desk.reopen_days"), moment.Today) is { } closed ? stream.Record(closed) : [];
    }
}

public static class CloseDeskRequestField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<CloseDeskRequest, DeskRequestType>("closeDeskRequest", "membership.handle_requests")
        .Describe("It is settled, or will not be; the member is told, and may open it again for some days (desk.reopen_days).")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<EnumerationGraphType<DeskOutcome>>>("outcome")
        .Argument<DateOnlyGraphType>("on", "Today unless said.")
        .Send(context => new CloseDeskRequest(
            context.GetArgument<Guid>("id"), context.GetArgument<DeskOutcome>("outcome"), context.GetArgument<DateOnly?>("on") ?? context.Today()))
        .Return<DeskRequest>(command => command.RequestId);
}
