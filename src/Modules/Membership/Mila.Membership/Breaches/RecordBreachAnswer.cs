using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>What the structure answers to the grounds (réponse aux griefs); it is read until the board votes, late or not.</summary>
public sealed record RecordBreachAnswer(Guid BreachId, string Answer)
{
    /// <summary>For logs: the words are about somebody.</summary>
    public override string ToString() => $"{nameof(RecordBreachAnswer)} {{ BreachId = {BreachId} }}";
}

public static class RecordBreachAnswerHandler
{
    /// <summary>Whether an answer would be taken: there is one, to grounds that were stated, before the vote.</summary>
    public static bool Waits(Breach breach) =>
        breach.State is BreachState.AwaitingAnswer or BreachState.HearingSet or BreachState.Heard && breach.AnswerId is null;

    public static BreachAnswered Decide(Breach breach, DateOnly today)
    {
        Rule.That(Waits(breach), "breach.not_answerable", "There is one answer, to grounds that were stated, before the vote.");
        return new(breach.Id, Breach.TextOf(breach.Id, "answer"), today);
    }

    public static async Task<OutgoingMessages> Handle(RecordBreachAnswer command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.BreachToWrite(command.BreachId, moment.Actor, cancellation);
        var breach = stream.Aggregate!;
        var answered = Decide(breach, moment.Today);
        var structure = await session.LoadAsync<Structure>(breach.StructureId, cancellation);
        session.KeepText(breach, "answer", command.Answer, structure!.LeadersOn(moment.Today));
        return stream.Record(answered);
    }
}

public static class RecordBreachAnswerField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RecordBreachAnswer, BreachType>("recordBreachAnswer", "membership.handle_breaches")
        .Describe("What the structure answers to the grounds; read until the board votes, late or not.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<StringGraphType>>("text")
        .Send(context => new RecordBreachAnswer(context.GetArgument<Guid>("id"), context.GetArgument<string>("text")))
        .Return<Breach>(command => command.BreachId);
}
