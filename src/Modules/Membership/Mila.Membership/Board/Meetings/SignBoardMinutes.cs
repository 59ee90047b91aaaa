using System.Security.Cryptography;
using System.Text;
using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Numbering;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Board.Meetings;

/// <summary>The president or the secretary signs off the minutes of a meeting (signature du procès-verbal): they take the next number of the register of minutes and never change.</summary>
public sealed record SignBoardMinutes(Guid MeetingId);

public static class SignBoardMinutesHandler
{
    public static void Decide(BoardMeeting meeting, Guid? actor)
    {
        Rule.That(meeting.IsOver, "minutes.meeting_not_closed", "Minutes are of a meeting that is over.");
        Rule.That(actor is not null, "minutes.unsigned", "Somebody signs.");
    }

    public static async Task<OutgoingMessages> Handle(SignBoardMinutes command, IDocumentSession session, Tenants tenants, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.MeetingToWrite(command.MeetingId, cancellation);
        var meeting = stream.Aggregate!;
        if (meeting.MinutesNumber is not null)
            return [];
        Decide(meeting, moment.Actor);

        var number = $"{meeting.Day.Year}-{await NumberSeries.Take(session, "minutes", meeting.Day.Year, meeting.Id, moment.Today, cancellation):00}";
        var text = await BoardMinutesReading.Write(session, meeting, number, tenants.All.First(tenant => tenant.Id == moment.Tenant).Title, cancellation);
        session.Insert(new Minutes { Id = meeting.Id, Number = number, Text = text, SignedBy = moment.Actor!.Value, SignedOn = moment.Today });
        return stream.Record(new BoardMinutesSigned(
            meeting.Id, number, moment.Actor.Value, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), moment.Today));
    }
}

public static class SignBoardMinutesField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<SignBoardMinutes, BoardMeetingType>("signBoardMinutes", "membership.sign_minutes")
        .Describe("Signs off the minutes of a meeting: they take their number and never change.")
        .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
        .Send(context => new SignBoardMinutes(context.GetArgument<Guid>("meetingId")))
        .Return<BoardMeeting>(command => command.MeetingId);
}
