using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>A member who is concerned takes no part in an item (déport): he counts on neither side of its quorum.</summary>
public sealed record RecuseFromItem(Guid MeetingId, Guid ItemId, Guid PersonId);

public static class RecuseFromItemHandler
{
    /// <returns>None when he has left it already.</returns>
    public static MeetingItemRecused? Decide(RecuseFromItem command, BoardMeeting meeting, IReadOnlyList<Elector> members)
    {
        meeting.MustBeComing();
        meeting.MustHave(command.ItemId);
        Rule.That(members.Any(member => member.PersonId == command.PersonId), "meeting.not_member", "Only a member of the body takes part.", "personId");
        Rule.That(meeting.VoteOn(command.ItemId) is null, "meeting.item_voted", "It was decided.");

        return meeting.RecusedFrom(command.ItemId).Contains(command.PersonId) ? null : new(meeting.Id, command.ItemId, command.PersonId, meeting.Day);
    }

    public static async Task<OutgoingMessages> Handle(RecuseFromItem command, IDocumentSession session, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        return Decide(command, stream.Aggregate!, await session.Members(stream.Aggregate!, cancellation)) is { } recused ? stream.Record(recused) : [];
    }
}

public static class RecuseFromItemFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<RecuseFromItem, BoardMeetingType>("recuseFromItem", "membership.vote")
            .Describe("The person who asks takes no part in an item.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Argument<NonNullGraphType<GuidGraphType>>("itemId")
            .Send(context => new RecuseFromItem(context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("itemId"), context.Actor().PersonId.GetValueOrDefault()))
            .Return<BoardMeeting>(command => command.MeetingId);
        mutation.Command<RecuseFromItem, BoardMeetingType>("recuseMemberFromItem", "membership.run_board")
            .Describe("Records that another member takes no part in an item.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .Argument<NonNullGraphType<GuidGraphType>>("itemId")
            .Argument<NonNullGraphType<GuidGraphType>>("personId")
            .Send(context => new RecuseFromItem(context.GetArgument<Guid>("meetingId"), context.GetArgument<Guid>("itemId"), context.GetArgument<Guid>("personId")))
            .Return<BoardMeeting>(command => command.MeetingId);
    }
}
