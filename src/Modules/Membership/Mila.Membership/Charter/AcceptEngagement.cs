using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Charter;

/// <summary>A person confirms for a structure that it was informed of the engagement contract (contrat d’engagement républicain).</summary>
public sealed record AcceptEngagement(Guid StructureId, Guid PersonId, DateOnly On);

/// <summary>The structure is informed, and the proof kept; heard inside the module.</summary>
public sealed record EngagementAccepted(Guid StructureId, DateOnly On);

public static class AcceptEngagementHandler
{
    /// <returns>None when it was confirmed already: the first proof stays.</returns>
    public static EngagementSigned? Decide(AcceptEngagement command, Pledges pledges, DateOnly today)
    {
        Rule.That(command.On <= today, "engagement.signed_in_advance", "Nobody confirms on a day to come.", "on");

        return pledges.Engagement is null ? new(command.StructureId, command.PersonId, command.On) : null;
    }

    public static async Task<OutgoingMessages> Handle(AcceptEngagement command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<Pledges>(Pledges.IdOf(command.StructureId), cancellation);
        if (Decide(command, stream.Aggregate ?? new Pledges(), moment.Today) is not { } signed)
            return [];

        stream.AppendOne(signed);
        return [new EngagementAccepted(command.StructureId, command.On)];
    }
}

public static class AcceptEngagementField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<AcceptEngagement, PledgesType>("recordEngagementNotice", "membership.record_pledges")
        .Describe("A person has confirmed for a structure that it was informed of the engagement contract.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<GuidGraphType>>("personId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new AcceptEngagement(
            context.GetArgument<Guid>("structureId"), context.GetArgument<Guid>("personId"), context.GetArgument<DateOnly>("on")))
        .Return<Pledges>(command => Pledges.IdOf(command.StructureId));
}
