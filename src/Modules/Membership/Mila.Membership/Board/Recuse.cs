using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;

namespace Mila.Membership.Board;

/// <summary>An elector who is concerned leaves the vote (déport): he counts on neither side of the quorum.</summary>
public sealed record Recuse(Guid DeliberationId);

/// <summary>Who runs the board records that another elector leaves the vote (déport constaté).</summary>
public sealed record RecuseElector(Guid DeliberationId, Guid PersonId);

public static class RecuseHandler
{
    /// <returns>None when he has left already.</returns>
    public static ElectorRecused? Decide(Guid? person, Deliberation deliberation, DateOnly today)
    {
        deliberation.MustBeOpen(today);
        Rule.That(person is { } one && deliberation.IsElector(one), "ballot.not_elector", "Only a member in office when the vote opened takes part.", "personId");

        return deliberation.IsRecused(person.Value) ? null : new(deliberation.Id, person.Value, today);
    }

    public static Task Handle(Recuse command, IDocumentSession session, Moment moment, CancellationToken cancellation) =>
        Record(command.DeliberationId, moment.Actor, session, moment, cancellation);

    internal static async Task Record(Guid deliberation, Guid? person, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.OpenForWriting(deliberation, cancellation);
        if (Decide(person, stream.Aggregate!, moment.Today) is { } recused)
            session.Record(stream, recused);
    }
}

public static class RecuseElectorHandler
{
    public static Task Handle(RecuseElector command, IDocumentSession session, Moment moment, CancellationToken cancellation) =>
        RecuseHandler.Record(command.DeliberationId, command.PersonId, session, moment, cancellation);
}

public static class RecuseFields
{
    public static void AddTo(ObjectGraphType mutation)
    {
        mutation.Command<Recuse, DeliberationType>("recuse", "membership.vote")
            .Describe("The person who asks leaves the vote.")
            .Argument<NonNullGraphType<GuidGraphType>>("deliberationId")
            .Send(context => new Recuse(context.GetArgument<Guid>("deliberationId")))
            .Return<Deliberation>(command => command.DeliberationId);
        mutation.Command<RecuseElector, DeliberationType>("recuseElector", "membership.run_board")
            .Describe("Records that another elector leaves the vote.")
            .Argument<NonNullGraphType<GuidGraphType>>("deliberationId")
            .Argument<NonNullGraphType<GuidGraphType>>("personId")
            .Send(context => new RecuseElector(context.GetArgument<Guid>("deliberationId"), context.GetArgument<Guid>("personId")))
            .Return<Deliberation>(command => command.DeliberationId);
    }
}
