using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;

namespace Mila.Letters;

public sealed class LetterType : ObjectGraphType<Letter>
{
    public LetterType()
    {
        Name = "Letter";
        Description = "What the association wrote to one person (courrier), word for word.";
        Field(letter => letter.Id);
        Field(letter => letter.Template);
        Field(letter => letter.ToPersonId);
        Field(letter => letter.ToName, nullable: true).Description("As written; null once erased.");
        Field(letter => letter.ToEmail, nullable: true);
        Field(letter => letter.SubjectKind).Description("What it is about, such as candidacy.");
        Field(letter => letter.SubjectId);
        Field(letter => letter.Subject).Description("Its title.");
        Field(letter => letter.Text);
        Field(letter => letter.Html);
        Field(letter => letter.WrittenAt);
        Field(letter => letter.Status);
        Field(letter => letter.Reason, nullable: true).Description("Why it was not sent: not_written, not_fitting, no_relay, no_address, relay_unreachable, relay_refused.");
        Field(letter => letter.Attempts);
        Field(letter => letter.SentAt, nullable: true);
        Field<NonNullGraphType<BooleanGraphType>>("canBePreviewed").Description("Whether another wording of it can be tried on what it said.")
            .Resolve(context => context.Source.Values is not null);
        Field<NonNullGraphType<BooleanGraphType>>("isErased").Resolve(context => context.Source.ErasedAt is not null);
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<LetterType>("letter")
            .Description("One letter.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("letters.read")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<Letter>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.ListOf<Letter, LetterType>("letters", "letters.read")
            .Describe("What the association wrote, latest first.")
            .Argument<GuidGraphType>("subjectId", "Only about that thing.")
            .Argument<GuidGraphType>("toPersonId", "Only to that person.")
            .Argument<EnumerationGraphType<LetterStatus>>("status")
            .Argument<StringGraphType>("template", "Only those written from that template.")
            .OrderedBy(Rows, letter => letter.WrittenAt, letter => letter.Id, descending: true);
    }

    private static IQueryable<Letter> Rows(IResolveFieldContext context, IQuerySession session)
    {
        IQueryable<Letter> letters = session.Query<Letter>();
        if (context.GetArgument<Guid?>("subjectId") is { } subject)
            letters = letters.Where(letter => letter.SubjectId == subject);
        if (context.GetArgument<Guid?>("toPersonId") is { } reader)
            letters = letters.Where(letter => letter.ToPersonId == reader);
        if (context.GetArgument<string?>("template") is { } template)
            letters = letters.Where(letter => letter.Template == template);
        if (context.GetArgument<LetterStatus?>("status") is { } status)
            letters = letters.Where(letter => letter.Status == status);
        return letters;
    }
}
