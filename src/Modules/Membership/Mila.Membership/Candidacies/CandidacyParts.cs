using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Membership.Structures;
using Mila.People;

namespace Mila.Membership.Candidacies;

/// <summary>What is joined to a candidacy when it is shown: names, words and files, each kind in one load for a whole page.</summary>
public static class CandidacyParts
{
    public static IDataLoaderResult<Person?> PersonOf(this IResolveFieldContext context, Guid id) =>
        context.Batch<Guid, Person>("candidacy.person", id, async (session, ids, cancellation) =>
            (await session.LoadManyAsync<Person>(cancellation, [.. ids])).ToDictionary(person => person.Id));

    public static IDataLoaderResult<string?> NameOf(this IResolveFieldContext context, Guid id) =>
        context.Batch<Guid, string>("candidacy.name", id, async (session, ids, cancellation) =>
            (await session.LoadManyAsync<Person>(cancellation, [.. ids])).ToDictionary(person => person.Id, person => person.DisplayName));

    public static IDataLoaderResult<IdentitySheet?> SheetOf(this IResolveFieldContext context, Guid id) =>
        context.Batch<Guid, IdentitySheet>("candidacy.sheet", id, async (session, ids, cancellation) =>
            (await session.LoadManyAsync<IdentitySheet>(cancellation, [.. ids])).ToDictionary(sheet => sheet.Id));

    public static IDataLoaderResult<string?> TextOf(this IResolveFieldContext context, Guid id) =>
        context.Batch<Guid, string>("candidacy.text", id, async (session, ids, cancellation) =>
            (await session.LoadManyAsync<ErasableText>(cancellation, [.. ids])).ToDictionary(text => text.Id, text => text.Text));

    public static IDataLoaderResult<StoredFile?> FileOf(this IResolveFieldContext context, Guid id) =>
        context.Batch<Guid, StoredFile>("candidacy.file", id, async (session, ids, cancellation) =>
            (await session.LoadManyAsync<StoredFile>(cancellation, [.. ids])).ToDictionary(file => file.Id));
}

/// <summary>Whom the association writes to about a candidacy.</summary>
public sealed class CandidacyApplicantType : ObjectGraphType<Person>
{
    public CandidacyApplicantType()
    {
        Name = "CandidacyApplicant";
        Field(person => person.Id);
        Field("name", person => person.DisplayName);
        Field(person => person.Email, nullable: true);
        Field(person => person.Phone, nullable: true);
    }
}

/// <summary>Who the candidate is.</summary>
public sealed class CandidateIdentityType : ObjectGraphType<IdentitySheet>
{
    public CandidateIdentityType()
    {
        Name = "CandidateIdentity";
        Field(sheet => sheet.Name);
        Field(sheet => sheet.LegalForm, nullable: true);
        Field(sheet => sheet.Siret, nullable: true);
        Field(sheet => sheet.Address, nullable: true);
    }
}

public sealed class CandidateProfileType : ObjectGraphType<CandidateProfile>
{
    public CandidateProfileType()
    {
        Name = "CandidateProfile";
        Field<NonNullGraphType<EnumerationGraphType<StructureKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<Activity>>>>>("activities").Resolve(context => context.Source.Activities);
        Field(profile => profile.InQpv);
        Field(profile => profile.WomenLed, nullable: true);
    }
}

/// <summary>A question of the form and what the applicant has answered so far.</summary>
public sealed record AskedQuestion(Guid CandidacyId, CandidacyQuestion Question);

public sealed class AskedQuestionType : ObjectGraphType<AskedQuestion>
{
    public AskedQuestionType()
    {
        Name = "CandidacyAnswer";
        Field<NonNullGraphType<EnumerationGraphType<CandidacyQuestion>>>("question").Resolve(context => context.Source.Question);
        Field<StringGraphType>("text").Resolve(context =>
            context.TextOf(SaveCandidacyDraftHandler.TextOf(context.Source.CandidacyId, context.Source.Question)));
    }

    public static IEnumerable<AskedQuestion> Of(Candidacy candidacy) =>
        Candidacy.QuestionsOf(candidacy.Path).Select(question => new AskedQuestion(candidacy.Id, question));
}

public sealed class AttachedPieceType : ObjectGraphType<AttachedPiece>
{
    public AttachedPieceType()
    {
        Name = "CandidacyPiece";
        Field(piece => piece.FileId);
        Field<NonNullGraphType<EnumerationGraphType<PieceKind>>>("piece").Resolve(context => context.Source.Piece);
        Field(piece => piece.On);
        Field<PieceFileType>("file").Resolve(context => context.FileOf(context.Source.FileId));
    }
}

public sealed class PieceFileType : ObjectGraphType<StoredFile>
{
    public PieceFileType()
    {
        Name = "CandidacyFile";
        Field(file => file.Id);
        Field(file => file.Name);
        Field(file => file.MediaType);
        Field(file => file.Size);
    }
}

/// <summary>One of the three things an admitted structure does, and since when it is done.</summary>
public sealed record CommitmentState(Commitment Commitment, DateOnly? MetOn);

public sealed class CommitmentStateType : ObjectGraphType<CommitmentState>
{
    public CommitmentStateType()
    {
        Name = "CandidacyCommitment";
        Field<NonNullGraphType<EnumerationGraphType<Commitment>>>("commitment").Resolve(context => context.Source.Commitment);
        Field(state => state.MetOn, nullable: true);
    }

    public static IEnumerable<CommitmentState> Of(Candidacy candidacy) =>
        Enum.GetValues<Commitment>().Select(each => new CommitmentState(each, candidacy.Met.FirstOrDefault(met => met.Commitment == each)?.On));
}
