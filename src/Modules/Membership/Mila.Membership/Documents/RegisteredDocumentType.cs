using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Files;
using Mila.Graph;
using Mila.Modules;

namespace Mila.Membership.Documents;

public sealed class RegisteredDocumentType : ObjectGraphType<RegisteredDocument>
{
    public RegisteredDocumentType()
    {
        Name = "RegisteredDocument";
        Description = "A document of the association's register (document du registre), one version of it.";
        Field(document => document.Id);
        Field<NonNullGraphType<EnumerationGraphType<DocumentKind>>>("kind").Resolve(context => context.Source.Kind);
        Field("title", document => document.Kind.InFrench()).Description("The kind in French.");
        Field(document => document.From);
        Field(document => document.Until, nullable: true).Description("Its last day; null when it has no end.");
        Field(document => document.RegisteredOn);
        Field(document => document.Replaces, nullable: true).Description("The older version.");
        Field(document => document.ReplacedBy, nullable: true).Description("The newer version.");
        Field(document => document.ReplacedFrom, nullable: true);
        Field(document => document.WithdrawnOn, nullable: true);
        Field<NonNullGraphType<BooleanGraphType>>("isInForce").Description("As of today.").Resolve(context => context.Source.IsInForceOn(context.Today()));
        Field(document => document.FileId).Description("To be asked for at /files/{id}.");
        Field<StringGraphType>("fileName").Description("Null once the file is erased.").Resolve(context => context.Batch("document-files", context.Source.FileId, FileNames));
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> FileNames(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<StoredFile>(cancellation, ids)).ToDictionary(file => file.Id, file => file.Name);
}

/// <summary>The register: one document, those that count on a day.</summary>
public static class DocumentFields
{
    /// <summary>Some documents a year for some decades: the register is bounded, not paged.</summary>
    private const int Most = 2_000;

    public static Task<IReadOnlyList<RegisteredDocument>> Register(this IQuerySession session, CancellationToken cancellation) =>
        session.Query<RegisteredDocument>().OrderBy(document => document.From).Take(Most).ToListAsync(cancellation);

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<RegisteredDocumentType>("registeredDocument")
            .Description("One document of the register by its id, older versions included.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_documents")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<RegisteredDocument>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<RegisteredDocumentType>>>>("registeredDocuments")
            .Description("The documents that count on a day, valid or run out, by kind and first day.")
            .Argument<DateOnlyGraphType>("asOf", "The day asked about; today unless said.")
            .AuthorizeWithPolicy("membership.read_documents")
            .ResolveAsync(async context =>
            {
                var day = context.GetArgument<DateOnly?>("asOf") ?? context.Today();
                return (await context.QuerySession().Register(context.CancellationToken)).Where(document => document.CountsOn(day)).OrderBy(document => document.Kind).ThenBy(document => document.From);
            });
    }
}
