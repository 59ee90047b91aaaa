using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Board;
using Mila.Modules;

namespace Mila.Membership.Candidacies;

/// <summary>
/// A candidacy as those who examine it see it (dossier). The aggregate is the view: its page shows all of one stream's state,
/// and a second projection would only tell the same facts again. What it says opens only to those who may read that file.
/// </summary>
public sealed class CandidacyType : ObjectGraphType<Candidacy>
{
    public CandidacyType()
    {
        Name = "Candidacy";
        Description = "A request to join the association, or a member's for a space or another affiliation (candidature).";
        Field(candidacy => candidacy.Id);
        Field<NonNullGraphType<EnumerationGraphType<CandidacyState>>>("state").Resolve(context => context.Source.State);
        Field<NonNullGraphType<EnumerationGraphType<CandidacyPath>>>("path").Resolve(context => context.Source.Path);
        Field(candidacy => candidacy.OfMember).Description("Whether a member asks for a space or another affiliation.");
        Field(candidacy => candidacy.StructureId);
        Field(candidacy => candidacy.MovedOn).Description("When it last moved.");
        Field<NonNullGraphType<BooleanGraphType>>("opens").Description("Whether who asks may read the file; not after stepping aside.")
            .Resolve(context => MayRead(context));
        Field<GuidGraphType>("instanceId").Description("The workflow instance.")
            .Resolve(context => IntakeWorkflow.InstanceOf(context.Source.Id));
        AddFile();
        AddExamination();
        AddDecision();
    }

