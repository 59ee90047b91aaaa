using Marten;
using Mila.Incubation.Contracts;
using Mila.Incubation.Neighbours;
using Mila.Incubation.Spaces;
using Mila.Incubation.Tenures;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Mila.Workflows;
using Wolverine;

namespace Mila.Incubation.Calls;

/// <summary>A space that will be free is offered (ouverture d’un appel): by the office, or by the workflow of the stay that ends.</summary>
public sealed record OpenSpaceCall(Guid SpaceId, DateOnly FreeFrom);

public static class OpenSpaceCallHandler
{
    /// <param name="days">How long one may ask for it.</param>
    /// <param name="isOffered">Whether another call of the space goes on.</param>
    public static SpaceCallOpened Decide(OpenSpaceCall command, Space space, bool isOffered, int days, DateOnly today)
    {
        Rule.That(space.Kind.IsWorkplace(), "space_call.not_a_workplace", "Only a workplace is called for.", "spaceId");
        Rule.That(!isOffered, "space_call.offered_already", "Another call of the space goes on.", "spaceId");
        Rule.That(space.IsFree(new(command.FreeFrom, command.FreeFrom.AddDays(1))), "space_call.not_free", "Somebody has the space on that day.", "freeFrom");
        return new(SpaceCall.IdOf(space.Id, command.FreeFrom), space.Id, command.FreeFrom, today.AddDays(days), today);
    }

    public static async Task<OutgoingMessages> Handle(OpenSpaceCall command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        await session.TakeTurn(cancellation, "space", command.SpaceId.ToString());
        var id = SpaceCall.IdOf(command.SpaceId, command.FreeFrom);
        var stream = await session.Events.FetchForWriting<SpaceCall>(id, cancellation);
        if (stream.Aggregate is not null)
            return [];
        var space = (await session.SpaceToWrite(command.SpaceId, cancellation)).Aggregate!;
        var isOffered = await session.CallsUnderWay(command.SpaceId).AnyAsync(cancellation);
        var opened = Decide(command, space, isOffered, (await settings.On(session, moment.Today, cancellation)).Days("space_call.open_days"), moment.Today);
        return
        [
            .. stream.Record(opened), StartInstance.Of(SpaceCallStream.Definition, SpaceCallStream.Subject, id),
            new SpaceCalled(id, space.Id, ClosedWord.Of(space.Kind), opened.FreeFrom, opened.ClosesOn),
        ];
    }
}

/// <summary>The departure is certain: the space of a stay is offered. Sent by the workflow of the stay; needless when it is already, or when staying longer is asked for.</summary>
public sealed record OfferSpaceOfStay(Guid TenureId);

public static class OfferSpaceOfStayHandler
{
    public static async Task<OutgoingMessages> Handle(OfferSpaceOfStay command, IQuerySession session, CancellationToken cancellation)
    {
        var stay = (await session.LoadAsync<Tenure>(command.TenureId, cancellation))?.Workplace;
        if (stay is not { State: AllocationState.Here, EndsOn: { } end, Extension: not (ExtensionState.Asked or ExtensionState.InVote or ExtensionState.ToBeVotedAgain) })
            return [];
        var isOffered = await session.CallsUnderWay(stay.SpaceId).AnyAsync(cancellation);
        var isPromised = (await session.LoadAsync<Space>(stay.SpaceId, cancellation))?.IsFree(new(end, end.AddDays(1))) is not true;
        return isOffered || isPromised ? [] : [new OpenSpaceCall(stay.SpaceId, end)];
    }
}

/// <summary>The space was given otherwise: its call is over. Sent when a space is given; needless when it is called for no more.</summary>
public sealed record CallOffSpaceCall(Guid SpaceId);

public static class CallOffSpaceCallHandler
{
    public static async Task<OutgoingMessages> Handle(CallOffSpaceCall command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var open = await session.CallsUnderWay(command.SpaceId).Select(call => call.Id).ToListAsync(cancellation);
        var messages = new OutgoingMessages();
        foreach (var id in open)
            if (await session.CallToWrite(id, cancellation) is { Aggregate.IsOver: false } stream)
                messages.AddRange(stream.Record(new SpaceCallUnfilled(id, moment.Today)));
        return messages;
    }
}

