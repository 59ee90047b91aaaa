using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Modules;

namespace Mila.Membership.Board;

/// <summary>
/// A vote as the board sees it. Who has voted is known to all, for the quorum; what they chose is not: the count is shown once the vote
/// is closed, a ballot only to the elector and to whom he gave his proxy.
/// </summary>
public sealed class DeliberationType : ObjectGraphType<Deliberation>
{
    public DeliberationType()
    {
        Name = "Deliberation";
        Description = "One question put to the board or its officers (délibération).";
        Field(vote => vote.Id);
        Field<NonNullGraphType<EnumerationGraphType<DecidingBody>>>("body").Resolve(context => context.Source.Body);
        Field<NonNullGraphType<EnumerationGraphType<DecisionMode>>>("mode").Resolve(context => context.Source.Mode);
        Field(vote => vote.Article, nullable: true).Description("The statutes' article, for a written consultation.");
        Field(vote => vote.SubjectKind);
        Field(vote => vote.SubjectId);
        Field<StringGraphType>("subjectTitle")
            .Description("What it is about; null when that is not known or was erased.")
            .Resolve(context => context.SubjectTitle(context.Source.SubjectKind, context.Source.SubjectId));
        Field(vote => vote.Question);
        Field<NonNullGraphType<StringGraphType>>("questionText").Resolve(context => Kernel.French.Typeset(Questions.All[context.Source.Question].Text));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<OptionType>>>>("options")
            .Description("What may be adopted; abstention is always possible.")
            .Resolve(context => context.Source.Options.Select(option => new Option(option, Questions.Label(context.Source.Question, option))));
        Field(vote => vote.OpenedOn);
        Field(vote => vote.ClosesOn).Description("Votes stay open until this day is over.");
        Field(vote => vote.ClosedOn, nullable: true);
        Field<NonNullGraphType<EnumerationGraphType<DeliberationState>>>("state").Resolve(context => context.Source.State);
        Field<NonNullGraphType<BooleanGraphType>>("takesBallots").Resolve(context => context.Source.TakesBallotsOn(context.Today()));
        Field<NonNullGraphType<BooleanGraphType>>("mayClose")
            .Description("Whether the deadline is over or every elector has voted.")
            .Resolve(context => context.Source.State is DeliberationState.Open && (context.Today() > context.Source.ClosesOn || context.Source.EverybodyHasVoted));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ElectorType>>>>("electors")
            .Resolve(context => context.Source.Electors.Select(elector => Seat.Of(elector, context.Source)));
        Field<NonNullGraphType<QuorumType>>("quorum").Resolve(context => Quorum.Of(context.Source));
        Field<TallyType>("tally")
            .Description("The count; null while votes are open, and of a vote that is moot.")
            .Resolve(context => context.Source.Tally is { } tally ? new CountedVote(context.Source.Question, tally) : null);
        Field<MyPartType>("mine")
            .Description("The part of the person who asks; null for who is no elector.")
            .Resolve(context => context.Actor().PersonId is { } me && context.Source.IsElector(me) ? MyPart.Of(me, context.Source) : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GuidGraphType>>>>("proposedRecusals")
            .Description("Electors who have declared an interest in the subject, or in the structure that it is about, and are not recused.")
            .Resolve(context => context.Batch("proposed-recusals", context.Source.Id, ProposedRecusals));
        Field(vote => vote.MinutesNumber, nullable: true);
        Field(vote => vote.MeetingId, nullable: true).Description("The meeting whose agenda it is on.");
        Field(vote => vote.DecidedByHands).Description("Whether hands were counted in that meeting: its minutes are the vote's.");
        Field<MinutesType>("minutes")
            .Description("A draft once the vote is closed, then as signed; null when they are those of its meeting.")
            .Resolve(context =>
            {
                var association = context.Service<Tenants>().All.First(tenant => tenant.Id == context.Request().Tenant).Title;
                return context.Batch("minutes", context.Source.Id, (session, ids, cancellation) => MinutesReading.Of(session, ids, association, cancellation));
            });
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CommentType>>>>("comments")
            .Description("What voters wrote for the minutes: one's own at any time, all once the vote is closed for who runs the board.")
            .Resolve(context =>
            {
                var reader = context.Actor();
                return context.Batch("ballot-comments", context.Source.Id, (session, ids, cancellation) => BallotComment.For(reader, session, ids, cancellation));
            });
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> ProposedRecusals(
        IQuerySession session, IReadOnlyList<Guid> votes, CancellationToken cancellation)
    {
        var deliberations = await session.LoadManyAsync<Deliberation>(cancellation, votes);
        var structures = await SubjectTitles.SheetsOf(session, [.. deliberations.Select(vote => (vote.SubjectKind, vote.SubjectId)).Distinct()], cancellation);
        var subjects = structures.Keys.Select(subject => subject.Id).Concat(structures.Values).Distinct().ToArray();
        var interests = await session.Query<Interest>().Where(interest => subjects.Contains(interest.SubjectId) && interest.Holds).ToListAsync(cancellation);
        return deliberations.ToDictionary(vote => vote.Id, vote => (IReadOnlyList<Guid>)
        [
            .. interests.Where(interest => (interest.SubjectId == vote.SubjectId || interest.SubjectId == structures[(vote.SubjectKind, vote.SubjectId)])
                && vote.IsElector(interest.PersonId) && !vote.IsRecused(interest.PersonId)).Select(interest => interest.PersonId).Distinct(),
        ]);
    }
}
