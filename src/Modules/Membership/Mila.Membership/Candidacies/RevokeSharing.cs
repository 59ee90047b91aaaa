using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The applicant takes the shared link back (fin du partage).</summary>
public sealed record RevokeSharing(string Link);

public static class RevokeSharingHandler
{
    public static async Task<OutgoingMessages> Handle(RevokeSharing command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyOfOwner(command.Link, cancellation);
        var id = stream.Aggregate!.Id;
        var shared = await session.Query<PrivateLink>()
            .Where(link => link.CandidacyId == id && link.Kind == LinkKind.Shared && link.RevokedAt == null).ToListAsync(cancellation);
        foreach (var link in shared)
            session.Store(link with { RevokedAt = moment.Now });
        return stream.Record([.. shared.Select(link => new SharingRevoked(link.CandidacyId, link.Id, moment.Today))]);
    }
}

public static class RevokeSharingField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<RevokeSharing, FollowedCandidacyType>("revokeCandidacySharing", "membership.apply")
            .Describe("The shared link opens nothing any more.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Send(context => new RevokeSharing(PrivateLinks.KeyOf(context.GetArgument<string>("link"))))
            .ReturnFollowed(command => command.Link);
}
