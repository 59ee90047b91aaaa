using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The applicant lets a partner complete the file by a second private link (partage).</summary>
public sealed record ShareCandidacy(string Link, string Secret)
{
    /// <summary>A refused command is logged as it prints itself: without what names a person or opens a file.</summary>
    public override string ToString() => $"ShareCandidacy {Link}";
}

public static class ShareCandidacyHandler
{
    public static CandidacyShared Decide(ShareCandidacy command, Candidacy candidacy, DateOnly today)
    {
        Rule.That(candidacy.EndedOn is null, "candidacy.over", "The candidacy is over.");
        Rule.That(!candidacy.IsShared, "candidacy.shared_already", "One shared link at a time.");
        return new(candidacy.Id, PrivateLinks.KeyOf(command.Secret), today);
    }

    public static async Task<OutgoingMessages> Handle(ShareCandidacy command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyOfOwner(command.Link, cancellation);
        var shared = Decide(command, stream.Aggregate!, moment.Today);
        session.Insert(new PrivateLink(shared.LinkKey, shared.CandidacyId, LinkKind.Shared, Sealed: null, moment.Now, RevokedAt: null));
        return stream.Record(shared);
    }
}

public static class ShareCandidacyField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<ShareCandidacy, BegunCandidacyType>("shareCandidacy", "membership.apply")
            .Describe("Makes a second link for a partner, who completes the file but decides nothing; it is shown this once.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Send(context => new ShareCandidacy(PrivateLinks.KeyOf(context.GetArgument<string>("link")), PrivateLinks.NewSecret()))
            .Return<BegunCandidacy>(async (command, session, cancellation) =>
                await session.CandidacyBehind(command.Link, cancellation) is { } candidacy ? new(command.Secret, candidacy, IsOwner: false) : null);
}
