using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;

namespace Mila.Membership.Proofs;

/// <summary>A proof that a structure is a member on a day is asked for (attestation d’adhésion).</summary>
/// <param name="Code">Minted where the command begins.</param>
/// <param name="ByStaff">Whether the office issues it; else somebody who acts for the structure.</param>
public sealed record ProveMembership(Guid ProofId, string Code, Guid StructureId, DateOnly AsOf, bool ByStaff)
{
    /// <summary>For logs: the code opens the proof.</summary>
    public override string ToString() => $"{nameof(ProveMembership)} {{ ProofId = {ProofId} }}";
}

public static class ProveMembershipHandler
{
    public static MembershipProven Decide(ProveMembership command, Structure? structure, Guid? actor, string number, DateOnly today)
    {
        ProofAccess.MustAskFor(structure, actor, command.ByStaff, today);
        Rule.That(command.AsOf <= today, "proof.day_to_come", "Nothing is proved of a day to come.", "asOf");
        var span = structure.Memberships().FirstOrDefault(membership => membership.Days.Covers(command.AsOf));
        Rule.That(span is not null, "proof.not_member", "The structure was no member that day.", "asOf");

        return new(
            command.ProofId, number, command.Code, command.StructureId, command.AsOf, span.From,
            structure.Affiliations().At(command.AsOf)?.Value, actor!.Value, command.ByStaff, today);
    }

    public static async Task Handle(ProveMembership command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.Events.FetchForWriting<MembershipProof>(command.ProofId, cancellation);
        if (stream.Aggregate is not null)
            return;
        var structure = await session.LoadAsync<Structure>(command.StructureId, cancellation);
        var number = await ProofAccess.Number(session, command.ProofId, moment.Today, cancellation);
        stream.AppendOne(Decide(command, structure, moment.Actor, number, moment.Today));
    }
}

public static class ProveMembershipField
{
    public static void AddTo(ObjectGraphType mutation) => mutation
        .Command<ProveMembership, MembershipProofType>("proveMembership", "membership.issue_proofs")
        .Describe("Issues a numbered proof that a structure was a member on a day; by the office, or for who acts for the structure.")
        .Argument<NonNullGraphType<GuidGraphType>>("structureId")
        .Argument<DateOnlyGraphType>("asOf", "Today unless said.")
        .Send(context => new ProveMembership(
            Guid.CreateVersion7(), ProofCode.New(), context.GetArgument<Guid>("structureId"),
            context.GetArgument<DateOnly?>("asOf") ?? context.Today(), ProofAccess.IsOffice(context.Actor())))
        .Return<MembershipProof>(command => command.ProofId);
}
