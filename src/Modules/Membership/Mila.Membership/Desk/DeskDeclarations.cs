using Marten;
using Mila.Modules;

namespace Mila.Membership.Desk;

/// <summary>The desk's part of the module's table of contents.</summary>
internal static class DeskDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<DeskRequest>()
        .Document<DeskRequest>(requests => requests
            .Duplicate(request => request.StructureId).Duplicate(request => request.Kind).Duplicate(request => request.State)
            .Duplicate(request => request.FiledOn).Duplicate(request => request.DueOn).Duplicate(request => request.ClosedOn))
        .Fact<DeskRequestFiled>("membership.desk_request_filed.v1")
        .Fact<DeskRequestTaken>("membership.desk_request_taken.v1")
        .Fact<DeskRequestHandedOn>("membership.desk_request_handed_on.v1")
        .Fact<ThirdPartyChased>("membership.desk_request_chased.v1")
        .Fact<DeskRequestResumed>("membership.desk_request_resumed.v1")
        .Fact<DeskRequestCommented>("membership.desk_request_commented.v1")
        .Fact<DeskRequestClosed>("membership.desk_request_closed.v1")
        .Fact<DeskRequestReopened>("membership.desk_request_reopened.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<WriteDeskLetter>("membership.write_desk_letter.v1");

    /// <summary>A photo is seen by whoever sees the request.</summary>
    public static void FileOwners(FileOwnerList owners) => owners.Owner(DeskRequestStream.Subject, async (ask, cancellation) =>
        await ask.Session.LoadAsync<DeskRequest>(ask.OwnerId, cancellation) is { } request
        && await request.OpensTo(ask.Actor, ask.Today, ask.Session, cancellation));

    public static void Graph(GraphRoots graph)
    {
        DeskRequestType.AddTo(graph.Query);
        DeskCountType.AddTo(graph.Query);
        FileDeskRequestField.AddTo(graph.Mutation);
        TakeDeskRequestField.AddTo(graph.Mutation);
        HandDeskRequestOnField.AddTo(graph.Mutation);
        ChaseThirdPartyField.AddTo(graph.Mutation);
        ResumeDeskRequestField.AddTo(graph.Mutation);
        CommentOnDeskRequestField.AddTo(graph.Mutation);
        CloseDeskRequestField.AddTo(graph.Mutation);
        ReopenDeskRequestField.AddTo(graph.Mutation);
    }
}
