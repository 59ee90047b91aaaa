using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Dues;
using Mila.Modules;

namespace Mila.Membership.Candidacies;

/// <summary>A candidacy as its applicant follows it by the private link (suivi): nothing of what others say of it.</summary>
/// <param name="IsOwner">Whether the link is the applicant's own, which decides, or a shared one, which completes.</param>
public sealed record FollowedCandidacy(Candidacy Candidacy, bool IsOwner);

public static class FollowedCandidacies
{
    /// <summary>Null for an unknown link, a revoked one or another association's: the answer is the same.</summary>
    public static async Task<FollowedCandidacy?> Followed(this IQuerySession session, string key, CancellationToken cancellation) =>
        await session.LinkBehind(key, cancellation) is { } link && await session.LoadAsync<Candidacy>(link.CandidacyId, cancellation) is { } candidacy
            ? new(candidacy, link.Kind is LinkKind.Owner)
            : null;

    public static async Task<Candidacy?> CandidacyBehind(this IQuerySession session, string key, CancellationToken cancellation) =>
        (await session.Followed(key, cancellation))?.Candidacy;

    public static void ReturnFollowed<TCommand>(this CommandField<TCommand, FollowedCandidacyType> field, Func<TCommand, string> link) where TCommand : class =>
        field.Return<FollowedCandidacy>((command, session, cancellation) => session.Followed(link(command), cancellation));
}

public sealed class FollowedCandidacyType : ObjectGraphType<FollowedCandidacy>
{
    public FollowedCandidacyType()
    {
        Name = "FollowedCandidacy";
        Description = "A candidacy as its applicant follows it (suivi).";
        Field("id", followed => followed.Candidacy.Id);
        Field(followed => followed.IsOwner).Description("Whether this link decides; a shared one completes.");
        Field<NonNullGraphType<EnumerationGraphType<CandidacyState>>>("state").Resolve(context => context.Source.Candidacy.State);
        Field<NonNullGraphType<EnumerationGraphType<CandidacyPath>>>("path").Resolve(context => context.Source.Candidacy.Path);
        Field("ofMember", followed => followed.Candidacy.OfMember);
        Field("mayEdit", followed => followed.Candidacy.IsOpenToApplicant);
        Field("mayWithdraw", followed => followed.IsOwner && followed.Candidacy.IsUndecided);
        Field<CandidacyApplicantType>("applicant").Resolve(context => context.PersonOf(context.Source.Candidacy.ApplicantId));
        Field<CandidateIdentityType>("identity").Resolve(context => context.SheetOf(context.Source.Candidacy.StructureId));
        Field<CandidateProfileType>("profile").Resolve(context => context.Source.Candidacy.Profile);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AskedQuestionType>>>>("answers").Resolve(context => AskedQuestionType.Of(context.Source.Candidacy));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AttachedPieceType>>>>("pieces").Resolve(context => context.Source.Candidacy.Pieces);
        AddLoop();
        AddDecision();
        Field("isShared", followed => followed.Candidacy.IsShared).Description("Whether a shared link is in force.");
    }

    private void AddLoop()
    {
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<PieceKind>>>>>("asked")
            .Description("What is asked now.").Resolve(context => IsAsked(context.Source.Candidacy) ? context.Source.Candidacy.Asked : []);
        Field<StringGraphType>("askedNote").Description("What the team wrote when it asked.").Resolve(context =>
            IsAsked(context.Source.Candidacy) && context.Source.Candidacy.AskedNoteId is { } note ? context.TextOf(note) : null);
        Field<DayType>("awaitedUntil").Description("The last day for what the applicant has to do now.")
            .ResolveAsync(async context => AwaitedUntil(context.Source.Candidacy, await context.Service<Settings>()
                .On(context.QuerySession(), context.Source.Candidacy.MovedOn, context.CancellationToken)));
    }

    private void AddDecision()
    {
        Field("begunOn", followed => followed.Candidacy.BegunOn);
        Field("submittedOn", followed => followed.Candidacy.SubmittedOn, nullable: true);
        Field("decidedOn", followed => followed.Candidacy.DecidedOn, nullable: true);
        Field("endedOn", followed => followed.Candidacy.EndedOn, nullable: true);
        Field("memberSince", followed => followed.Candidacy.MemberSince, nullable: true);
        Field<EnumerationGraphType<RefusalGround>>("ground").Resolve(context => context.Source.Candidacy.Ground);
        Field<StringGraphType>("groundNote").Resolve(context => context.Source.Candidacy.GroundNoteId is { } note ? context.TextOf(note) : null);
        Field<EnumerationGraphType<LapseCause>>("lapse").Resolve(context => context.Source.Candidacy.Lapse);
        Field<FirstDuesType>("dues").Description("The call for the first dues, once admitted.").ResolveAsync(async context =>
            context.Source.Candidacy is { OfMember: false, DecidedOn: { } decided } candidacy
                ? await context.QuerySession().LoadAsync<DuesCall>(CallDues.IdOf(candidacy.StructureId, decided.Year), context.CancellationToken)
                : null);
        Field("consentsToDirectory", followed => followed.Candidacy.ConsentsToDirectory);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CommitmentStateType>>>>("commitments").Resolve(context => CommitmentStateType.Of(context.Source.Candidacy));
    }

    public static void AddTo(ObjectGraphType query) => query.Field<FollowedCandidacyType>("candidacyByLink")
        .Description("The candidacy that a private link opens; null for any other text.")
        .Argument<NonNullGraphType<StringGraphType>>("link")
        .AuthorizeWithPolicy("membership.apply")
        .ResolveAsync(async context => await context.QuerySession().Followed(PrivateLinks.KeyOf(context.GetArgument<string>("link")), context.CancellationToken));

    private static bool IsAsked(Candidacy candidacy) => candidacy.State is CandidacyState.PiecesAsked;

    private static DateOnly? AwaitedUntil(Candidacy candidacy, SettingValues values) => candidacy.State switch
    {
        CandidacyState.Draft => candidacy.BegunOn.AddDays(values.Days("intake.draft_days")),
        CandidacyState.PiecesAsked => candidacy.AskedOn!.Value.AddDays(values.Days("intake.pieces_lapse_days")),
        CandidacyState.Admitted => candidacy.DecidedOn!.Value.AddDays(values.Days("intake.commitment_days")),
        _ => null,
    };
}

/// <summary>What an admitted candidate has to know of its first call for dues (appel de cotisation).</summary>
public sealed class FirstDuesType : ObjectGraphType<DuesCall>
{
    public FirstDuesType()
    {
        Name = "FirstDues";
        Field(call => call.Year);
        Field<NonNullGraphType<MoneyType>>("amount").Resolve(context => context.Source.Amount);
        Field<NonNullGraphType<MoneyType>>("owed").Resolve(context => context.Source.Owed);
        Field(call => call.DueOn);
    }
}
