using GraphQL;
using GraphQL.Types;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.OutsideContacts;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.WorkingGroups;

/// <summary>Members and outsiders will work on a matter together (création d’un groupe de travail).</summary>
public sealed record FormWorkingGroup(Guid GroupId, string Title, string Purpose);

public static class FormWorkingGroupHandler
{
    private const int LongestTitle = 120;
    private const int LongestPurpose = 1_000;

    public static WorkingGroupFormed Decide(FormWorkingGroup command, DateOnly today)
    {
        Rule.That(command.Title.Trim().Length is >= 1 and <= LongestTitle, "group.title_refused", "A group has a title.", "title");
        Rule.That(command.Purpose.Trim().Length is >= 1 and <= LongestPurpose, "group.purpose_refused", "A group has a purpose.", "purpose");
        return new(command.GroupId, command.Title.Trim(), command.Purpose.Trim(), today);
    }

    public static async Task Handle(FormWorkingGroup command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<WorkingGroup>(command.GroupId, cancellation);
        if (stream.Aggregate is null)
            stream.AppendOne(Decide(command, moment.Today));
    }
}

/// <summary>A member structure, or a contact from outside, takes part (entrée dans un groupe).</summary>
public sealed record AddParticipant(Guid GroupId, GroupParticipant Participant);

public static class AddParticipantHandler
{
    /// <param name="isKnown">Whether it is a member of today, or a contact that still is one.</param>
    /// <returns>None when it takes part already.</returns>
    public static ParticipantJoined? Decide(AddParticipant command, WorkingGroup group, bool isKnown, DateOnly today)
    {
        group.MustBeOpen();
        if (group.On(today).Any(each => each.Participant.Id == command.Participant.Id))
            return null;
        Rule.That(isKnown, "group.participant_unknown", "A member, or a contact, takes part.", "participantId");
        return new(group.Id, command.Participant, today);
    }

    public static async Task Handle(AddParticipant command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.GroupToWrite(command.GroupId, cancellation);
        var id = command.Participant.Id;
        var isKnown = command.Participant.Kind is ParticipantKind.Member
            ? await session.LoadAsync<Structure>(id, cancellation) is { } structure && structure.IsMemberOn(moment.Today)
            : await session.LoadAsync<OutsideContact>(id, cancellation) is { Until: null };
        if (Decide(command, stream.Aggregate!, isKnown, moment.Today) is { } joined)
            stream.AppendOne(joined);
    }
}

/// <summary>Somebody takes part no more.</summary>
public sealed record RemoveParticipant(Guid GroupId, Guid ParticipantId);

public static class RemoveParticipantHandler
{
    /// <returns>None when it does not already.</returns>
    public static ParticipantLeft? Decide(RemoveParticipant command, WorkingGroup group, DateOnly today) =>
        group.Participations.Any(each => each.Participant.Id == command.ParticipantId && each.Until is null) ? new(group.Id, command.ParticipantId, today) : null;

    public static async Task Handle(RemoveParticipant command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.GroupToWrite(command.GroupId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is { } left)
            stream.AppendOne(left);
    }
}

/// <summary>The group met (réunion d’un groupe): who was there, and what was said; put down again under the same id, the last holds.</summary>
/// <param name="Notes">What was said; it may name people and is kept where they can be erased.</param>
public sealed record RecordGroupMeeting(Guid GroupId, Guid MeetingId, DateOnly On, IReadOnlyList<Guid> Present, string? Notes)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(RecordGroupMeeting)} {MeetingId}";
}

public static class RecordGroupMeetingHandler
{
    /// <returns>None when it is put down so already.</returns>
    public static GroupMet? Decide(RecordGroupMeeting command, WorkingGroup group, DateOnly today)
    {
        Rule.That(group.FormedOn <= command.On && command.On <= today && !(group.ClosedOn < command.On), "group.met_when", "It met on one of its days, by today.", "on");
        Rule.That(command.Present.Count > 0 && command.Present.All(id => group.On(command.On).Any(each => each.Participant.Id == id)), "group.nobody_there", "Participants of the day were there.", "present");
        var known = group.Meetings.FirstOrDefault(meeting => meeting.Id == command.MeetingId);
        return known is not null && known.On == command.On && known.Present.ToHashSet().SetEquals(command.Present) ? null : new(group.Id, command.MeetingId, [.. command.Present.Distinct()], command.On);
    }

