using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.People;
using Wolverine;

namespace Mila.Membership.Candidacies;

/// <summary>What the applicant has written so far (enregistrement du brouillon), again as often as wanted, also while pieces are asked.</summary>
public sealed record SaveCandidacyDraft(
    string Link, CandidacyPath Path, CandidateProfile? Profile, CandidateIdentity? Identity, IReadOnlyList<WrittenAnswer> Answers)
{
    /// <summary>A refused command is logged as it prints itself: without what names a person or opens a file.</summary>
    public override string ToString() => $"SaveCandidacyDraft {Path}";
}

/// <summary>Who the candidate is; kept in its identity sheet.</summary>
public sealed record CandidateIdentity(string Name, string? LegalForm, string? Siret, string? Address);

/// <summary>An answer in the applicant's words; an empty one takes the answer back.</summary>
public sealed record WrittenAnswer(CandidacyQuestion Question, string Text);

public static class SaveCandidacyDraftHandler
{
    public const int LongestAnswer = 4000;

    /// <summary>The fact, or none when no closed word changed: the words themselves are not facts.</summary>
    public static DraftSaved? Decide(SaveCandidacyDraft command, Candidacy candidacy, DateOnly today)
    {
        Rule.That(candidacy.IsOpenToApplicant, "candidacy.closed_to_applicant", "The file is being examined or is over.");
        Rule.That(candidacy.State is CandidacyState.Draft || command.Path == candidacy.Path, "candidacy.path_fixed", "The path is fixed once submitted.", "path");
        Rule.That(!candidacy.OfMember || command.Identity is null, "candidacy.identity_of_member", "A member's identity is changed on its sheet.", "name");
        Rule.That(command.Answers.All(answer => answer.Text.Trim().Length <= LongestAnswer), "candidacy.answer_too_long", "An answer has at most 4000 characters.", "answers");

        var answered = Answered(command, candidacy);
        var profile = command.Profile ?? candidacy.Profile;
        return profile is null || (Same(profile, candidacy.Profile) && command.Path == candidacy.Path && answered.SequenceEqual(candidacy.Answered))
            ? null
            : new(candidacy.Id, command.Path, profile, answered, today);
    }

    public static async Task<OutgoingMessages> Handle(SaveCandidacyDraft command, IDocumentSession session, Moment moment, CancellationToken cancellation)
    {
        var stream = await session.CandidacyToWrite(command.Link, cancellation);
        var candidacy = stream.Aggregate!;
        var saved = Decide(command, candidacy, moment.Today);
        if (command.Identity is { } identity)
            session.Keep(SheetOf(identity, command.Profile ?? candidacy.Profile, candidacy));
        foreach (var answer in command.Answers)
            Keep(answer, candidacy, session);
        return saved is null ? [] : stream.Record(saved);
    }

    public static Guid TextOf(Guid candidacyId, CandidacyQuestion question) => NamedId.Of("candidacy-answer", candidacyId.ToString(), question.ToString());

    /// <summary>A sole trader's or a project's identity is the applicant's own, and is erased with it.</summary>
    private static IdentitySheet SheetOf(CandidateIdentity identity, CandidateProfile? profile, Candidacy candidacy) =>
        IdentitySheet.Of(candidacy.StructureId, identity.Name, identity.LegalForm, identity.Siret, identity.Address,
            profile?.Kind is StructureKind.SoleTrader or StructureKind.Project ? candidacy.ApplicantId : null);

    private static void Keep(WrittenAnswer answer, Candidacy candidacy, IDocumentSession session)
    {
        var id = TextOf(candidacy.Id, answer.Question);
        if (string.IsNullOrWhiteSpace(answer.Text))
            session.EraseText(id);
        else
            session.Keep(ErasableText.Of(id, "candidacy.answer", candidacy.Id, [candidacy.ApplicantId], answer.Text, "answers"));
    }

    private static List<CandidacyQuestion> Answered(SaveCandidacyDraft command, Candidacy candidacy)
    {
        var words = command.Answers.GroupBy(answer => answer.Question).ToDictionary(same => same.Key, same => same.Last().Text.Trim().Length > 0);
        return [.. Enum.GetValues<CandidacyQuestion>().Where(question => words.TryGetValue(question, out var says) ? says : candidacy.Answered.Contains(question))];
    }

    private static bool Same(CandidateProfile profile, CandidateProfile? other) =>
        other is not null && profile with { Activities = other.Activities } == other && profile.Activities.SequenceEqual(other.Activities);
}

public static class SaveCandidacyDraftField
{
    public static void AddTo(ObjectGraphType mutation) =>
        mutation.Command<SaveCandidacyDraft, FollowedCandidacyType>("saveCandidacyDraft", "membership.apply")
            .Describe("Keeps what the applicant has written so far.")
            .Argument<NonNullGraphType<StringGraphType>>("link")
            .Argument<NonNullGraphType<CandidacyDraftInput>>("draft")
            .Send(context =>
            {
                var draft = context.GetArgument<CandidacyDraft>("draft");
                return new SaveCandidacyDraft(
                    PrivateLinks.KeyOf(context.GetArgument<string>("link")), draft.Path,
                    draft.Kind is { } kind ? new(kind, draft.Activities ?? [], draft.InQpv ?? false, draft.WomenLed) : null,
                    draft.Name is { Length: > 0 } name ? new(name, draft.LegalForm, draft.Siret, draft.Address) : null,
                    draft.Answers ?? []);
            })
            .ReturnFollowed(command => command.Link);
}

/// <summary>The draft as the API takes it.</summary>
public sealed record CandidacyDraft
{
    public CandidacyPath Path { get; init; }
    public StructureKind? Kind { get; init; }
    public IReadOnlyList<Activity>? Activities { get; init; }
    public bool? InQpv { get; init; }
    public bool? WomenLed { get; init; }
    public string? Name { get; init; }
    public string? LegalForm { get; init; }
    public string? Siret { get; init; }
    public string? Address { get; init; }
    public IReadOnlyList<WrittenAnswer>? Answers { get; init; }
}

public sealed class CandidacyDraftInput : InputObjectGraphType<CandidacyDraft>
{
    public CandidacyDraftInput()
    {
        Name = "CandidacyDraft";
        Field<NonNullGraphType<EnumerationGraphType<CandidacyPath>>>("path");
        Field<EnumerationGraphType<StructureKind>>("kind");
        Field<ListGraphType<NonNullGraphType<EnumerationGraphType<Activity>>>>("activities");
        Field<BooleanGraphType>("inQpv");
        Field<BooleanGraphType>("womenLed").Description("Said by the candidate, if it wants to.");
        Field<StringGraphType>("name");
        Field<StringGraphType>("legalForm");
        Field<StringGraphType>("siret");
        Field<StringGraphType>("address");
        Field<ListGraphType<NonNullGraphType<WrittenAnswerInput>>>("answers").Description("An empty text takes an answer back.");
    }
}

public sealed class WrittenAnswerInput : InputObjectGraphType<WrittenAnswer>
{
    public WrittenAnswerInput()
    {
        Name = "WrittenAnswer";
        Field<NonNullGraphType<EnumerationGraphType<CandidacyQuestion>>>("question");
        Field<NonNullGraphType<StringGraphType>>("text");
    }
}