    private void AddFile()
    {
        Field<CandidacyApplicantType>("applicant").Resolve(context => MayRead(context) ? context.PersonOf(context.Source.ApplicantId) : null);
        Field<CandidateIdentityType>("identity").Resolve(context => MayRead(context) ? context.SheetOf(context.Source.StructureId) : null);
        Field<CandidateProfileType>("profile").Resolve(context => MayRead(context) ? context.Source.Profile : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AskedQuestionType>>>>("answers").Resolve(context => MayRead(context) ? AskedQuestionType.Of(context.Source) : []);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AttachedPieceType>>>>("pieces").Resolve(context => MayRead(context) ? context.Source.Pieces : []);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<PieceKind>>>>>("asked").Resolve(context => context.Source.Asked)
            .Description("What was asked last.");
        Field<StringGraphType>("askedNote").Resolve(context => MayRead(context) && context.Source.AskedNoteId is { } note ? context.TextOf(note) : null);
        Field(candidacy => candidacy.Round).Description("How often pieces were asked.");
    }

    private void AddExamination()
    {
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CandidacyReviewerType>>>>("reviewers")
            .Resolve(context => MayRead(context) ? context.Source.Reviewers.Select(reviewer => new CandidacyReviewer(context.Source, reviewer)) : []);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PossibleReviewerType>>>>("possibleReviewers").Description("Who sits on the board today and may be assigned.")
            .ResolveAsync(async context => MayRead(context) ? await PossibleReviewer.For(context.Source, context.QuerySession(), context.Today(), context.CancellationToken) : []);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("recused").Description("Who stepped aside.").Resolve(context => context.Source.Recused);
        Field<DecimalGraphType>("score").Description("The mean of the reviewers' weighted scores, from 0 to 5.").ResolveAsync(async context =>
            MayRead(context) && context.Source.Reviews.Count > 0
                ? context.Source.MeanScore(IntakeWorkflow.WeightsFrom(await context.Service<Settings>().On(context.QuerySession(), context.Today(), context.CancellationToken)))
                : null);
        Field<NonNullGraphType<BooleanGraphType>>("awaitsMyReview").Resolve(context =>
            context.Source.State is CandidacyState.InReview && context.Actor().PersonId is { } me
            && context.Source.Reviewers.Contains(me) && !context.Source.Recused.Contains(me) && !context.Source.HasReview(me));
        Field(candidacy => candidacy.DeliberationId, nullable: true);
        Field(candidacy => candidacy.VoteClosesOn, nullable: true);
    }

    private void AddDecision()
    {
        Field(candidacy => candidacy.BegunOn);
        Field(candidacy => candidacy.SubmittedOn, nullable: true);
        Field(candidacy => candidacy.DecidedOn, nullable: true);
        Field(candidacy => candidacy.EndedOn, nullable: true);
        Field<DayType>("waitingSince").Description("The day it came on the waiting list; kept while it is voted on again.").Resolve(context => context.Source.ListedOn);
        Field(candidacy => candidacy.MemberSince, nullable: true);
        Field(candidacy => candidacy.AwaitsSpace).Description("Whether everything is settled but the space itself.");
        Field(candidacy => candidacy.HousedOn, nullable: true).Description("The day it was heard that the structure has moved into its space.");
        Field<EnumerationGraphType<RefusalGround>>("ground").Resolve(context => context.Source.Ground);
        Field<StringGraphType>("groundNote").Resolve(context => MayRead(context) && context.Source.GroundNoteId is { } note ? context.TextOf(note) : null);
        Field<EnumerationGraphType<LapseCause>>("lapse").Resolve(context => context.Source.Lapse);
        Field(candidacy => candidacy.ConsentsToDirectory);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CommitmentStateType>>>>("commitments").Resolve(context => CommitmentStateType.Of(context.Source));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PastFactType>>>>("history").Description("What happened, in order.")
            .ResolveAsync(async context => await PastFact.Of(context.QuerySession(), context.Source.Id, context.CancellationToken));
    }

    private static bool MayRead(IResolveFieldContext<Candidacy> context) => context.Source.OpensTo(context.Actor());
}

/// <summary>Somebody who scores a candidacy (rapporteur).</summary>
public sealed record CandidacyReviewer(Candidacy Candidacy, Guid PersonId)
{
    public Review? Review => Candidacy.Reviews.FirstOrDefault(review => review.ReviewerId == PersonId);
}

public sealed class CandidacyReviewerType : ObjectGraphType<CandidacyReviewer>
{
    public CandidacyReviewerType()
    {
        Name = "CandidacyReviewer";
        Field(reviewer => reviewer.PersonId);
        Field<StringGraphType>("name").Resolve(context => context.NameOf(context.Source.PersonId));
        Field("isRecused", reviewer => reviewer.Candidacy.Recused.Contains(reviewer.PersonId));
        Field<IntGraphType>("quality").Resolve(context => context.Source.Review?.Scores.Quality);
        Field<IntGraphType>("dynamics").Resolve(context => context.Source.Review?.Scores.Dynamics);
        Field<IntGraphType>("innovation").Resolve(context => context.Source.Review?.Scores.Innovation);
        Field<StringGraphType>("comment").Resolve(context => context.Source.Review?.CommentId is { } comment ? context.TextOf(comment) : null);
        Field<DayType>("on").Resolve(context => context.Source.Review?.On);
    }
}

/// <summary>Somebody who may be asked to score.</summary>
public sealed record PossibleReviewer(Guid PersonId)
{
    public static async Task<IEnumerable<PossibleReviewer>> For(Candidacy candidacy, IQuerySession session, DateOnly today, CancellationToken cancellation) =>
        (await Mandates.InOffice(session, DecidingBody.Board, today, cancellation)).Select(elector => elector.PersonId)
            .Except([.. candidacy.Recused, candidacy.ApplicantId]).Select(person => new PossibleReviewer(person));
}

public sealed class PossibleReviewerType : ObjectGraphType<PossibleReviewer>
{
    public PossibleReviewerType()
    {
        Name = "PossibleReviewer";
        Field(reviewer => reviewer.PersonId);
        Field<StringGraphType>("name").Resolve(context => context.NameOf(context.Source.PersonId));
    }
}

/// <summary>One fact of a candidacy's life (historique), by its stored name.</summary>
public sealed record PastFact(string Name, DateTimeOffset At, Guid? By)
{
    public static async Task<IEnumerable<PastFact>> Of(IQuerySession session, Guid id, CancellationToken cancellation) =>
        (await session.Events.FetchStreamAsync(id, token: cancellation))
            .Select(fact => new PastFact(fact.EventTypeName, fact.Timestamp, Guid.TryParse(fact.UserName, out var by) ? by : null));
}

public sealed class PastFactType : ObjectGraphType<PastFact>
{
    public PastFactType()
    {
        Name = "CandidacyFact";
        Field(fact => fact.Name).Description("Its stored name, membership.candidacy_submitted.v1.");
        Field(fact => fact.At);
        Field<StringGraphType>("by").Description("Who did it; none for the applicant or the workflow.")
            .Resolve(context => context.Source.By is { } by ? context.NameOf(by) : null);
    }
}
