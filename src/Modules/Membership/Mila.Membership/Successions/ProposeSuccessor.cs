using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Mila.Membership.Dues;
using Mila.Membership.Structures;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Successions;

/// <summary>The coordinator proposes the structure that takes a member's place (proposition), and the board is asked; again after an inconclusive vote.</summary>
/// <param name="Since">The day from which it does.</param>
public sealed record ProposeSuccessor(Guid SuccessionId, Guid SuccessorId, DateOnly Since);

public static class ProposeSuccessorHandler
{
    public const string Question = "structure.succession";
    public const string Confirmed = "confirmed";
    public const string Refused = "refused";

    /// <param name="owes">Whether the predecessor has dues to pay.</param>
    /// <param name="days">How long the vote stays open.</param>
    /// <returns>None when the board is asked that already.</returns>
    public static SuccessionPutToVote? Decide(
        ProposeSuccessor command, Succession succession, Structure predecessor, Structure? successor, bool owes, int days, DateOnly today)
    {
        if (succession.State is SuccessionState.InVote && (succession.SuccessorId, succession.Since) == (command.SuccessorId, command.Since))
            return null;
        Rule.That(succession.State is SuccessionState.Declared or SuccessionState.ToBeVotedAgain, "succession.in_vote_or_over", "The board is asked, or has decided.");
        Rule.That(successor is not null && successor.Id != predecessor.Id, "succession.no_successor", "Another structure takes the place.", "successorId");
        Rule.That(command.Since <= today, "succession.since_to_come", "It takes the place on a day that has come.", "since");
        Rule.That(Inheritance.IsPossible(predecessor, successor, command.Since), "succession.not_possible",
            "On that day the one is a member without an end, and the other is none from then on.", "since");
        Rule.That(!owes, "succession.dues_owed", "Dues are paid before the place passes on.");
        Rule.That(succession.Change is not SuccessionChange.Refoundation || successor.LeadersOn(today).Intersect(Leaders(predecessor)).Any(),
            "succession.other_leaders", "Who refounds a structure led it.", "successorId");

        return new(succession.Id, successor.Id, command.Since, NamedId.Of("deliberation", succession.Id.ToString(), $"{succession.Votes + 1}"), today.AddDays(days), today);
    }

    /// <summary>Who leads or led it.</summary>
    private static IEnumerable<Guid> Leaders(Structure structure) =>
        structure.SaidContacts.Where(contact => contact.Value.Who.Role is ContactRole.Leader).Select(contact => contact.Value.Who.PersonId);

    public static async Task<OutgoingMessages> Handle(
        ProposeSuccessor command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.SuccessionToWrite(command.SuccessionId, cancellation);
        var succession = stream.Aggregate!;
        var predecessor = (await session.LoadAsync<Structure>(succession.PredecessorId, cancellation))!;
        var successor = await session.LoadAsync<Structure>(command.SuccessorId, cancellation);
        var owes = await session.Query<DuesCall>()
            .AnyAsync(call => call.StructureId == predecessor.Id && (call.State == DuesState.Due || call.State == DuesState.PartPaid), cancellation);
        var days = (await settings.On(session, moment.Today, cancellation)).Days("succession.vote_days");
        if (Decide(command, succession, predecessor, successor, owes, days, moment.Today) is not { } put)
            return [];

        Guid[] involved = [.. predecessor.SaidContacts.Concat(successor!.SaidContacts).Select(contact => contact.Value.Who.PersonId).Distinct()];
        var told = await OpenDeliberationHandler.Handle(
            new OpenDeliberation(put.DeliberationId, Deliberations.Board, SuccessionStream.Subject, succession.Id, Question, [Confirmed, Refused], put.ClosesOn, involved),
            session, settings, moment, cancellation);
        return [.. told, .. stream.Record(put)];
    }
}

public static class ProposeSuccessorField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ProposeSuccessor, SuccessionType>("proposeSuccessor", "membership.propose_successions")
        .Describe("Proposes the structure that takes a member's place, and asks the board; again after an inconclusive vote.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<GuidGraphType>>("successorId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("since", "The day from which it does; by today.")
        .Send(context => new ProposeSuccessor(context.GetArgument<Guid>("id"), context.GetArgument<Guid>("successorId"), context.GetArgument<DateOnly>("since")))
        .Return<Succession>(command => command.SuccessionId);
}
