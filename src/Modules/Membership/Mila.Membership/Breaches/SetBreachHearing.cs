using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>The structure is invited to be heard on a day (convocation à l’audition): after it has answered, or had the time to.</summary>
public sealed record SetBreachHearing(Guid BreachId, DateOnly HearingOn);

public static class SetBreachHearingHandler
{
    /// <returns>None when it is set on that day already.</returns>
    public static BreachHearingSet? Decide(SetBreachHearing command, Breach breach, DateOnly today)
    {
        if (breach.State is BreachState.HearingSet && breach.HearingOn == command.HearingOn)
            return null;
        Rule.That(breach.State is BreachState.Answered or BreachState.HearingSet || (breach.State is BreachState.AwaitingAnswer && today > breach.AnswerBy),
            "breach.answer_awaited", "The structure is heard after it has answered, or had the time to.");
        Rule.That(command.HearingOn >= today, "breach.hearing_past", "A hearing is set on a day to come.", "on");

        return new(breach.Id, command.HearingOn, today);
    }

    public static async Task<OutgoingMessages> Handle(SetBreachHearing command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.BreachToWrite(command.BreachId, moment.Actor, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } set ? stream.Record(set) : [];
    }
}

public static class SetBreachHearingField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<SetBreachHearing, BreachType>("setBreachHearing", "membership.handle_breaches")
        .Describe("Invites the structure to be heard on a day, once it has answered or had the time to; again to change the day.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new SetBreachHearing(context.GetArgument<Guid>("id"), context.GetArgument<DateOnly>("on")))
        .Return<Breach>(command => command.BreachId);
}
