using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The applicant hands the file in (dépôt de la candidature).</summary>
public sealed record SubmitCandidacy(string Link);

public static class SubmitCandidacyHandler
{
    public static CandidacySubmitted Decide(Candidacy candidacy, bool isNamed, DateOnly today)
    {
        Rule.That(candidacy.State is CandidacyState.Draft, "candidacy.not_draft", "Only a draft is submitted.");
        Rule.That(candidacy.OfMember || (candidacy.Profile is not null && isNamed), "candidacy.identity_missing", "The candidate is not named.", "name");
        Rule.That(candidacy.OfMember || candidacy.Profile!.Activities.Count > 0, "candidacy.activity_missing", "No activity is chosen.", "activities");
        Rule.That(candidacy.HasAnsweredAll, "candidacy.answers_missing", "An answer is missing.", "answers");
        return new(candidacy.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(SubmitCandidacy command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyOfOwner(command.Link, cancellation);
        var candidacy = stream.Aggregate!;
        var named = await session.LoadAsync<People.IdentitySheet>(candidacy.StructureId, cancellation) is { ErasedAt: null };
        return stream.Record(Decide(candidacy, named, moment.Today));
    }
}

public static class SubmitCandidacyField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<SubmitCandidacy, FollowedCandidacyType>("submitCandidacy", "membership.apply")
            .Describe("Hands the file in.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Send(context => new SubmitCandidacy(PrivateLinks.KeyOf(context.GetArgument<string>("link"))))
            .ReturnFollowed(command => command.Link);
}