/// <summary>Who leads a member, or the office for it, asks for the space (candidature à un espace).</summary>
public sealed record AskForSpace(Guid CallId, Guid StructureId, string Reason, bool ByOffice)
{
    /// <summary>For logs: the words may be about somebody.</summary>
    public override string ToString() => $"{nameof(AskForSpace)} {CallId}";
}

public static class AskForSpaceHandler
{
    /// <param name="past">The days that the structure has used or is promised.</param>
    /// <returns>None when it asks already.</returns>
    public static SpaceAskedFor? Decide(AskForSpace command, SpaceCall call, KnownStructure? structure, TenureClock past, TenureLimits limits, bool isClocked, Guid? actor, DateOnly today)
    {
        Rule.That(command.ByOffice || (actor is { } who && structure?.Leaders.Contains(who) is true), "space_call.not_yours", "Who leads the structure asks for it.", "structureId");
        Rule.That(call.State is SpaceCallState.Open && today <= call.ClosesOn, "space_call.closed", "The days to ask for it are over.");
        if (call.Applicants.Any(each => each.StructureId == command.StructureId))
            return null;
        Rule.That(structure is not null && structure.IsMemberOn(today), "allocation.not_member", "Only a member is given a space.", "structureId");
        Rule.That(!isClocked || past.LatestEnd(call.FreeFrom, limits.PlannedMonths) > call.FreeFrom, "allocation.tenure_used_up", "The structure has used up its tenure.", "structureId");
        return new(call.Id, command.StructureId, SpaceCall.ReasonOf(call.Id, command.StructureId), today);
    }

    public static async Task<OutgoingMessages> Handle(AskForSpace command, IDocumentSession session, Settings settings, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CallToWrite(command.CallId, cancellation);
        var tenure = await session.TenureToWrite(command.StructureId, settings, moment, cancellation);
        var space = (await session.SpaceToWrite(stream.Aggregate!.SpaceId, cancellation)).Aggregate!;
        var asked = Decide(command, stream.Aggregate, tenure.Structure, tenure.Past(), tenure.Limits, space.Kind.IsClocked(tenure.Limits.DesksCount), moment.Actor, moment.Today);
        if (asked is null)
            return [];
        session.Keep(ErasableText.Of(asked.ReasonId, "space_call.reason", stream.Aggregate.Id, tenure.Structure!.Leaders, command.Reason, "reason"));
        return stream.Record(asked);
    }
}

/// <summary>The structure asks for the space no more.</summary>
public sealed record WithdrawFromSpaceCall(Guid CallId, Guid StructureId, bool ByOffice);

public static class WithdrawFromSpaceCallHandler
{
    /// <returns>None when it does not ask for it.</returns>
    public static SpaceAskingWithdrawn? Decide(WithdrawFromSpaceCall command, SpaceCall call, KnownStructure? structure, Guid? actor, DateOnly today)
    {
        Rule.That(command.ByOffice || (actor is { } who && structure?.Leaders.Contains(who) is true), "space_call.not_yours", "Who leads the structure asks for it.", "structureId");
        Rule.That(!call.IsOver && call.OfferedTo != command.StructureId, "space_call.offered_to_it", "The offer is answered.", "structureId");
        return call.Applicants.Any(each => each.StructureId == command.StructureId) ? new(call.Id, command.StructureId, today) : null;
    }

    public static async Task<OutgoingMessages> Handle(WithdrawFromSpaceCall command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CallToWrite(command.CallId, cancellation);
        var structure = await session.LoadAsync<KnownStructure>(command.StructureId, cancellation);
        return Decide(command, stream.Aggregate!, structure, moment.Actor, moment.Today) is { } withdrawn ? stream.Record(withdrawn) : [];
    }
}
