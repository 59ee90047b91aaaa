using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>Somebody of the association says that a member breaks the charter or the engagement contract (signalement d’un manquement).</summary>
public sealed record ReportBreach(Guid BreachId, Guid StructureId, BreachKind Kind, string Report)
{
    /// <summary>For logs: the words are about somebody.</summary>
    public override string ToString() => $"{nameof(ReportBreach)} {{ BreachId = {BreachId} }}";
}

public static class ReportBreachHandler
{
    public static BreachReported Decide(ReportBreach command, Structure? structure, Guid? actor, DateOnly today)
    {
        Rule.That(structure is not null && structure.IsMemberOn(today), "breach.not_member", "Only a member is bound by the charter.", "structureId");
        Rule.That(actor is not null, "breach.nameless", "A report is signed.");

        return new(command.BreachId, command.StructureId, command.Kind, actor.Value, Breach.TextOf(command.BreachId, "report"), today);
    }

    public static async Task<OutgoingMessages> Handle(ReportBreach command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        var reported = Decide(command, structure, moment.Actor, moment.Today);
        var stream = await session.Events.FetchForWriting<Breach>(command.BreachId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        session.KeepText(new Breach { Id = command.BreachId }, "report", command.Report, structure!.LeadersOn(moment.Today));
        return [.. stream.Record(reported), BreachWorkflow.Start(command.BreachId)];
    }
}

public static class ReportBreachField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ReportBreach, BreachType>("reportBreach", "membership.handle_breaches")
        .Describe("Says that a member breaks the charter or the engagement contract; grounds, answer, hearing and decision follow.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<EnumerationGraphType<BreachKind>>>("kind")
        .Argument<NonNullGraphType<StringGraphType>>("text", "What happened, as it was told.")
        .Send(context => new ReportBreach(
            Guid.CreateVersion7(), context.GetArgument<Guid>("structureId"), context.GetArgument<BreachKind>("kind"), context.GetArgument<string>("text")))
        .Return<Breach>(command => command.BreachId);
}
