using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;
using Mila.People;

namespace Mila.Letters;

/// <summary>What is asked about the association's letters before any is written.</summary>
internal static class LetterTemplateFields
{
    private const string Policy = "letters.edit_templates";

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<LetterTemplateType>>>>("letterTemplates")
            .Description("Every letter that the association writes, by name.")
            .AuthorizeWithPolicy(Policy)
            .ResolveAsync(async context => await All(context));
        query.Field<LetterTemplateType>("letterTemplate")
            .Description("One letter's wording.")
            .Argument<NonNullGraphType<StringGraphType>>("name")
            .AuthorizeWithPolicy(Policy)
            .ResolveAsync(async context => await One(context, context.GetArgument<string>("name")));
        query.ListOf<LetterVersion, LetterVersionType>("letterTemplateVersions", Policy)
            .Describe("How a letter was worded before, latest first.")
            .Argument<NonNullGraphType<StringGraphType>>("name")
            .OrderedBy(Versions, version => version.Number, version => version.Id, descending: true);
        query.Field<NonNullGraphType<LetterPreviewType>>("letterPreview")
            .Description("How a wording would read; nothing is kept or sent.")
            .Argument<NonNullGraphType<StringGraphType>>("name")
            .Argument<NonNullGraphType<StringGraphType>>("text", "The wording to try.")
            .Argument<GuidGraphType>("letterId", "A letter that was written, to try it on what that one said; left out, a sample.")
            .AuthorizeWithPolicy(Policy)
            .ResolveAsync(async context => await Preview(context, context.GetArgument<string>("name")));
    }

    private static async Task<IEnumerable<LetterWording>> All(IResolveFieldContext context)
    {
        var own = (await context.QuerySession().Query<LetterVersion>().Where(version => version.IsInForce).ToListAsync(context.CancellationToken))
            .ToDictionary(version => version.Template);
        return LetterTemplateType.Shipped(context).Names.Order(StringComparer.Ordinal).Select(name => new LetterWording(name, own.GetValueOrDefault(name)));
    }

    private static async Task<LetterWording?> One(IResolveFieldContext context, string name) => LetterTemplateType.Shipped(context).Has(name)
        ? new(name, await LetterVersion.InForce(context.QuerySession(), name, context.CancellationToken))
        : null;

    private static IQueryable<LetterVersion> Versions(IResolveFieldContext context, IQuerySession session)
    {
        var name = context.GetArgument<string>("name");
        return session.Query<LetterVersion>().Where(version => version.Template == name);
    }

    private static async Task<LetterPreview> Preview(IResolveFieldContext context, string name)
    {
        try
        {
            Rule.That(LetterTemplateType.Shipped(context).Has(name), "template.unknown", "There is no such letter.", "name");
            var template = TemplateTrial.Read(name, context.GetArgument<string>("text").ReplaceLineEndings("\n"), LetterTemplateType.Shipped(context));
            return new(context.GetArgument<Guid?>("letterId") is { } letter ? await OnLetter(context, template, letter) : LetterTemplateType.Sample(context, template), []);
        }
        catch (RuleViolation violation)
        {
            return new(null, [context.Service<Sentences>().Of(violation)]);
        }
    }

    private static async Task<WrittenLetter> OnLetter(IResolveFieldContext context, LetterTemplate template, Guid id)
    {
        var (session, tenant) = (context.QuerySession(), context.Request().Tenant);
        var letter = await session.LoadAsync<Letter>(id, context.CancellationToken);
        var reader = letter is null ? null : await session.LoadAsync<Person>(letter.ToPersonId, context.CancellationToken);
        Rule.That(letter?.Values is not null && letter.Template == template.Name && reader is { ErasedAt: null },
            "letter.no_values", "What that letter said is not there to try a wording on.", "letterId");
        var joined = await LetterWriter.Join(letter.Values, session, context.CancellationToken);
        return context.Service<LetterWriter>().Compose(template, letter.Values, reader, joined, tenant,
            context.Service<Tenants>().CalendarOf(tenant).DayOf(letter.WrittenAt));
    }
}
