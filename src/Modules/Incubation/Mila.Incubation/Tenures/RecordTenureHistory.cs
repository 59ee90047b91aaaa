using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Incubation.Neighbours;
using Mila.Kernel;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>Days that a structure was hosted before Mila knew of it (reprise de l’historique), with the document that proves them.</summary>
/// <param name="Until">The first day after.</param>
public sealed record RecordTenureHistory(Guid HistoryId, Guid StructureId, DateOnly From, DateOnly Until, Guid ProofId);

public static class RecordTenureHistoryHandler
{
    public static TenureHistoryRecorded Decide(RecordTenureHistory command, Tenure tenure, KnownStructure? structure, DateOnly today)
    {
        Rule.That(structure is not null, "allocation.not_member", "Only a member is given a space.", "structureId");
        Rule.That(command.From < command.Until && command.Until <= today, "tenure_history.days_refused", "Past days, one at least.", "until");
        Rule.That(tenure.History.All(each => !new Span(each.From, each.Until).Overlaps(new(command.From, command.Until))), "tenure_history.known", "Some of these days are recorded.", "from");
        return new(tenure.Id, command.StructureId, command.HistoryId, command.From, command.Until, command.ProofId, today);
    }

    public static async Task<OutgoingMessages> Handle(RecordTenureHistory command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var tenure = await session.TenureToWrite(command.StructureId, settings, moment, cancellation);
        if (tenure.Tenure.History.Any(each => each.HistoryId == command.HistoryId))
            return [];
        var recorded = Decide(command, tenure.Tenure, tenure.Structure, moment.Today);
        await session.TakeFiles([command.ProofId], TenureStream.Subject, tenure.Tenure.Id, [], "proofId", cancellation);
        return tenure.Record(recorded);
    }
}

public static class RecordTenureHistoryField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RecordTenureHistory, TenureType>("recordTenureHistory", AllocateSpaceFields.Policy)
        .Describe("Days that a structure was hosted before Mila knew of it, with the document that proves them; they count against its tenure.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("from")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("until", "The first day after.")
        .Argument<NonNullGraphType<GuidGraphType>>("proofId", "A file that was sent to /files.")
        .Send(context => new RecordTenureHistory(
            Guid.CreateVersion7(), context.GetArgument<Guid>("structureId"), context.GetArgument<DateOnly>("from"), context.GetArgument<DateOnly>("until"), context.GetArgument<Guid>("proofId")))
        .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
}
