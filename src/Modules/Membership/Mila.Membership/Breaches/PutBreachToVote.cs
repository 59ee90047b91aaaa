using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.Membership.Contracts;
using Mila.Membership.Structures;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>The board is asked what to decide (mise au vote), without those involved. Sent by the workflow, or by hand after an inconclusive vote.</summary>
public sealed record PutBreachToVote(Guid BreachId);

public static class PutBreachToVoteHandler
{
    public const string Question = "breach.sanction";
    private static readonly string[] Options = ClosedWord.AllOf<Sanction>();

    /// <summary>The fact, or none when the vote is open already.</summary>
    /// <param name="days">How long the vote stays open.</param>
    public static BreachPutToVote? Decide(Breach breach, int days, DateOnly today)
    {
        if (breach.State is BreachState.InVote)
            return null;
        Rule.That(breach.State is BreachState.Heard, "breach.not_heard", "Nobody is judged without having been invited to be heard.");

        return new(breach.Id, NamedId.Of("deliberation", breach.Id.ToString(), $"{breach.Votes + 1}"), today.AddDays(days), today);
    }

    /// <summary>Who reported, who belongs to the structure, who declared an interest in it or in the file: none of them decides.</summary>
    public static IReadOnlyList<Guid> Involved(Breach breach, Structure structure, IEnumerable<Guid> interested) =>
        [.. structure.SaidContacts.Select(contact => contact.Value.Who.PersonId).Concat(interested).Append(breach.ReportedBy).Distinct()];

    public static async Task<OutgoingMessages> Handle(
        PutBreachToVote command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.BreachToWrite(command.BreachId, moment.Actor, cancellation);
        var breach = stream.Aggregate!;
        var values = await settings.On(session, moment.Today, cancellation);
        if (Decide(breach, values.Days("charter.vote_days"), moment.Today) is not { } put)
            return [];

        var structure = await session.LoadAsync<Structure>(breach.StructureId, cancellation);
        var interested = await session.Query<Interest>()
            .Where(interest => interest.Holds && (interest.SubjectId == breach.Id || interest.SubjectId == breach.StructureId))
            .Select(interest => interest.PersonId).ToListAsync(cancellation);
        var told = await OpenDeliberationHandler.Handle(
            new OpenDeliberation(put.DeliberationId, Deliberations.Board, BreachStream.Subject, breach.Id, Question, Options, put.ClosesOn,
                Involved(breach, structure!, interested)),
            session, settings, moment, cancellation);
        return [.. told, .. stream.Record(put)];
    }
}

public static class PutBreachToVoteField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<PutBreachToVote, BreachType>("putBreachToVote", "membership.handle_breaches")
        .Describe("Asks the board again after an inconclusive vote; the first vote opens by itself after the hearing.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Send(context => new PutBreachToVote(context.GetArgument<Guid>("id")))
        .Return<Breach>(command => command.BreachId);
}
