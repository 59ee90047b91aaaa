using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Incubation.Spaces;
using Mila.Kernel;
using Mila.Membership.Contracts;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Tenures;

/// <summary>The board is asked whether a structure may stay longer (mise au vote); again after an inconclusive vote.</summary>
public sealed record PutExtensionToVote(Guid StructureId, Guid AllocationId);

public static class PutExtensionToVoteHandler
{
    public const string Question = "tenure.extension";
    public const string Granted = "granted";
    public const string Refused = "refused";

    /// <param name="days">How long the vote stays open.</param>
    /// <returns>None when the board is asked already.</returns>
    public static ExtensionPutToVote? Decide(Tenure tenure, Allocation allocation, int days, DateOnly today)
    {
        if (allocation.Extension is ExtensionState.InVote)
            return null;
        Rule.That(allocation.Extension is ExtensionState.Asked or ExtensionState.ToBeVotedAgain && allocation.ExtensionUntil is not null, "extension.not_asked", "Nobody asks to stay longer.");
        Rule.That(allocation.State is AllocationState.Here, "departure.not_there", "Only who is there leaves.");
        return new(tenure.Id, allocation.Id, NamedId.Of("deliberation", allocation.Id.ToString(), $"{allocation.Votes + 1}"), allocation.ExtensionUntil.Value, today.AddDays(days), today);
    }

    public static async Task<OutgoingMessages> Handle(
        PutExtensionToVote command, IDocumentSession session, Settings settings, IMessageBus bus, Moment moment, CancellationToken cancellation)
    {
        var tenure = await session.TenureToWrite(command.StructureId, settings, moment, cancellation);
        if (Decide(tenure.Tenure, tenure[command.AllocationId], tenure.Settings.Days("tenure.vote_days"), moment.Today) is not { } put)
            return [];
        // The vote is opened first, once by its id: when it cannot be, whoever asks hears why and nothing is recorded here.
        await bus.InvokeForTenantAsync(
            moment.Tenant,
            new OpenDeliberation(put.DeliberationId, Deliberations.Board, "structure", command.StructureId, Question, [Granted, Refused], put.ClosesOn, []), cancellation);
        return tenure.Record(put);
    }
}

/// <summary>What the workflow asks of the vote on an extension: to be closed, or its electors to be reminded.</summary>
public sealed record CloseExtensionVote(Guid TenureId);

public static class CloseExtensionVoteHandler
{
    public static async Task<CloseVote> Handle(CloseExtensionVote command, IQuerySession session, CancellationToken cancellation)
    {
        var stay = await session.StayInVote(command.TenureId, cancellation);
        Rule.That(stay is not null, "extension.not_in_vote", "No vote is open on this extension.");
        return new(stay.DeliberationId!.Value);
    }

    internal static async Task<Allocation?> StayInVote(this IQuerySession session, Guid tenureId, CancellationToken cancellation) =>
        (await session.LoadAsync<Tenure>(tenureId, cancellation))?.Allocations.FirstOrDefault(each => each.Extension is ExtensionState.InVote);
}

/// <summary>The electors who have not voted on an extension are reminded. Sent by the workflow; needless once the vote is over.</summary>
public sealed record RemindExtensionElectors(Guid TenureId);

public static class RemindExtensionElectorsHandler
{
    public static async Task<OutgoingMessages> Handle(RemindExtensionElectors command, IQuerySession session, CancellationToken cancellation) =>
        await session.StayInVote(command.TenureId, cancellation) is { DeliberationId: { } vote } ? [new RemindVoters(vote)] : [];
}

/// <summary>The vote is closed: the stay is longer, or not, or the board is asked again.</summary>
public static class HearExtensionVerdictHandler
{
    /// <param name="isFree">Whether the space is nobody else's until the new end.</param>
    /// <param name="cap">The first day after the last that the tenure allows, as it stands now.</param>
    /// <returns>None when the vote is not the one this stay waits for.</returns>
    public static object? Decide(DeliberationClosed closed, Tenure tenure, Allocation stay, bool isFree, DateOnly cap)
    {
        if (stay.Extension is not ExtensionState.InVote || stay.DeliberationId != closed.DeliberationId)
            return null;
        return closed.Outcome switch
        {
            PutExtensionToVoteHandler.Granted when isFree && stay.State is AllocationState.Here && stay.ExtensionUntil <= cap =>
                new ExtensionGranted(tenure.Id, stay.Id, closed.DeliberationId, stay.ExtensionUntil!.Value, closed.On),
            PutExtensionToVoteHandler.Refused => new ExtensionRefused(tenure.Id, stay.Id, closed.DeliberationId, closed.On),
            _ => new ExtensionVoteInconclusive(tenure.Id, stay.Id, closed.DeliberationId, closed.On),
        };
    }

    public static async Task<OutgoingMessages> Handle(DeliberationClosed closed, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        if (closed.Question != PutExtensionToVoteHandler.Question)
            return [];
        var known = (await session.LoadAsync<Tenure>(Tenure.IdOf(closed.SubjectId), cancellation))?.Allocations.FirstOrDefault(each => each.DeliberationId == closed.DeliberationId);
        if (known is null)
            return [];
        var (space, tenure, stay) = await session.AllocationToWrite(closed.SubjectId, known.Id, settings, moment, cancellation);
        var isFree = stay.ExtensionUntil is { } until && space.Aggregate!.IsFree(new(stay.From, until), stay.Id);
        if (Decide(closed, tenure.Tenure, stay, isFree, tenure.CapOf(stay)) is not { } verdict)
            return [];
        if (verdict is ExtensionGranted granted)
            space.AppendOne(new SpaceTakenUntil(stay.SpaceId, stay.Id, granted.Until, moment.Today));
        return tenure.Record(verdict);
    }
}

public static class PutExtensionToVoteField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<PutExtensionToVote, TenureType>("putExtensionToVote", "incubation.put_extensions_to_vote")
        .Describe("Asks the board whether a structure may stay longer; again after an inconclusive vote.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<GuidGraphType>>("allocationId")
        .Send(context => new PutExtensionToVote(context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("allocationId")))
        .Return<Tenure>(command => Tenure.IdOf(command.StructureId));
}
