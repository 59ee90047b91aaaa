using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;
using Wolverine;
using Wolverine.Marten;

namespace Mila.Membership.Structures;

/// <summary>A structure has another name, number, legal form or address (changement d’identité).</summary>
public sealed record ChangeIdentity(Guid StructureId, string Name, string? Siret, string? LegalForm, string? Address)
{
    /// <summary>What a log may hold of it: no name, no address, no sentence.</summary>
    public override string ToString() => $"{nameof(ChangeIdentity)} {StructureId}";
}

public static class ChangeIdentityHandler
{
    /// <summary>The new sheet; null when it says the same.</summary>
    public static IdentitySheet? Decide(ChangeIdentity command, IdentitySheet? known)
    {
        Rule.That(known?.ErasedAt is null, "identity.erased", "The identity was erased with the person's.", "structureId");
        var sheet = IdentitySheet.Of(command.StructureId, command.Name, command.LegalForm, command.Siret, command.Address, known?.PersonId)
            with { NaturalPerson = known?.NaturalPerson ?? false };
        return sheet == known ? null : sheet;
    }

    public static async Task<(Events, OutgoingMessages)> Handle(
        ChangeIdentity command, [WriteAggregate] Structure structure, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var sheet = Decide(command, await session.LoadAsync<IdentitySheet>(command.StructureId, cancellation));
        if (sheet is null)
            return structure.Record();
        session.Store(sheet);
        return structure.Record(new IdentityChanged(structure.Id, structure.Facts + 1, moment.Today));
    }
}

public static class ChangeIdentityField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ChangeIdentity, StructureType>("changeIdentity", "membership.keep_structures")
        .Describe("A structure has another name, number, legal form or address.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<StringGraphType>>("name")
        .Argument<StringGraphType>("siret", "14 digits; spaces are ignored.")
        .Argument<StringGraphType>("legalForm")
        .Argument<StringGraphType>("address")
        .Send(context => new ChangeIdentity(
            context.GetArgument<Guid>("structureId"), context.GetArgument<string>("name"), context.GetArgument<string?>("siret"),
            context.GetArgument<string?>("legalForm"), context.GetArgument<string?>("address")))
        .Return<Structure>(command => command.StructureId);
}
