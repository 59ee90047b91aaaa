using System.Globalization;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Works;
using Mila.Kernel;
using Mila.Modules;
using Mila.Workflows;
using Wolverine;

namespace Mila.Incubation.Shops;

/// <summary>A shop looks for its next tenant (appel à candidatures pour une boutique).</summary>
public sealed record OpenAllotment(Guid AllotmentId, Guid PremisesId, DateOnly ClosesOn);

public static class OpenAllotmentHandler
{
    /// <param name="others">The allotments of the same shop.</param>
    public static AllotmentOpened Decide(OpenAllotment command, Premises? premises, IEnumerable<ShopAllotment> others, DateOnly today)
    {
        Rule.That(premises is { Use: PremisesUse.Shop }, "allotment.not_a_shop", "It is no shop of the register.", "premisesId");
        Rule.That(others.All(other => other.IsOver), "allotment.open_already", "The shop looks for a tenant already.");
        Rule.That(command.ClosesOn >= today, "allotment.closes_when", "A call closes on a day to come.", "closesOn");
        return new(command.AllotmentId, premises.Id, command.ClosesOn, today);
    }

    public static async Task<OutgoingMessages> Handle(OpenAllotment command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<ShopAllotment>(command.AllotmentId, cancellation);
        if (stream.Aggregate is not null)
            return [];
        await session.TakeTurn(cancellation, "shop", command.PremisesId.ToString());
        var others = await session.Query<ShopAllotment>().Where(allotment => allotment.PremisesId == command.PremisesId).ToListAsync(cancellation);
        var opened = Decide(command, await session.LoadAsync<Premises>(command.PremisesId, cancellation), others, moment.Today);
        return [.. stream.Record(opened), StartInstance.Of(AllotmentStream.Subject, AllotmentStream.Subject, command.AllotmentId)];
    }
}

/// <summary>A structure asks for the shop (candidature à une boutique).</summary>
public sealed record AskForShop(Guid AllotmentId, Guid StructureId);

public static class AskForShopHandler
{
    /// <param name="isKnown">Whether the association knows the structure.</param>
    /// <returns>None when it has asked already.</returns>
    public static AllotmentAskedFor? Decide(AskForShop command, ShopAllotment allotment, bool isKnown, DateOnly today)
    {
        if (allotment.Applicants.Any(each => each.StructureId == command.StructureId))
            return null;
        Rule.That(isKnown, "allotment.structure_unknown", "The association knows no such structure.", "structureId");
        Rule.That(allotment.State is AllotmentState.Open && today <= allotment.ClosesOn, "allotment.call_closed", "The call is closed.");
        return new(allotment.Id, command.StructureId, today);
    }

    public static async Task<OutgoingMessages> Handle(AskForShop command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AllotmentToWrite(command.AllotmentId, cancellation);
        var isKnown = await session.LoadAsync<KnownStructure>(command.StructureId, cancellation) is not null;
        return Decide(command, stream.Aggregate!, isKnown, moment.Today) is { } asked ? stream.Record(asked) : [];
    }
}

/// <summary>The landlord accepts whom the board proposes, or does not (réponse du bailleur); refused, another may be proposed.</summary>
public sealed record RecordLandlordAnswer(Guid AllotmentId, bool Accepts);

public static class RecordLandlordAnswerHandler
{
    public static LandlordAnswered Decide(RecordLandlordAnswer command, ShopAllotment allotment, DateOnly today)
    {
        Rule.That(allotment.State is AllotmentState.Proposed, "allotment.nobody_proposed", "Nobody is proposed to the landlord.");
        return new(allotment.Id, command.Accepts, today);
    }

    public static async Task<OutgoingMessages> Handle(RecordLandlordAnswer command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AllotmentToWrite(command.AllotmentId, cancellation);
        return stream.Record(Decide(command, stream.Aggregate!, moment.Today));
    }
}

/// <summary>The structure signed its lease with the landlord (signature du bail): it holds the shop's lease from then on.</summary>
public sealed record RecordLease(Guid AllotmentId, DateOnly SignedOn, DateOnly From);

