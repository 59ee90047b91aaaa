using Mila.Kernel;

namespace Mila.Membership.Board.Meetings;

/// <summary>The board or its officers meet (réunion du conseil ou du bureau), from the day that is chosen to signed minutes.</summary>
public sealed record BoardMeeting
{
    public Guid Id { get; init; }
    public DecidingBody Body { get; init; }
    public BoardMeetingState State { get; init; }
    public DateOnly Day { get; init; }
    public TimeOnly Time { get; init; }
    public string Place { get; init; } = "";
    public DateOnly? ConvenedOn { get; init; }

    /// <summary>The day it was put off from, the last time.</summary>
    public DateOnly? PutOffFrom { get; init; }

    public bool HasReason { get; init; }
    public IReadOnlyList<MeetingItem> Items { get; init; } = [];

    /// <summary>What was on the agenda and is there no more: it does not come back by itself.</summary>
    public IReadOnlyList<Guid> TakenOff { get; init; } = [];

    public IReadOnlyList<MeetingPaper> Papers { get; init; } = [];
    public IReadOnlyDictionary<Guid, Guid> Proxies { get; init; } = new Dictionary<Guid, Guid>();
    public IReadOnlyList<Guid> Present { get; init; } = [];

    /// <summary>The members of the body, fixed when the meeting is opened.</summary>
    public IReadOnlyList<Elector> InOffice { get; init; } = [];

    public int LeastVoters { get; init; }
    public bool PresidentSettlesTies { get; init; }
    public IReadOnlyList<MeetingRecusal> Recusals { get; init; } = [];
    public IReadOnlyList<MeetingVote> Votes { get; init; } = [];
    public IReadOnlyList<Guid> Noted { get; init; } = [];
    public string? MinutesNumber { get; init; }

    public BoardMeeting Evolve(object fact) => fact switch
    {
        BoardMeetingPlanned f => this with { Id = f.MeetingId, Body = f.Body, Day = f.Day, Time = f.Time, Place = f.Place },
        BoardMeetingConvened f => this with { State = BoardMeetingState.Convened, ConvenedOn = f.On },
        BoardMeetingPutOff f => this with
        {
            PutOffFrom = Day, Day = f.Day, Time = f.Time, Place = f.Place, HasReason = f.HasReason, Present = f.Day == Day ? Present : [],
        },
        BoardMeetingCalledOff _ => this with { State = BoardMeetingState.CalledOff },
        MeetingItemPlaced f => this with { Items = [.. Items.Where(item => item.Id != f.Item.Id), f.Item], TakenOff = [.. TakenOff.Where(item => item != f.Item.Id)] },
        MeetingItemTakenOff f => this with
        {
            Items = [.. Items.Where(item => item.Id != f.ItemId)], TakenOff = [.. TakenOff, f.ItemId], Papers = [.. Papers.Where(paper => paper.ItemId != f.ItemId)],
        },
        MeetingPaperAttached f => this with { Papers = [.. Papers, new(f.ItemId, f.FileId)] },
        MeetingPaperRemoved f => this with { Papers = [.. Papers.Where(paper => paper.FileId != f.FileId)] },
        MeetingProxyGiven f => this with { Proxies = new Dictionary<Guid, Guid>(Proxies) { [f.From] = f.To } },
        MeetingProxyTakenBack f => this with { Proxies = Proxies.Where(each => each.Key != f.From).ToDictionary() },
        MeetingPresenceRecorded f => this with { Present = [.. Present.Where(each => each != f.PersonId), f.PersonId] },
        MeetingPresenceStruckOut f => this with { Present = [.. Present.Where(each => each != f.PersonId)] },
        BoardMeetingOpened f => this with
        {
            State = BoardMeetingState.Open, InOffice = f.InOffice, LeastVoters = f.LeastVoters, PresidentSettlesTies = f.PresidentSettlesTies,
        },
        BoardQuorumMissed f => this with { State = BoardMeetingState.QuorumMissed, InOffice = f.InOffice, LeastVoters = f.LeastVoters },
        MeetingItemRecused f => this with { Recusals = [.. Recusals, new(f.ItemId, f.PersonId)] },
        MeetingItemVoted f => this with { Votes = [.. Votes, new(f.ItemId, f.DeliberationId, f.Question, f.Tally)] },
        MeetingItemNoted f => this with { Noted = [.. Noted.Where(item => item != f.ItemId), f.ItemId] },
        BoardMeetingClosed _ => this with { State = BoardMeetingState.Closed },
        BoardMinutesSigned f => this with { MinutesNumber = f.Number },
        _ => this,
    };

    /// <summary>Why it was put off is said in an erasable text.</summary>
    public static Guid ReasonOf(Guid meetingId) => NamedId.Of("meeting-put-off", meetingId.ToString());

    /// <summary>Whether the agenda and its papers may still change.</summary>
    public bool IsComing => State is BoardMeetingState.Planned or BoardMeetingState.Convened or BoardMeetingState.Open;

    /// <summary>Whether there is something to put down in minutes.</summary>
    public bool IsOver => State is BoardMeetingState.Closed or BoardMeetingState.QuorumMissed;

    public MeetingItem? Item(Guid id) => Items.FirstOrDefault(item => item.Id == id);

    public MeetingVote? VoteOn(Guid item) => Votes.FirstOrDefault(vote => vote.ItemId == item);

    /// <summary>The id of the vote that an item leads to.</summary>
    public Guid DeliberationOf(MeetingItem item) => item.Kind is MeetingItemKind.Vote ? item.Id : NamedId.Of("meeting-motion", Id.ToString(), item.Id.ToString());

    public IEnumerable<Guid> RecusedFrom(Guid item) => Recusals.Where(each => each.ItemId == item).Select(each => each.PersonId).Distinct();

    /// <summary>
    /// Whose voices are heard among some electors: those present, and those represented by one who is. A recused member is heard neither
    /// for himself nor for whom he represents.
    /// </summary>
    public IReadOnlyList<Guid> VoicesAmong(IEnumerable<Elector> electors, IReadOnlyCollection<Guid> recused)
    {
        return [.. electors.Select(elector => elector.PersonId).Where(person => !recused.Contains(person) && (Present.Contains(person) || IsRepresented(person)))];

        bool IsRepresented(Guid person) => HolderFor(person) is { } holder && !recused.Contains(holder);
    }

    /// <summary>Who is there and votes for an absent member.</summary>
    public Guid? HolderFor(Guid absent) => !Present.Contains(absent) && Proxies.TryGetValue(absent, out var holder) && Present.Contains(holder) ? holder : null;
}
