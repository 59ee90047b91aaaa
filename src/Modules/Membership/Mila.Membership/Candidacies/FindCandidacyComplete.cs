using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>The coordinator finds the file complete (dossier complet): it may be examined.</summary>
public sealed record FindCandidacyComplete(Guid CandidacyId);

public static class FindCandidacyCompleteHandler
{
    public static CandidacyFoundComplete Decide(Candidacy candidacy, DateOnly today)
    {
        Rule.That(candidacy.State is CandidacyState.Submitted, "candidacy.not_awaiting_check", "The file is not being checked.");
        return new(candidacy.Id, today);
    }

    public static async Task<OutgoingMessages> Handle(FindCandidacyComplete command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.CandidacyId, cancellation);
        return stream.Record(Decide(stream.Aggregate!, moment.Today));
    }
}

public static class FindCandidacyCompleteField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<FindCandidacyComplete, CandidacyType>("findCandidacyComplete", "membership.check_candidacies")
            .Describe("The file is complete and may be examined.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .Send(context => new FindCandidacyComplete(context.GetArgument<Guid>("id")))
            .Return<Candidacy>(command => command.CandidacyId);
}