public static class RecordLeaseHandler
{
    public static LeaseSigned Decide(RecordLease command, ShopAllotment allotment, DateOnly today)
    {
        Rule.That(allotment.State is AllotmentState.Accepted, "allotment.not_accepted", "The landlord has accepted nobody.");
        Rule.That(command.SignedOn <= today && allotment.DecidedOn <= command.SignedOn, "allotment.signed_when", "It was signed after the decision, by today.", "signedOn");
        return new(allotment.Id, command.SignedOn, command.From, today);
    }

    /// <summary>The lease, and the space of the shop for the structure: both or neither, so that who sits where follows.</summary>
    public static async Task<OutgoingMessages> Handle(RecordLease command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AllotmentToWrite(command.AllotmentId, cancellation);
        var allotment = stream.Aggregate!;
        var signed = Decide(command, allotment, moment.Today);
        var premises = await session.PremisesToWrite(allotment.PremisesId, cancellation);
        var before = premises.Aggregate!.LeaseOn(signed.From);
        Rule.That(before is not null, "lease.no_landlord", "The shop has no landlord yet.");
        premises.AppendOne(new LeaseRecorded(allotment.PremisesId, before.Landlord, before.Role, allotment.ProposedId, signed.From, moment.Today));
        var messages = stream.Record(signed);
        if (premises.Aggregate.SpaceId is { } space)
            messages.AddRange(await session.GiveShop(space, allotment, signed.From, settings, moment, cancellation));
        return messages;
    }
}

/// <summary>The shop looks for nobody any more (abandon de l’appel).</summary>
public sealed record CallOffAllotment(Guid AllotmentId);

public static class CallOffAllotmentHandler
{
    /// <returns>None when it is called off already.</returns>
    public static AllotmentCalledOff? Decide(ShopAllotment allotment, DateOnly today)
    {
        if (allotment.State is AllotmentState.CalledOff)
            return null;
        Rule.That(allotment.State is not AllotmentState.Signed, "allotment.signed", "The lease is signed.");
        return new(allotment.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(CallOffAllotment command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.AllotmentToWrite(command.AllotmentId, cancellation);
        return Decide(stream.Aggregate!, moment.Today) is { } calledOff ? stream.Record(calledOff) : [];
    }
}

/// <summary>Reads an allotment to decide about it, and tells the workflow engine each fact.</summary>
internal static class AllotmentStream
{
    public const string Subject = "shop_allotment";

    /// <exception cref="RuleViolation">When there is no such allotment.</exception>
    public static async Task<IEventStream<ShopAllotment>> AllotmentToWrite(this IDocumentSession session, Guid id, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<ShopAllotment>(id, cancellation);
        Rule.That(stream.Aggregate is not null, "allotment.unknown", "There is no such allotment.", "allotmentId");
        return stream;
    }

    public static OutgoingMessages Record(this IEventStream<ShopAllotment> stream, object fact) =>
        stream.Tell([fact], (allotment, each) => allotment.Evolve(each), (after, each, version) => new(
            Subject, after.Id, version, $"incubation.shop_allotment_{NameOf(each)}",
            Values: new Dictionary<string, string>
            {
                ["closes"] = Iso(after.ClosesOn), ["moved"] = Iso(after.MovedOn), ["lease_eve"] = Iso((after.LeaseFrom ?? after.MovedOn).AddDays(-1)), // what is due by the end of the eve is due as the day begins
            }));

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static IReadOnlyList<string> Names { get; } = ["opened", "asked_for", "put_to_vote", "inconclusive", "proposed", "accepted", "refused", "signed", "entered", "called_off"];

    private static string NameOf(object fact) => fact switch
    {
        AllotmentOpened => "opened",
        AllotmentAskedFor => "asked_for",
        TenantPutToVote => "put_to_vote",
        TenantVoteInconclusive => "inconclusive",
        TenantProposed => "proposed",
        LandlordAnswered { Accepts: true } => "accepted",
        LandlordAnswered => "refused",
        LeaseSigned => "signed",
        ShopEntered => "entered",
        AllotmentCalledOff => "called_off",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact of an allotment has a name for the engine."),
    };
}
