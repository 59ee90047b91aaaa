using GraphQL;
using GraphQL.Types;
using JasperFx.Events;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>An admitted structure wants no space any more (renonciation à l’espace): it stays a member, as what it was or would have been without.</summary>
public sealed record ForgoSpace(Guid CandidacyId);

public static class ForgoSpaceHandler
{
    /// <returns>None when it gave it up already.</returns>
    public static CandidacySpaceForgone? Decide(Candidacy candidacy, DateOnly today)
    {
        if (candidacy.SpaceForgoneOn is not null)
            return null;
        Rule.That(candidacy.AwaitsSpace, "candidacy.awaits_no_space", "It waits for no space.");
        return new(candidacy.Id, today);
    }

    /// <summary>What it is without: what a member was before, a beneficiary otherwise.</summary>
    public static Affiliation Without(Candidacy candidacy, Structure structure) =>
        candidacy.OfMember && structure.Affiliations().At(candidacy.DecidedOn!.Value.AddDays(-1)) is { } before ? before.Value : Affiliation.Beneficiary;

    public static async Task<OutgoingMessages> Handle(ForgoSpace command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        var candidacy = stream.Aggregate!;
        if (Decide(candidacy, moment.Today) is not { } forgone)
            return [];
        var life = await session.Events.FetchForWriting<Structure>(candidacy.StructureId, cancellation);
        var structure = life.Aggregate!;
        var (facts, announcements) = structure.Record(SetAffiliationHandler.Decide(new(structure.Id, Without(candidacy, structure), moment.Today), structure));
        life.AppendMany(facts);
        return [.. announcements, .. stream.Record(forgone)];
    }
}

public static class ForgoSpaceField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<ForgoSpace, CandidacyType>("forgoCandidacySpace", "membership.check_candidacies")
            .Describe("An admitted structure wants no space any more; it stays a member.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Send(context => new ForgoSpace(context.GetArgument<Guid>("id")))
            .Return<Candidacy>(command => command.CandidacyId);
}
