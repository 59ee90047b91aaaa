using Mila.Kernel;

namespace Mila.Membership.WorkingGroups;

/// <param name="Title">What it is about, in a few words; it names a matter, never a person.</param>
public sealed record WorkingGroupFormed(Guid GroupId, string Title, string Purpose, DateOnly On);
public sealed record ParticipantJoined(Guid GroupId, GroupParticipant Participant, DateOnly On);
public sealed record ParticipantLeft(Guid GroupId, Guid ParticipantId, DateOnly On);

/// <param name="Present">Who was there, among the participants of the day.</param>
public sealed record GroupMet(Guid GroupId, Guid MeetingId, IReadOnlyList<Guid> Present, DateOnly On);
public sealed record WorkingGroupClosed(Guid GroupId, DateOnly On);

/// <summary>Who takes part: une structure adhérente, un contact extérieur (mairie, association, riverains).</summary>
public enum ParticipantKind { Member, Outsider }

/// <param name="Id">The structure's, or the contact's.</param>
public sealed record GroupParticipant(Guid Id, ParticipantKind Kind);

/// <summary>A participant, from a day until the day it left.</summary>
public sealed record Participation(GroupParticipant Participant, DateOnly From, DateOnly? Until = null)
{
    public bool Covers(DateOnly day) => From <= day && !(Until <= day);
}

/// <summary>A time that the group met; what was said is an erasable text under its id.</summary>
public sealed record GroupMeeting(Guid Id, DateOnly On, IReadOnlyList<Guid> Present);

/// <summary>Members and outsiders who work on a matter together (groupe de travail), and when they met.</summary>
public sealed record WorkingGroup
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Purpose { get; init; } = "";
    public DateOnly FormedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public IReadOnlyList<Participation> Participations { get; init; } = [];
    public IReadOnlyList<GroupMeeting> Meetings { get; init; } = [];

    public WorkingGroup Evolve(object fact) => fact switch
    {
        WorkingGroupFormed f => this with { Id = f.GroupId, Title = f.Title, Purpose = f.Purpose, FormedOn = f.On },
        ParticipantJoined f => this with { Participations = [.. Participations, new(f.Participant, f.On)] },
        ParticipantLeft f => this with { Participations = [.. Participations.Select(each => each.Participant.Id == f.ParticipantId && each.Until is null ? each with { Until = f.On } : each)] },
        GroupMet f => this with { Meetings = [.. Meetings.Where(meeting => meeting.Id != f.MeetingId), new(f.MeetingId, f.On, f.Present)] },
        WorkingGroupClosed f => this with { ClosedOn = f.On },
        _ => this,
    };

    public IEnumerable<Participation> On(DateOnly day) => Participations.Where(each => each.Covers(day));
}
