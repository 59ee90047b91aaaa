using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>A member who will be absent lets another vote for him on the whole agenda (procuration); one proxy per member, given and held.</summary>
public sealed record GiveMeetingProxy(Guid MeetingId, Guid From, Guid To);

public static class GiveMeetingProxyHandler
{
    /// <returns>None when it was given so already.</returns>
    public static MeetingProxyGiven? Decide(GiveMeetingProxy command, BoardMeeting meeting, IReadOnlyList<Elector> members, DateOnly today)
    {
        meeting.MustTakeProxies();
        Rule.That(members.Any(member => member.PersonId == command.From), "meeting.not_member", "Only a member of the body takes part.", "from");
        Rule.That(command.From != command.To, "proxy.to_oneself", "A proxy is given to another.", "to");
        Rule.That(members.Any(member => member.PersonId == command.To), "proxy.holder_cannot_vote", "The holder must be a member of the body.", "to");
        if (meeting.Proxies.TryGetValue(command.From, out var holder) && holder == command.To)
            return null;
        Rule.That(!meeting.Proxies.Values.Contains(command.From), "proxy.giver_holds_one", "Who holds a proxy comes in person.", "from");
        Rule.That(!meeting.Proxies.ContainsKey(command.To), "proxy.holder_is_absent", "The holder has given his own voice away.", "to");
        Rule.That(!meeting.Proxies.Values.Contains(command.To), "proxy.holder_has_one", "The holder already holds a proxy.", "to");

        return new(meeting.Id, command.From, command.To, today);
    }

    public static async Task<OutgoingMessages> Handle(GiveMeetingProxy command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var members = await session.Members(stream.Aggregate!, cancellation);
        return Decide(command, stream.Aggregate!, members, moment.Today) is { } given ? stream.Record(given) : [];
    }

    internal static void MustTakeProxies(this BoardMeeting meeting) =>
        Rule.That(meeting.State is BoardMeetingState.Convened, "meeting.proxy_not_now", "Proxies are given from the convocation until the opening.");
}

/// <summary>The member will be there after all.</summary>
public sealed record TakeMeetingProxyBack(Guid MeetingId, Guid From);

public static class TakeMeetingProxyBackHandler
{
    /// <returns>None when he gave none.</returns>
    public static MeetingProxyTakenBack? Decide(TakeMeetingProxyBack command, BoardMeeting meeting, DateOnly today)
    {
        meeting.MustTakeProxies();
        return meeting.Proxies.ContainsKey(command.From) ? new(meeting.Id, command.From, today) : null;
    }

    public static async Task<OutgoingMessages> Handle(TakeMeetingProxyBack command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } back ? stream.Record(back) : [];
    }
}

public static class MeetingProxyFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<GiveMeetingProxy, BoardMeetingType>("giveMeetingProxy", "membership.vote")
            .Describe("Lets another member vote for the person who asks, on the whole agenda.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Argument<NonNullGraphType<GuidGraphType>>("to")
            .Send(context => new GiveMeetingProxy(context.GetArgument<Guid>("meetingId"), context.Actor().PersonId.GetValueOrDefault(), context.GetArgument<Guid>("to")))
            .Return<BoardMeeting>(command => command.MeetingId);
        mutation.Command<GiveMeetingProxy, BoardMeetingType>("recordMeetingProxy", "membership.run_board")
            .Describe("Puts down a proxy that was given on paper.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Argument<NonNullGraphType<GuidGraphType>>("from")
            .Argument<NonNullGraphType<GuidGraphType>>("to")
            .Send(context => new GiveMeetingProxy(context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("from"), context.GetArgument<Guid>("to")))
            .Return<BoardMeeting>(command => command.MeetingId);
        mutation.Command<TakeMeetingProxyBack, BoardMeetingType>("takeMeetingProxyBack", "membership.vote")
            .Describe("The person who asks will be there after all.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Send(context => new TakeMeetingProxyBack(context.GetArgument<Guid>("meetingId"), context.Actor().PersonId.GetValueOrDefault()))
            .Return<BoardMeeting>(command => command.MeetingId);
        mutation.Command<TakeMeetingProxyBack, BoardMeetingType>("strikeMeetingProxyOut", "membership.run_board")
            .Describe("Puts down that a proxy was taken back.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Argument<NonNullGraphType<GuidGraphType>>("from")
            .Send(context => new TakeMeetingProxyBack(context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("from")))
            .Return<BoardMeeting>(command => command.MeetingId);
    }
}