    public static async Task Handle(RecordGroupMeeting command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.GroupToWrite(command.GroupId, cancellation);
        if (Decide(command, stream.Aggregate!, moment.Today) is { } met)
            stream.AppendOne(met);
        if (!string.IsNullOrWhiteSpace(command.Notes))
            session.Keep(ErasableText.Of(command.MeetingId, "group.notes", command.GroupId, [], command.Notes, "notes"));
    }
}

/// <summary>The group has done its work (clôture d’un groupe).</summary>
public sealed record CloseWorkingGroup(Guid GroupId);

public static class CloseWorkingGroupHandler
{
    /// <returns>None when it is closed already.</returns>
    public static WorkingGroupClosed? Decide(WorkingGroup group, DateOnly today) => group.ClosedOn is null ? new(group.Id, today) : null;

    public static async Task Handle(CloseWorkingGroup command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.GroupToWrite(command.GroupId, cancellation);
        if (Decide(stream.Aggregate!, moment.Today) is { } closed)
            stream.AppendOne(closed);
    }
}

internal static class GroupStream
{
    /// <exception cref="RuleViolation">When there is no such group.</exception>
    public static async Task<IEventStream<WorkingGroup>> GroupToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<WorkingGroup>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "group.unknown", "There is no such group.", "groupId");
        return stream;
    }

    public static void MustBeOpen(this WorkingGroup group) => Rule.That(group.ClosedOn is null, "group.closed", "The group has done its work.");
}

public static class WorkingGroupCommands
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<FormWorkingGroup, WorkingGroupType>("formWorkingGroup", "membership.keep_groups")
            .Describe("Members and outsiders will work on a matter together.")
            .Argument<NonNullGraphType<StringGraphType>>("title", "In a few words; it names a matter, never a person.")
            .Argument<NonNullGraphType<StringGraphType>>("purpose")
            .Send(context => new FormWorkingGroup(Guid.CreateVersion7(), context.GetArgument<string>("title"), context.GetArgument<string>("purpose")))
            .Return<WorkingGroup>(command => command.GroupId);
        mutation.Command<AddParticipant, WorkingGroupType>("addParticipant", "membership.keep_groups")
            .Describe("A member structure, or a contact from outside, takes part from today on.")
            .Argument<NonNullGraphType<GuidGraphType>>("groupId")
            .Argument<NonNullGraphType<GuidGraphType>>("participantId", "The structure, or the contact.")
            .Argument<NonNullGraphType<EnumerationGraphType<ParticipantKind>>>("kind")
            .Send(context => new AddParticipant(context.GetArgument<Guid>("groupId"), new(context.GetArgument<Guid>("participantId"), context.GetArgument<ParticipantKind>("kind"))))
            .Return<WorkingGroup>(command => command.GroupId);
        mutation.Command<RemoveParticipant, WorkingGroupType>("removeParticipant", "membership.keep_groups")
            .Describe("Somebody takes part no more, from today on.")
            .Argument<NonNullGraphType<GuidGraphType>>("groupId")
            .Argument<NonNullGraphType<GuidGraphType>>("participantId")
            .Send(context => new RemoveParticipant(context.GetArgument<Guid>("groupId"), context.GetArgument<Guid>("participantId")))
            .Return<WorkingGroup>(command => command.GroupId);
        mutation.Command<RecordGroupMeeting, WorkingGroupType>("recordGroupMeeting", "membership.keep_groups")
            .Describe("The group met: who was there, and what was said; put down again under the same id, the last holds.")
            .Argument<NonNullGraphType<GuidGraphType>>("groupId")
            .Argument<GuidGraphType>("meetingId", "Of a meeting that is put down again; a new one unless said.")
            .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("present")
            .Argument<StringGraphType>("notes")
            .Send(context => new RecordGroupMeeting(
                context.GetArgument<Guid>("groupId"), context.GetArgument<Guid?>("meetingId") ?? Guid.CreateVersion7(), context.GetArgument<DateOnly>("on"),
                context.GetArgument<List<Guid>>("present"), context.GetArgument<string?>("notes")))
            .Return<WorkingGroup>(command => command.GroupId);
        mutation.Command<CloseWorkingGroup, WorkingGroupType>("closeWorkingGroup", "membership.keep_groups")
            .Describe("The group has done its work.")
            .Argument<NonNullGraphType<GuidGraphType>>("groupId")
            .Send(context => new CloseWorkingGroup(context.GetArgument<Guid>("groupId")))
            .Return<WorkingGroup>(command => command.GroupId);
    }
}
