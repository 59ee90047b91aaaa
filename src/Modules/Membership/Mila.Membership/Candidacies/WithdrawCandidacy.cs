using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Board;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The applicant takes the candidacy back, until the decision (retrait).</summary>
public sealed record WithdrawCandidacy(string Link);

public static class WithdrawCandidacyHandler
{
    public static CandidacyWithdrawn Decide(Candidacy candidacy, DateOnly today)
    {
        Rule.That(candidacy.IsUndecided, "candidacy.decided", "What is decided or over is not withdrawn.");
        return new(candidacy.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(WithdrawCandidacy command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyOfOwner(command.Link, cancellation);
        var candidacy = stream.Aggregate!;
        return
        [
            .. stream.Record(Decide(candidacy, moment.Today)),
            .. await EndVote(candidacy, session, moment, cancellation),
            .. candidacy.SubmittedOn is null ? session.ForgetDraft(candidacy) : [],
        ];
    }

    /// <summary>Nobody votes on what was taken back: the open vote ends in the same commit.</summary>
    private static async Task<OutgoingMessages> EndVote(Candidacy candidacy, IDocumentSession session, Moment moment, CancellationToken cancellation) =>
        candidacy is { State: CandidacyState.InVote, DeliberationId: { } vote }
            ? await DropDeliberationHandler.Handle(new(vote), session, moment, cancellation)
            : [];
}

public static class WithdrawCandidacyField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<WithdrawCandidacy, FollowedCandidacyType>("withdrawCandidacy", "membership.apply")
            .Describe("Takes the candidacy back, until it is decided.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Send(context => new WithdrawCandidacy(PrivateLinks.KeyOf(context.GetArgument<string>("link"))))
            .ReturnFollowed(command => command.Link);
}
