using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>The structure is told in writing what it is reproached with (griefs), and until when it may answer.</summary>
public sealed record StateBreachGrounds(Guid BreachId, string Grounds)
{
    /// <summary>For logs: the words are about somebody.</summary>
    public override string ToString() => $"{nameof(StateBreachGrounds)} {{ BreachId = {BreachId} }}";
}

public static class StateBreachGroundsHandler
{
    /// <param name="days">How many days the structure has to answer.</param>
    public static BreachGroundsStated Decide(Breach breach, int days, DateOnly today)
    {
        Rule.That(breach.State is BreachState.Reported, "breach.not_reported", "Grounds are stated once.");
        return new(breach.Id, Breach.TextOf(breach.Id, "grounds"), today.AddDays(days), today);
    }

    public static async Task<OutgoingMessages> Handle(
        StateBreachGrounds command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.BreachToWrite(command.BreachId, moment.Actor, cancellation);
        var breach = stream.Aggregate!;
        var values = await settings.On(session, moment.Today, cancellation);
        var stated = Decide(breach, values.Days("charter.answer_days"), moment.Today);
        var structure = await session.LoadAsync<Structure>(breach.StructureId, cancellation);
        session.KeepText(breach, "grounds", command.Grounds, structure!.LeadersOn(moment.Today));
        return stream.Record(stated);
    }
}

public static class StateBreachGroundsField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<StateBreachGrounds, BreachType>("stateBreachGrounds", "membership.handle_breaches")
        .Describe("Tells the structure in writing what it is reproached with; it has some days to answer (charter.answer_days).")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<StringGraphType>>("text", "As the letter will say it.")
        .Send(context => new StateBreachGrounds(context.GetArgument<Guid>("id"), context.GetArgument<string>("text")))
        .Return<Breach>(command => command.BreachId);
}
