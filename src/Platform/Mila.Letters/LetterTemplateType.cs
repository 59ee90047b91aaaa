using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Letters;

/// <summary>A letter that the association writes, and its own wording of it when it has one.</summary>
public sealed record LetterWording(string Name, LetterVersion? InForce)
{
    /// <summary>The wording as it stands after a command.</summary>
    internal static Func<TCommand, IQuerySession, CancellationToken, Task<LetterWording?>> After<TCommand>(Func<TCommand, string> name) =>
        async (command, session, cancellation) => new(name(command), await LetterVersion.InForce(session, name(command), cancellation));
}

public sealed class LetterTemplateType : ObjectGraphType<LetterWording>
{
    public LetterTemplateType()
    {
        Name = "LetterTemplate";
        Description = "A letter with blanks (modèle de courrier): shipped with Mila, and worded by the association where it wants to.";
        Field(wording => wording.Name);
        Field<NonNullGraphType<StringGraphType>>("title").Description("Its subject, written on a sample.")
            .Resolve(context => Sample(context, LetterTemplate.Parse(context.Source.Name, TextOf(context), Shipped(context)[context.Source.Name].Optional)).Subject);
        Field<NonNullGraphType<StringGraphType>>("text").Description("The wording in force: « Objet : … », then its paragraphs.").Resolve(TextOf);
        Field<NonNullGraphType<StringGraphType>>("shippedText").Description("The wording that Mila ships.")
            .Resolve(context => Shipped(context).TextOf(context.Source.Name));
        Field<NonNullGraphType<BooleanGraphType>>("isOwn").Description("Whether the association's own wording is in force.")
            .Resolve(context => context.Source.InForce?.Text is not null);
        Field<NonNullGraphType<IntGraphType>>("number").Description("The version in force; 0 when it was never changed.")
            .Resolve(context => context.Source.InForce?.Number ?? 0);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LetterBlankType>>>>("blanks").Description("What it may print.")
            .Resolve(context => Blanks(Shipped(context), context.Source.Name));
    }

    internal static WrittenLetter Sample(IResolveFieldContext context, LetterTemplate template)
    {
        var tenant = context.Request().Tenant;
        return TemplateTrial.Written(
            template, Shipped(context).SampleOf(template.Name), context.Service<Tenants>().All.First(each => each.Id == tenant).Title, context.Service<PublicAddress>().Of(tenant));
    }

    internal static ShippedLetters Shipped(IResolveFieldContext context) => context.Service<ShippedLetters>();

    private static string TextOf(IResolveFieldContext<LetterWording> context) => context.Source.InForce?.Text ?? Shipped(context).TextOf(context.Source.Name);

    private static IEnumerable<LetterBlank> Blanks(ShippedLetters shipped, string name) =>
        shipped.SampleOf(name).OrderBy(sample => sample.Key, StringComparer.Ordinal).Select(sample => new LetterBlank(sample.Key, sample.Value, shipped[name].Optional.Contains(sample.Key)));
}

/// <summary>A value that a letter may print.</summary>
public sealed record LetterBlank(string Name, string Sample, bool MayBeAbsent);

public sealed class LetterBlankType : ObjectGraphType<LetterBlank>
{
    public LetterBlankType()
    {
        Name = "LetterBlank";
        Description = "A value that a letter may print, beside recipient, association and today.";
        Field(blank => blank.Name);
        Field(blank => blank.Sample).Description("An invented value.");
        Field(blank => blank.MayBeAbsent).Description("Whether letters may come without it: ask for it with if.");
    }
}

public sealed class LetterVersionType : ObjectGraphType<LetterVersion>
{
    public LetterVersionType()
    {
        Name = "LetterVersion";
        Description = "What the wording of a letter was from one change to the next.";
        Field(version => version.Number);
        Field(version => version.Text, nullable: true).Description("Null where the shipped wording was taken again.");
        Field(version => version.IsInForce);
        Field(version => version.At);
        Field<StringGraphType>("by").Description("Who changed it.").Resolve(context => context.Source.By is { } person
            ? context.Batch<Guid, string>("letterVersionAuthor", person, Names)
            : null);
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Names(IQuerySession session, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await session.LoadManyAsync<Person>(cancellation, ids)).ToDictionary(person => person.Id, person => person.DisplayName);
}

/// <summary>How a wording would read, or why it would not be taken.</summary>
public sealed record LetterPreview(WrittenLetter? Letter, IReadOnlyList<UserError> UserErrors);

public sealed class LetterPreviewType : ObjectGraphType<LetterPreview>
{
    public LetterPreviewType()
    {
        Name = "LetterPreview";
        Description = "How a wording would read, or why it would not be taken.";
        Field<StringGraphType>("subject").Description("Null when it would not be taken.").Resolve(context => context.Source.Letter?.Subject);
        Field<StringGraphType>("text").Description("Null when it would not be taken.").Resolve(context => context.Source.Letter?.Text);
        Field<StringGraphType>("html").Description("Null when it would not be taken.").Resolve(context => context.Source.Letter?.Html);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<UserErrorType>>>>("userErrors").Description("Why it would not be taken.")
            .Resolve(context => context.Source.UserErrors);
    }
}
