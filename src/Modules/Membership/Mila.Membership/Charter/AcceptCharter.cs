using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Charter;

/// <summary>A person signs a version of the charter for a structure (signature de la charte).</summary>
public sealed record AcceptCharter(Guid StructureId, int Version, Guid PersonId, DateOnly On);

/// <summary>The structure has signed the charter in force; heard inside the module.</summary>
public sealed record CharterAccepted(Guid StructureId, int Version, DateOnly On);

public static class AcceptCharterHandler
{
    /// <returns>None when the structure has signed that version already: the first proof stays.</returns>
    public static CharterSigned? Decide(AcceptCharter command, Pledges pledges, CharterBook book, DateOnly today)
    {
        Rule.That(command.On <= today, "charter.signed_in_advance", "Nobody signs on a day to come.", "on");
        Rule.That(book.Versions.Any(version => version.Version == command.Version && version.AdoptedOn <= command.On),
            "charter.version_unknown", "That version is not adopted on that day.", "version");

        return pledges.Charter.ContainsKey(command.Version) ? null : new(command.StructureId, command.Version, command.PersonId, command.On);
    }

    public static async Task<OutgoingMessages> Handle(AcceptCharter command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var book = await session.LoadAsync<CharterBook>(CharterBook.StreamId, cancellation);
        var stream = await session.Events.FetchForWriting<Pledges>(Pledges.IdOf(command.StructureId), cancellation);
        if (Decide(command, stream.Aggregate ?? new Pledges(), book ?? new CharterBook(), moment.Today) is not { } signed)
            return [];

        stream.AppendOne(signed);
        return [new CharterAccepted(command.StructureId, command.Version, command.On)];
    }
}

public static class AcceptCharterField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<AcceptCharter, PledgesType>("recordCharterSignature", "membership.record_pledges")
        .Describe("A person has signed a version of the charter for a structure, on paper or before Mila.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<NonNullGraphType<IntGraphType>>("version")
        .Argument<NonNullGraphType<GuidGraphType>>("personId")
        .Argument<NonNullGraphType<DateOnlyGraphType>>("on")
        .Send(context => new AcceptCharter(
            context.GetArgument<Guid>("structureId"), context.GetArgument<int>("version"),
            context.GetArgument<Guid>("personId"), context.GetArgument<DateOnly>("on")))
        .Return<Pledges>(command => Pledges.IdOf(command.StructureId));
}
