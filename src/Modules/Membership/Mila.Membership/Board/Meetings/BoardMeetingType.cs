using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Board.Meetings;

/// <summary>A meeting as the board and the office see it.</summary>
public sealed class BoardMeetingType : ObjectGraphType<BoardMeeting>
{
    public BoardMeetingType()
    {
        Name = "BoardMeeting";
        Description = "A meeting of the board or its officers (réunion), from the day that is chosen to signed minutes.";
        Field(meeting => meeting.Id);
        Field<NonNullGraphType<EnumerationGraphType<DecidingBody>>>("body").Resolve(context => context.Source.Body);
        Field<NonNullGraphType<EnumerationGraphType<BoardMeetingState>>>("state").Resolve(context => context.Source.State);
        Field(meeting => meeting.Day);
        Field(meeting => meeting.Time);
        Field(meeting => meeting.Place);
        Field(meeting => meeting.ConvenedOn, nullable: true);
        Field(meeting => meeting.PutOffFrom, nullable: true).Description("The day it was put off from, the last time.");
        Field<StringGraphType>("putOffReason").Description("Null when none was given, or it was erased.")
            .Resolve(context => context.Source.HasReason ? context.Batch("meeting-reasons", BoardMeeting.ReasonOf(context.Source.Id), MeetingItemType.Texts) : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MeetingItemType>>>>("items").Description("The agenda, in its order.")
            .Resolve(context => context.Source.Items.Select(item => new ItemSeen(context.Source, item)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MeetingMemberType>>>>("members").Description("The members of the body; before the opening, as they are known today.")
            .Resolve(context => Members(context).Then(members => members!.Select(member => MeetingMember.Of(member, context.Source))));
        Field<NonNullGraphType<IntGraphType>>("voices").Description("Present or represented.")
            .Resolve(context => Members(context).Then(members => context.Source.VoicesAmong(members!, []).Count));
        Field(meeting => meeting.PresidentSettlesTies).Description("Whether the statutes give the president the casting vote, as fixed at the opening.");
        Field<MinutesType>("minutes").Description("A draft once it is over, then as signed.").Resolve(context =>
        {
            var association = context.Service<Tenants>().All.First(tenant => tenant.Id == context.Request().Tenant).Title;
            return context.Batch("board-meeting-minutes", context.Source.Id, (session, ids, cancellation) => BoardMinutesReading.Of(session, ids, association, cancellation));
        });
        Field(meeting => meeting.MinutesNumber, nullable: true);
    }

    private static GraphQL.DataLoader.IDataLoaderResult<IReadOnlyList<Elector>?> Members(IResolveFieldContext<BoardMeeting> context) =>
        context.Batch("board-meeting-members", context.Source, MembersOf);

    /// <summary>Those not opened yet ask who sits, once each.</summary>
    private static async Task<IReadOnlyDictionary<BoardMeeting, IReadOnlyList<Elector>>> MembersOf(
        IQuerySession session, IReadOnlyList<BoardMeeting> meetings, CancellationToken cancellation)
    {
        var members = new Dictionary<BoardMeeting, IReadOnlyList<Elector>>();
        foreach (var meeting in meetings)
            members[meeting] = await session.Members(meeting, cancellation);
        return members;
    }
}

/// <summary>A member as the attendance sheet of a meeting shows him.</summary>
public sealed record MeetingMember(Guid PersonId, BoardRole Role, bool IsPresent, Guid? ProxyTo)
{
    public static MeetingMember Of(Elector member, BoardMeeting meeting) => new(
        member.PersonId, member.Role, meeting.Present.Contains(member.PersonId), meeting.Proxies.TryGetValue(member.PersonId, out var holder) ? holder : null);
}

public sealed class MeetingMemberType : ObjectGraphType<MeetingMember>
{
    public MeetingMemberType()
    {
        Name = "MeetingMember";
        Description = "A member’s line of the attendance sheet (émargement).";
        Field(member => member.PersonId);
        this.PersonName("name", member => member.PersonId);
        Field<NonNullGraphType<EnumerationGraphType<BoardRole>>>("role").Resolve(context => context.Source.Role);
        Field(member => member.IsPresent);
        Field(member => member.ProxyTo, nullable: true);
        Field<StringGraphType>("proxyToName").Resolve(context => context.Source.ProxyTo is { } holder ? context.NameOf(holder) : null);
    }
}

/// <summary>An item with its meeting.</summary>
public sealed record ItemSeen(BoardMeeting Meeting, MeetingItem Item);

public sealed class MeetingItemType : ObjectGraphType<ItemSeen>
{
    public MeetingItemType()
    {
        Name = "MeetingItem";
        Description = "An item of a meeting’s agenda (point de l’ordre du jour).";
        Field<NonNullGraphType<GuidGraphType>>("id").Resolve(context => context.Source.Item.Id);
        Field<NonNullGraphType<EnumerationGraphType<MeetingItemKind>>>("kind").Resolve(context => context.Source.Item.Kind);
        Field<StringGraphType>("text").Description("Its own words; null for a vote, and when they were erased.").Resolve(context => context.Source.Item.Kind is MeetingItemKind.Vote
            ? null
            : context.Batch("subject-titles", (SubjectTitles.Motion, context.Source.Item.Id), SubjectTitles.Of));
        Field<DeliberationType>("deliberation").Description("The vote that it leads to; of a resolution, once it was put to the vote.").Resolve(context =>
            context.Batch("deliberations", context.Source.Meeting.DeliberationOf(context.Source.Item), Deliberations));
        Field<TallyType>("tally").Description("The count; null until it was put to the vote.").Resolve(context =>
            context.Source.Meeting.VoteOn(context.Source.Item.Id) is { } vote ? new CountedVote(vote.Question, vote.Tally) : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<OptionType>>>>("options").Description("What a resolution may become; of a vote, its deliberation says it.").Resolve(context =>
            context.Source.Item.Kind is MeetingItemKind.Motion ? Questions.All["board.motion"].Options.Select(option => new Option(option.Key, option.Value)) : []);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("recused").Resolve(context => context.Source.Meeting.RecusedFrom(context.Source.Item.Id));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<MeetingPaperType>>>>("papers")
            .Resolve(context => context.Source.Meeting.Papers.Where(paper => paper.ItemId == context.Source.Item.Id));
        Field<StringGraphType>("note").Description("What was put down of it.").Resolve(context => context.Source.Meeting.Noted.Contains(context.Source.Item.Id)
            ? context.Batch("meeting-notes", NoteMeetingItemHandler.IdOf(context.Source.Meeting.Id, context.Source.Item.Id), Texts)
            : null);
    }

    private static async Task<IReadOnlyDictionary<Guid, Deliberation>> Deliberations(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Deliberation>(cancellation, ids)).ToDictionary(vote => vote.Id);

    internal static async Task<IReadOnlyDictionary<Guid, string>> Texts(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<ErasableText>(cancellation, ids)).ToDictionary(text => text.Id, text => text.Text);
}

public sealed class MeetingPaperType : ObjectGraphType<MeetingPaper>
{
    public MeetingPaperType()
    {
        Name = "MeetingPaper";
        Description = "A file that goes with an item (pièce).";
        Field(paper => paper.FileId).Description("To be asked for at /files/{id}.");
        Field<StringGraphType>("fileName").Description("Null once the file is erased.").Resolve(context => context.Batch("meeting-papers", context.Source.FileId, FileNames));
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> FileNames(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<StoredFile>(cancellation, ids)).ToDictionary(file => file.Id, file => file.Name);
}

/// <summary>Meetings: one by its id, all by their day; the votes that one may still take on.</summary>
public static class BoardMeetingFields
{
    private const int Most = 200;

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<BoardMeetingType>("boardMeeting")
            .Description("One meeting by its id.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_board")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<BoardMeeting>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.ListOf<BoardMeeting, BoardMeetingType>("boardMeetings", "membership.read_board")
            .Describe("The meetings of the board and its officers, the latest first.")
            .OrderedBy((_, session) => session.Query<BoardMeeting>(), meeting => meeting.Day, meeting => meeting.Id, descending: true);

        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<DeliberationType>>>>("placeableVotes")
            .Description("Open votes that a meeting may still take on its agenda: of its body, decided in a meeting, not before their deadline.")
            .Argument<NonNullGraphType<GuidGraphType>>("meetingId")
            .AuthorizeWithPolicy("membership.run_board")
            .ResolveAsync(async context =>
            {
                var session = context.QuerySession();
                if (await session.LoadAsync<BoardMeeting>(context.GetArgument<Guid>("meetingId"), context.CancellationToken) is not { IsComing: true } meeting)
                    return Array.Empty<Deliberation>();
                var open = await session.Query<Deliberation>().Where(vote => vote.State == DeliberationState.Open && vote.ClosesOn >= meeting.Day)
                    .OrderBy(vote => vote.ClosesOn).Take(Most).ToListAsync(context.CancellationToken);
                return open.Where(vote => vote.Mode is DecisionMode.Meeting && vote.Body == meeting.Body && vote.MeetingId is null);
            });
    }
}
