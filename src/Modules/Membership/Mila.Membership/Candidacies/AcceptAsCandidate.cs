using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Charter;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>An admitted applicant accepts the charter or confirms the engagement notice by the private link (acceptation).</summary>
public sealed record AcceptAsCandidate(string Link, Commitment Commitment);

public static class AcceptAsCandidateHandler
{
    public static void Decide(AcceptAsCandidate command, Candidacy candidacy)
    {
        Rule.That(candidacy.State is CandidacyState.Admitted or CandidacyState.Committed or CandidacyState.Member, "candidacy.not_admitted", "Only an admitted candidate commits.");
        Rule.That(command.Commitment is not Commitment.Dues, "candidacy.dues_are_paid", "Dues are paid, not accepted.", "commitment");
    }

    public static async Task<OutgoingMessages> Handle(AcceptAsCandidate command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyOfOwner(command.Link, cancellation);
        var candidacy = stream.Aggregate!;
        Decide(command, candidacy);
        var proof = await KeepProof(command, candidacy, session, moment, cancellation);
        // Recorded with its proof, so that the applicant sees it at once; the same word heard again later changes nothing.
        var facts = MeetCommitmentHandler.Decide(new(candidacy.StructureId, command.Commitment, moment.Today), candidacy);
        return facts is [] ? proof : [.. proof, .. stream.Record(facts)];
    }

    /// <summary>While no charter is in force there is none to sign, and nobody waits for one.</summary>
    private static async Task<OutgoingMessages> KeepProof(
        AcceptAsCandidate command, Candidacy candidacy, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        if (command.Commitment is Commitment.Engagement)
            return await AcceptEngagementHandler.Handle(new(candidacy.StructureId, candidacy.ApplicantId, moment.Today), session, moment, cancellation);
        return (await session.LoadAsync<CharterBook>(CharterBook.StreamId, cancellation))?.On(moment.Today) is { } charter
            ? await AcceptCharterHandler.Handle(new(candidacy.StructureId, charter.Version, candidacy.ApplicantId, moment.Today), session, moment, cancellation)
            : [];
    }
}

public static class AcceptAsCandidateField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<AcceptAsCandidate, FollowedCandidacyType>("acceptAsCandidate", "membership.apply")
            .Describe("Accepts the charter, or confirms having read the engagement contract.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Argument<NonNullGraphType<EnumerationGraphType<Commitment>>>("commitment")
            .Send(context => new AcceptAsCandidate(PrivateLinks.KeyOf(context.GetArgument<string>("link")), context.GetArgument<Commitment>("commitment")))
            .ReturnFollowed(command => command.Link);
}
