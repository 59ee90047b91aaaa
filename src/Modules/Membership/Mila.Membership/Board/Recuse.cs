using Marten;
using Mila.Kernel;

namespace Mila.Membership.Board;

/// <summary>An elector who is concerned leaves the vote (déport): he counts on neither side of the quorum.</summary>
/// <param name="PersonId">Whom; none for oneself. The chair and the coordinator record it for another.</param>
public sealed record Recuse(Guid DeliberationId, Guid? PersonId = null);

public static class RecuseHandler
{
    public static ElectorRecused? Decide(Recuse command, Deliberation deliberation, Moment moment)
    {
        deliberation.MustBeOpen(moment.Today);
        var person = command.PersonId ?? moment.Actor;
        Rule.That(person is { } one && deliberation.IsElector(one), "ballot.not_elector", "Only a member in office when the vote opened takes part.", "personId");

        return deliberation.IsRecused(person.Value) ? null : new(command.DeliberationId, person.Value, moment.Today);
    }

    public static async Task Handle(Recuse command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.OpenForWriting(command.DeliberationId, cancellation);
        if (Decide(command, stream.Aggregate!, moment) is { } recused)
            stream.AppendOne(recused);
    }
}
