using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Desk;

public sealed class DeskRequestType : ObjectGraphType<DeskRequest>
{
    public DeskRequestType()
    {
        Name = "DeskRequest";
        Description = "What a member asks of the office (demande): repair, key, parcel, internet, poster.";
        Field(request => request.Id);
        Field(request => request.StructureId);
        this.StructureName(request => request.StructureId);
        Field<NonNullGraphType<EnumerationGraphType<DeskKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<EnumerationGraphType<DeskPlace>>("place").Resolve(context => context.Source.Place);
        Field<NonNullGraphType<EnumerationGraphType<DeskState>>>("state").Resolve(context => context.Source.State);
        Field<NonNullGraphType<EnumerationGraphType<DeskPriority>>>("priority").Resolve(context => context.Source.Priority);
        Field<StringGraphType>("words").Description("What is asked; null once erased.").Resolve(context => context.TextOf(context.Source.WordsId));
        Field(request => request.PhotoId, nullable: true).Description("To be read at /files/{id}.");
        Field(request => request.FiledOn);
        this.PersonName("filedByName", request => request.FiledBy);
        Field(request => request.ByStaff).Description("Whether the office put it down for the member.");
        Field(request => request.DueOn).Description("The day it should be settled by.");
        Field<NonNullGraphType<BooleanGraphType>>("isOverdue").Resolve(context => context.Source.IsOverdueOn(context.Today()));
        Field<StringGraphType>("assigneeName").Description("Who sees to it; null before.")
            .Resolve(context => context.Source.AssigneeId is { } assignee ? context.NameOf(assignee) : null);
        Field<EnumerationGraphType<ThirdParty>>("waitsFor").Description("Who has to act first; null when nobody.").Resolve(context => context.Source.WaitsFor);
        Field(request => request.ChaseOn, nullable: true).Description("The day the third party is asked again.");
        Field(request => request.Chases).Description("How often the third party was asked again.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<DeskCommentType>>>>("comments").Resolve(context => context.Source.Comments);
        Field<EnumerationGraphType<DeskOutcome>>("outcome").Resolve(context => context.Source.Outcome);
        Field(request => request.ClosedOn, nullable: true);
        Field<NonNullGraphType<BooleanGraphType>>("mayReopen").Description("Whether the member may still say that it is not settled.")
            .Resolve(context => context.Today() <= context.Source.ReopenableUntil);
        Field(request => request.ReopenableUntil, nullable: true);
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<DeskRequestType>("deskRequest")
            .Description("One request; null for a member that is not with its structure.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.file_requests")
            .ResolveAsync(async context =>
                await context.QuerySession().LoadAsync<DeskRequest>(context.GetArgument<Guid>("id"), context.CancellationToken) is { } request
                && await request.OpensTo(context.Actor(), context.Today(), context.QuerySession(), context.CancellationToken) ? request : null);

        query.ListOf<DeskRequest, DeskRequestType>("deskRequests", "membership.file_requests")
            .Describe("Requests, the earliest due day first: every member's for the office, those of the structures it is with for a member.")
            .Argument<EnumerationGraphType<DeskKind>>("kind")
            .Argument<EnumerationGraphType<DeskState>>("state")
            .Argument<BooleanGraphType>("open", "Only those that are not closed, or only those that are.")
            .Argument<BooleanGraphType>("overdue", "Only those whose day is past.")
            .Argument<GuidGraphType>("structureId")
            .OrderedBy(Rows, request => request.DueOn, request => request.Id, (_, page) => Task.FromResult(page));
    }

    private static async Task<IQueryable<DeskRequest>> Rows(IResolveFieldContext context, IQuerySession session)
    {
        var requests = (IQueryable<DeskRequest>)session.Query<DeskRequest>();
        if (!context.Actor().KeepsTheDesk())
        {
            var mine = (await MyStructures.Of(context)).Select(structure => structure.Id).ToArray();
            requests = requests.Where(request => request.StructureId.IsOneOf(mine));
        }
        if (context.GetArgument<DeskKind?>("kind") is { } kind)
            requests = requests.Where(request => request.Kind == kind);
        if (context.GetArgument<DeskState?>("state") is { } state)
            requests = requests.Where(request => request.State == state);
        if (context.GetArgument<bool?>("open") is { } open)
            requests = open ? requests.Where(request => request.State != DeskState.Closed) : requests.Where(request => request.State == DeskState.Closed);
        if (context.GetArgument<Guid?>("structureId") is { } structureId)
            requests = requests.Where(request => request.StructureId == structureId);
        var today = context.Today();
        return context.GetArgument<bool?>("overdue") is true ? requests.Where(request => request.State != DeskState.Closed && request.DueOn < today) : requests;
    }
}

public sealed class DeskCommentType : ObjectGraphType<DeskComment>
{
    public DeskCommentType()
    {
        Name = "DeskComment";
        Description = "Something said about a request (message).";
        Field<StringGraphType>("text").Description("Null once erased.").Resolve(context => context.TextOf(context.Source.TextId));
        this.PersonName("byName", comment => comment.By);
        Field(comment => comment.On);
    }
}
