using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Board;

/// <summary>Electors who have not been heard are written to before the deadline (relance du vote).</summary>
public sealed record RemindElectors(Guid DeliberationId);

public static class RemindElectorsHandler
{
    /// <returns>Who is written to: the holder of the proxy in place of who gave it. Nobody once the vote is over.</returns>
    public static IReadOnlyList<Guid> Decide(Deliberation deliberation, DateOnly today) => deliberation.IsOpenOn(today)
        ? [.. deliberation.Electors.Select(elector => elector.PersonId).Where(person => DeliberationFields.WaitsFor(person, deliberation))]
        : [];

    public static async Task<OutgoingMessages> Handle(RemindElectors command, IQuerySession session, Moment moment, CancellationToken cancellation)
    {
        var vote = await session.LoadAsync<Deliberation>(command.DeliberationId, cancellation);
        Rule.That(vote is not null, "id.unknown", "There is no such deliberation.", "deliberationId");
        return Decide(vote, moment.Today) is { Count: > 0 } silent ? [await VoteLetters.Reminder(session, vote, silent, moment.Today, cancellation)] : [];
    }
}

public static class RemindElectorsField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RemindElectors, DeliberationType>("remindElectors", "membership.run_board")
        .Describe("Writes to the electors who have not been heard, once a day at most.")
        .Argument<NonNullGraphType<GuidGraphType>>("deliberationId")
        .Send(context => new RemindElectors(context.GetArgument<Guid>("deliberationId")))
        .Return<Deliberation>(command => command.DeliberationId);
}
