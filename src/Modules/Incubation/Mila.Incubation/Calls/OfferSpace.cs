using System.Globalization;
using Marten;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Letters;
using Mila.Modules;
using Wolverine;

namespace Mila.Incubation.Calls;

/// <summary>The space is offered to the next of the ranking (proposition), or the call ends without anybody. Sent by the workflow.</summary>
public sealed record OfferSpace(Guid CallId);

public static class OfferSpaceHandler
{
    /// <param name="days">How long the structure has to answer.</param>
    /// <returns>None when it is offered already.</returns>
    public static object? Decide(SpaceCall call, int days, DateOnly today) =>
        call.State is not SpaceCallState.Ranked ? null
        : call.Next is { } next ? new SpaceOffered(call.Id, next, today.AddDays(days), today)
        : new SpaceCallUnfilled(call.Id, today);

    public static async Task<OutgoingMessages> Handle(OfferSpace command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CallToWrite(command.CallId, cancellation);
        var call = stream.Aggregate!;
        if (Decide(call, (await settings.On(session, moment.Today, cancellation)).Days("space_call.offer_days"), moment.Today) is not { } fact)
            return [];
        var messages = stream.Record(fact);
        if (fact is SpaceOffered offered && await session.LoadAsync<KnownStructure>(offered.StructureId, cancellation) is { Leaders.Count: > 0 } structure)
        {
            var space = (await session.LoadAsync<Space>(call.SpaceId, cancellation))!;
            messages.Add(new SendLetter(
                NamedId.Of("space-offer", call.Id.ToString(), offered.StructureId.ToString()), "space_offered", structure.Leaders, SpaceCallStream.Subject, call.Id, new Dictionary<string, string>
                {
                    ["structure"] = Joined.Sheet(offered.StructureId), ["space"] = space.Name, ["free_from"] = Iso(call.FreeFrom), ["answer_by"] = Iso(offered.AnswerBy), ["page"] = $"/appels-espaces/{call.Id}",
                }));
        }
        return messages;
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>The structure takes the space, or not (réponse à la proposition); by itself, or told to the office.</summary>
/// <param name="InTime">Whether it answers itself; otherwise its days have passed.</param>
public sealed record AnswerOffer(Guid CallId, bool Accepts, bool InTime, bool ByOffice);

public static class AnswerOfferHandler
{
    /// <param name="structure">The one that it is offered to.</param>
    public static object Decide(AnswerOffer command, SpaceCall call, KnownStructure? structure, Guid? actor, DateOnly today)
    {
        Rule.That(call is { State: SpaceCallState.Offered, OfferedTo: not null }, "space_call.not_offered", "It is offered to nobody.");
        Rule.That(command.ByOffice || (actor is { } who && structure?.Leaders.Contains(who) is true), "space_call.not_yours", "Who leads the structure asks for it.", "structureId");
        var it = call.OfferedTo.Value;
        return command.Accepts ? new OfferAccepted(call.Id, it, NamedId.Of("allocation-of-call", call.Id.ToString(), it.ToString()), today) : new OfferDeclined(call.Id, it, command.InTime, today);
    }

    public static async Task<OutgoingMessages> Handle(AnswerOffer command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CallToWrite(command.CallId, cancellation);
        var call = stream.Aggregate!;
        var structure = call.OfferedTo is { } it ? await session.LoadAsync<KnownStructure>(it, cancellation) : null;
        var fact = Decide(command, call, structure, moment.Actor, moment.Today);
        if (fact is not OfferAccepted accepted)
            return stream.Record(fact);
        // The space is given in the same transaction: who accepts has it, or hears which rule is against it.
        var days = (await settings.On(session, moment.Today, cancellation)).Days("space_call.works_days");
        var ready = call.FreeFrom.AddDays(days);
        var given = await AllocateSpaceHandler.Handle(
            new AllocateSpace(accepted.AllocationId, call.SpaceId, accepted.StructureId, ready > moment.Today ? ready : moment.Today, Until: null, ContractKind.OccupancyAgreement, call.DeliberationId),
            session, settings, moment, cancellation);
        return [.. given, .. stream.Record(accepted)];
    }
}
