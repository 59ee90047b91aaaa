using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>A leader answers the grounds for the structure (réponse aux griefs par la structure).</summary>
public sealed record AnswerBreach(Guid BreachId, string Answer)
{
    /// <summary>For logs: the words are about somebody.</summary>
    public override string ToString() => $"{nameof(AnswerBreach)} {{ BreachId = {BreachId} }}";
}

public static class AnswerBreachHandler
{
    /// <exception cref="RuleViolation">When grounds do not wait for an answer, or it says nothing.</exception>
    public static BreachAnswered Decide(AnswerBreach command, Breach breach, DateOnly today)
    {
        Rule.That(!string.IsNullOrWhiteSpace(command.Answer), "breach.answer_empty", "An answer has words.", "text");
        return RecordBreachAnswerHandler.Decide(breach, today);
    }

    public static async Task<OutgoingMessages> Handle(AnswerBreach command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Breach>(command.BreachId, cancellation);
        var structure = stream.Aggregate is { } found ? await session.LoadAsync<Structure>(found.StructureId, cancellation) : null;
        var leaders = structure?.LeadersOn(moment.Today) ?? [];
        Rule.That(stream.Aggregate is not null && moment.Actor is { } actor && leaders.Contains(actor),
            "breach.not_to_answer", "There is no such breach, or who asks does not lead the structure.", "id");
        var answered = Decide(command, stream.Aggregate, moment.Today);
        session.KeepText(stream.Aggregate, "answer", command.Answer, leaders);
        return stream.Record(answered);
    }
}

/// <summary>What a leader sees of a breach: the grounds and the answer, never who reported it.</summary>
public sealed record BreachToAnswer(Breach Breach)
{
    public static async Task<BreachToAnswer?> Read(IQuerySession session, Guid id, Guid? person, DateOnly today, CancellationToken cancellation) =>
        person is { } who && await session.LoadAsync<Breach>(id, cancellation) is { GroundsId: not null } breach
        && (await session.LoadAsync<Structure>(breach.StructureId, cancellation))!.LeadersOn(today).Contains(who) ? new(breach) : null;
}

public sealed class BreachToAnswerType : ObjectGraphType<BreachToAnswer>
{
    public BreachToAnswerType()
    {
        Name = "BreachToAnswer";
        Description = "What a leader sees of a breach (griefs): the grounds and the answer, never who reported it.";
        Field<NonNullGraphType<GuidGraphType>>("id").Resolve(context => context.Source.Breach.Id);
        this.StructureName(told => told.Breach.StructureId);
        Field<NonNullGraphType<EnumerationGraphType<BreachKind>>>("kind").Resolve(context => context.Source.Breach.Kind);
        Field<StringGraphType>("grounds").Description("What the structure is reproached with; null once erased.")
            .Resolve(context => BreachType.TextOf(context, context.Source.Breach.GroundsId));
        Field<StringGraphType>("answer").Description("What it answered; null before, and once erased.")
            .Resolve(context => BreachType.TextOf(context, context.Source.Breach.AnswerId));
        Field<DateOnlyGraphType>("answerBy").Description("Until when it may answer; a later answer is read too, until the vote.").Resolve(context => context.Source.Breach.AnswerBy);
        Field<DateOnlyGraphType>("hearingOn").Resolve(context => context.Source.Breach.HearingOn);
        Field<NonNullGraphType<BooleanGraphType>>("waits").Description("Whether an answer would still be taken.")
            .Resolve(context => RecordBreachAnswerHandler.Waits(context.Source.Breach));
    }
}

public static class AnswerBreachField
{
    private const string Policy = "membership.answer_breaches";

    public static void AddTo(ObjectGraphType query, ObjectGraphType mutation)
    {
        query.Field<BreachToAnswerType>("breachToAnswer")
            .Description("The grounds that a structure is reproached with, for its leaders; null for anybody else.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy(Policy)
            .ResolveAsync(async context => await BreachToAnswer.Read(
                context.QuerySession(), context.GetArgument<Guid>("id"), context.Actor().PersonId, context.Today(), context.CancellationToken));
        mutation.Command<AnswerBreach, BreachToAnswerType>("answerBreach", Policy)
            .Describe("A leader answers the grounds for the structure.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Argument<NonNullGraphType<StringGraphType>>("text")
            .Send(context => new AnswerBreach(context.GetArgument<Guid>("id"), context.GetArgument<string>("text")))
            .Return<BreachToAnswer>(async (command, session, cancellation) =>
                await session.LoadAsync<Breach>(command.BreachId, cancellation) is { } breach ? new(breach) : null);
    }
}
