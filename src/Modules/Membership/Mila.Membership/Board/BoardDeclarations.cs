using Marten;
using Mila.Membership.Contracts;
using Mila.Membership.Numbering;
using Mila.Modules;

namespace Mila.Membership.Board;

/// <summary>The board's part of the module's table of contents.</summary>
internal static class BoardDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<Mandate>()
        .Document<Mandate>(mandates => mandates.Duplicate(mandate => mandate.From).Duplicate(mandate => mandate.Until))
        .Fact<MandateBegun>("membership.mandate_begun.v1")
        .Fact<MandateEnded>("membership.mandate_ended.v1")
        .Aggregate<Deliberation>()
        .Document<Deliberation>(votes => votes.Duplicate(vote => vote.State).Duplicate(vote => vote.ClosesOn).Duplicate(vote => vote.SubjectId))
        .Fact<DeliberationOpened>("membership.deliberation_opened.v1")
        .Fact<ElectorRecused>("membership.elector_recused.v1")
        .Fact<ProxyGiven>("membership.proxy_given.v1")
        .Fact<ProxyWithdrawn>("membership.proxy_withdrawn.v1")
        .Fact<BallotCast>("membership.ballot_cast.v1")
        .Fact<VoteClosed>("membership.vote_closed.v1")
        .Fact<VoteMadeMoot>("membership.vote_made_moot.v1")
        .Fact<VotePlacedOnAgenda>("membership.vote_placed_on_agenda.v1")
        .Fact<VoteTakenOffAgenda>("membership.vote_taken_off_agenda.v1")
        .Fact<MinutesSigned>("membership.minutes_signed.v1")
        .Document<Minutes>()
        .Aggregate<Interest>()
        .Document<Interest>(interests => interests.Duplicate(each => each.SubjectId).Duplicate(each => each.PersonId).Duplicate(each => each.Since))
        .Fact<InterestDeclared>("membership.interest_declared.v1")
        .Fact<InterestWithdrawn>("membership.interest_withdrawn.v1")
        .Aggregate<NumberSeries>()
        .Fact<NumberTaken>("membership.number_taken.v1");

    /// <summary>Messages that may wait in the store; ballots are only ever answered at once.</summary>
    public static void Messages(MessageNames messages) => messages
        .Add<OpenDeliberation>("membership.open_deliberation.v1")
        .Add<RemindElectors>("membership.remind_electors.v1")
        .Add<CloseDeliberation>("membership.close_deliberation.v1")
        .Add<CloseVote>("membership.close_vote.v1")
        .Add<RemindVoters>("membership.remind_voters.v1")
        .Add<CloseVoteInTime>("membership.close_vote_in_time.v1")
        .Add<DeliberationClosed>("membership.deliberation_closed.v1");

    /// <summary>Ids and days alone, which say who had to stand back from which vote: they stay with its minutes.</summary>
    public static void Erasures(ErasureList erasures) => erasures.Kept(
        "declared_interests",
        async (session, person, cancellation) => await session.Query<Interest>().Where(interest => interest.PersonId == person).ToListAsync(cancellation),
        (_, _, _, _) => Task.CompletedTask);

    public static void Graph(GraphRoots graph)
    {
        BoardType.AddTo(graph.Query);
        DeliberationFields.AddTo(graph.Query);
        InterestType.AddTo(graph.Query, graph.Mutation);
        BeginMandateField.AddTo(graph.Mutation);
        EndMandateField.AddTo(graph.Mutation);
        OpenDeliberationField.AddTo(graph.Mutation);
        OpenMotionField.AddTo(graph.Mutation);
        CastBallotField.AddTo(graph.Mutation);
        ProxyFields.AddTo(graph.Mutation);
        RecuseFields.AddTo(graph.Mutation);
        RemindElectorsField.AddTo(graph.Mutation);
        CloseDeliberationField.AddTo(graph.Mutation);
        SignMinutesField.AddTo(graph.Mutation);
    }
}
