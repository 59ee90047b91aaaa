using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Pulses;

/// <summary>Who acts for a structure agrees to be asked every year, or no more (accord, retrait); the office notes it for a former member.</summary>
public sealed record AgreeToPulse(Guid StructureId, bool Agrees, bool ByStaff);

public static class AgreeToPulseHandler
{
    /// <returns>None when it is so already.</returns>
    public static object? Decide(AgreeToPulse command, PulseConsent? consent, Structure? structure, Guid? actor, DateOnly today)
    {
        Rule.That(actor is not null && structure is not null && (command.ByStaff || structure.ActingOn(today).Contains(actor.Value)),
            "pulse.not_yours", "Who acts for a structure agrees for it.", "structureId");
        if ((consent?.Agrees ?? false) == command.Agrees)
            return null;
        var id = PulseConsent.IdOf(structure.Id);
        return command.Agrees ? new PulseAgreed(id, structure.Id, actor.Value, today) : new PulseLeft(id, structure.Id, actor, today);
    }

    public static async Task Handle(AgreeToPulse command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<PulseConsent>(PulseConsent.IdOf(command.StructureId), cancellation);
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        if (Decide(command, stream.Aggregate, structure, moment.Actor, moment.Today) is { } fact)
            stream.AppendOne(fact);
    }
}

public sealed class PulseConsentType : ObjectGraphType<PulseConsent>
{
    public PulseConsentType()
    {
        Name = "PulseConsent";
        Description = "Whether a structure agrees to be asked every year how it is.";
        Field(consent => consent.StructureId);
        this.StructureName(consent => consent.StructureId);
        Field(consent => consent.Agrees);
    }

    public static void AddTo(ObjectGraphType query, ObjectGraphType mutation)
    {
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<PulseConsentType>>>>("myPulseConsents")
            .Description("Whether the member structures that the person who asks acts for agree to be asked.")
            .AuthorizeWithPolicy("membership.agree_to_pulse")
            .ResolveAsync(async context =>
            {
                var (session, me, today) = (context.QuerySession(), context.Actor().PersonId ?? Guid.Empty, context.Today());
                var mine = (await MyStructures.Of(context)).Where(structure => structure.ActingOn(today).Contains(me)).Select(structure => structure.Id).ToList();
                var known = (await session.LoadManyAsync<PulseConsent>(context.CancellationToken, mine.Select(PulseConsent.IdOf))).ToDictionary(consent => consent.StructureId);
                return mine.Select(structure => known.GetValueOrDefault(structure) ?? new PulseConsent { Id = PulseConsent.IdOf(structure), StructureId = structure });
            });

        mutation.Command<AgreeToPulse, PulseConsentType>("agreeToPulse", "membership.agree_to_pulse")
            .Describe("Who acts for a structure agrees to be asked every year, or no more; the office notes it for anybody, former members too.")
            .Argument<NonNullGraphType<GuidGraphType>>("structureId")
            .Argument<NonNullGraphType<BooleanGraphType>>("agrees")
            .Send(context => new AgreeToPulse(context.GetArgument<Guid>("structureId"), context.GetArgument<bool>("agrees"), context.Actor().Is("coordinator")))
            .Return<PulseConsent>(command => PulseConsent.IdOf(command.StructureId));
    }
}
