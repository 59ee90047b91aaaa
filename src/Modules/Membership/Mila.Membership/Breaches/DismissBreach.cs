using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Breaches;

/// <summary>A report goes no further (classement sans suite), before grounds were sent.</summary>
public sealed record DismissBreach(Guid BreachId, DismissalReason Reason);

public static class DismissBreachHandler
{
    /// <returns>None when it was dismissed for that reason already.</returns>
    public static BreachDismissed? Decide(DismissBreach command, Breach breach, DateOnly today)
    {
        if (breach.Dismissed == command.Reason)
            return null;
        Rule.That(breach.State is BreachState.Reported, "breach.not_reported", "Once grounds are sent, the board decides.");

        return new(breach.Id, command.Reason, today);
    }

    public static async Task<OutgoingMessages> Handle(DismissBreach command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.BreachToWrite(command.BreachId, moment.Actor, cancellation);
        return Decide(command, stream.Aggregate!, moment.Today) is { } dismissed ? stream.Record(dismissed) : [];
    }
}

public static class DismissBreachField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<DismissBreach, BreachType>("dismissBreach", "membership.handle_breaches")
        .Describe("A report goes no further; once grounds are sent, the board decides.")
        .Argument<NonNullGraphType<GuidGraphType>>("id")
        .Argument<NonNullGraphType<EnumerationGraphType<DismissalReason>>>("reason")
        .Send(context => new DismissBreach(context.GetArgument<Guid>("id"), context.GetArgument<DismissalReason>("reason")))
        .Return<Breach>(command => command.BreachId);
}
