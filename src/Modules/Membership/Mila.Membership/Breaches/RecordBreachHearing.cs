using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>The hearing took place (audition), or the structure did not come; the board may now decide.</summary>
/// <param name="Account">What was said, in a few sentences; none when nobody came.</param>
public sealed record RecordBreachHearing(Guid BreachId, bool Attended, DateOnly On, string? Account)
{
    /// <summary>For logs: the words are about somebody.</summary>
    public override string ToString() => $"{nameof(RecordBreachHearing)} {{ BreachId = {BreachId} }}";
}

public static class RecordBreachHearingHandler
{
    public static BreachHeard Decide(RecordBreachHearing command, Breach breach, DateOnly today)
    {
        Rule.That(breach.State is BreachState.HearingSet, "breach.no_hearing", "No hearing is set.");
        Rule.That(command.On >= breach.HearingOn && command.On <= today, "breach.hearing_day_refused", "It took place on its day or later, by today.", "on");
        Rule.That(!command.Attended || !string.IsNullOrWhiteSpace(command.Account), "breach.account_missing", "What was said is kept.", "text");

        return new(breach.Id, command.Attended, string.IsNullOrWhiteSpace(command.Account) ? null : Breach.TextOf(breach.Id, "account"), command.On);
    }

    public static async Task<OutgoingMessages> Handle(RecordBreachHearing command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.BreachToWrite(command.BreachId, moment.Actor, cancellation);
        var breach = stream.Aggregate!;
        var heard = Decide(command, breach, moment.Today);
        var structure = await session.LoadAsync<Structure>(breach.StructureId, cancellation);
        if (heard.AccountId is not null)
            session.KeepText(breach, "account", command.Account!, structure!.LeadersOn(moment.Today));
        return stream.Record(heard);
    }
}

public static class RecordBreachHearingField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<RecordBreachHearing, BreachType>("recordBreachHearing", "membership.handle_breaches")
        .Describe("The hearing took place, or the structure did not come; the board may now decide.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<BooleanGraphType>>("attended")
        .Argument<DateOnlyGraphType>("on", "The day; today unless said.")
        .Argument<StringGraphType>("text", "What was said; needed when the structure came.")
        .Send(context => new RecordBreachHearing(
            context.GetArgument<Guid>("id"), context.GetArgument<bool>("attended"),
            context.GetArgument<DateOnly?>("on") ?? context.Today(), context.GetArgument<string?>("text")))
        .Return<Breach>(command => command.BreachId);
}
