using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Desk;

/// <summary>The third party was asked again (relance d’un tiers); once more on a day, if it still does nothing.</summary>
public sealed record ChaseThirdParty(Guid RequestId, DateOnly? ChaseOn);

public static class ChaseThirdPartyHandler
{
    /// <param name="days">After how many days one chases again.</param>
    /// <returns>None when that day is set already: a repeated command chases once.</returns>
    public static ThirdPartyChased? Decide(ChaseThirdParty command, DeskRequest request, int days, DateOnly today)
    {
        Rule.That(request.State is DeskState.Waiting, "desk_request.waits_for_nobody", "It waits for nobody.");
        Rule.That(command.ChaseOn is null || command.ChaseOn > today, "desk_request.chase_in_the_past", "One chases on a day to come.", "chaseOn");

        var next = command.ChaseOn ?? today.AddDays(days);
        return request.ChaseOn == next ? null : new(request.Id, next, today);
    }

    public static async Task<OutgoingMessages> Handle(
        ChaseThirdParty command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.DeskRequestToWrite(command.RequestId, cancellation);
        var values = await settings.On(session, moment.Today, cancellation);
        return Decide(command, stream.Aggregate!, values.Days("desk.chase_days"), moment.Today) is { } chased ? stream.Record(chased) : [];
    }
}

public static class ChaseThirdPartyField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ChaseThirdParty, DeskRequestType>("chaseThirdParty", "membership.handle_requests")
        .Describe("The third party was asked again; once more on a day, if it still does nothing.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<DateOnlyGraphType>("chaseOn", "After desk.chase_days unless said.")
        .Send(context => new ChaseThirdParty(context.GetArgument<Guid>("id"), context.GetArgument<DateOnly?>("chaseOn")))
        .Return<DeskRequest>(command => command.RequestId);
}

/// <summary>The third party has done its part (reprise): the office goes on.</summary>
public sealed record ResumeDeskRequest(Guid RequestId);

public static class ResumeDeskRequestHandler
{
    /// <returns>None when the office is at it already.</returns>
    public static DeskRequestResumed? Decide(DeskRequest request, DateOnly today)
    {
        if (request.State is DeskState.Taken)
            return null;
        Rule.That(request.State is DeskState.Waiting, "desk_request.waits_for_nobody", "It waits for nobody.");
        return new(request.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(ResumeDeskRequest command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.DeskRequestToWrite(command.RequestId, cancellation);
        return Decide(stream.Aggregate!, moment.Today) is { } resumed ? stream.Record(resumed) : [];
    }
}

public static class ResumeDeskRequestField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ResumeDeskRequest, DeskRequestType>("resumeDeskRequest", "membership.handle_requests")
        .Describe("The third party has done its part; the office goes on.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Send(context => new ResumeDeskRequest(context.GetArgument<Guid>("id")))
        .Return<DeskRequest>(command => command.RequestId);
}
