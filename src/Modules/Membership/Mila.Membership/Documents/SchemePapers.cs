using GraphQL.Types;
using GraphQL;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Modules;

namespace Mila.Membership.Documents;

/// <summary>Whether what a scheme asks for is there: en règle, expire avant, expiré, absent.</summary>
public enum PaperState { InForce, Expiring, Expired, Missing }

/// <summary>One kind that a scheme asks for, with the document that answers it.</summary>
public sealed record AskedPaper(DocumentKind Kind, PaperState State, RegisteredDocument? Document);

/// <summary>What a scheme asks for and what of it the register holds on a day (pièces d’un dispositif).</summary>
/// <param name="Unknown">Words of the setting that name no kind.</param>
public sealed record SchemePapers(string Key, string Title, IReadOnlyList<AskedPaper> Papers, IReadOnlyList<string> Unknown)
{
    /// <summary>Prudent defaults: a call that asks for more, or less, is a change of a setting.</summary>
    private static readonly (string Key, string Title, DocumentKind[] Asks)[] Shipped =
    [
        ("city", "Ville de Paris, DAE et DAC",
            [DocumentKind.Statutes, DocumentKind.SiretNotice, DocumentKind.RnaReceipt, DocumentKind.BoardList, DocumentKind.Minutes, DocumentKind.ApprovedAccounts, DocumentKind.BankDetails, DocumentKind.EngagementContract]),
        ("dgmic", "Ministère de la Culture, DGMIC",
            [DocumentKind.Statutes, DocumentKind.SiretNotice, DocumentKind.RnaReceipt, DocumentKind.BoardList, DocumentKind.ApprovedAccounts, DocumentKind.BankDetails, DocumentKind.EngagementContract]),
        ("cnm", "Centre national de la musique",
            [DocumentKind.Statutes, DocumentKind.SiretNotice, DocumentKind.ApprovedAccounts, DocumentKind.BankDetails, DocumentKind.AntiHarassmentProtocol, DocumentKind.EngagementContract]),
        ("civic_service", "Agence du service civique",
            [DocumentKind.Statutes, DocumentKind.RnaReceipt, DocumentKind.ApprovedAccounts, DocumentKind.Insurance, DocumentKind.EngagementContract, DocumentKind.CivicServiceAgreement]),
    ];

    private static readonly Dictionary<string, DocumentKind> Kinds = Enum.GetValues<DocumentKind>().ToDictionary(kind => ClosedWord.Of(kind));

    public static void Declare(SettingList settings)
    {
        foreach (var (key, title, asks) in Shipped)
            settings.Text($"document.asked_by_{key}", string.Join(", ", asks.Select(kind => ClosedWord.Of(kind))), $"Pièces du registre demandées : {title}");
    }

    /// <param name="before">A day on which they must still be valid, such as a call's closing day.</param>
    public static IReadOnlyList<SchemePapers> Of(IReadOnlyList<RegisteredDocument> register, SettingValues settings, DateOnly day, DateOnly before) =>
    [
        .. Shipped.Select(scheme =>
        {
            var words = settings[$"document.asked_by_{scheme.Key}"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return new SchemePapers(
                scheme.Key, scheme.Title, [.. words.Where(Kinds.ContainsKey).Distinct().Select(word => Asked(Kinds[word], register, day, before))], [.. words.Where(word => !Kinds.ContainsKey(word))]);
        }),
    ];

    /// <summary>The document of a kind that ends last answers for it.</summary>
    private static AskedPaper Asked(DocumentKind kind, IEnumerable<RegisteredDocument> register, DateOnly day, DateOnly before)
    {
        var best = register.Where(document => document.Kind == kind && document.CountsOn(day)).OrderByDescending(document => document.Until ?? DateOnly.MaxValue).ThenByDescending(document => document.From).FirstOrDefault();
        return new(kind, best switch
        {
            null => PaperState.Missing,
            _ when best.IsExpiredOn(day) => PaperState.Expired,
            _ when best.IsExpiredOn(before) => PaperState.Expiring,
            _ => PaperState.InForce,
        }, best);
    }
}

public sealed class SchemePapersType : ObjectGraphType<SchemePapers>
{
    public SchemePapersType()
    {
        Name = "SchemePapers";
        Description = "What a scheme asks for and what of it the register holds (pièces d’un dispositif).";
        Field(scheme => scheme.Key);
        Field(scheme => scheme.Title).Description("In French.");
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<AskedPaperType>>>>("papers").Resolve(context => context.Source.Papers);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("unknown").Description("Words of the setting that name no kind.").Resolve(context => context.Source.Unknown);
    }

    public static void AddTo(ObjectGraphType query) => query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<SchemePapersType>>>>("schemePapers")
        .Description("What each scheme asks for: there, missing, expired, or expiring before a day.")
        .Argument<DateOnlyGraphType>("asOf", "The day asked about; today unless said.")
        .Argument<DateOnlyGraphType>("before", "A day on which they must still be valid; three months later unless said.")
        .AuthorizeWithPolicy("membership.read_documents")
        .ResolveAsync(async context =>
        {
            var (session, day) = (context.QuerySession(), context.GetArgument<DateOnly?>("asOf") ?? context.Today());
            return SchemePapers.Of(
                await session.Register(context.CancellationToken), await context.Service<Settings>().On(session, day, context.CancellationToken),
                day, context.GetArgument<DateOnly?>("before") ?? day.AddMonths(3));
        });
}

public sealed class AskedPaperType : ObjectGraphType<AskedPaper>
{
    public AskedPaperType()
    {
        Name = "AskedPaper";
        Field<NonNullGraphType<EnumerationGraphType<DocumentKind>>>("kind").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<EnumerationGraphType<PaperState>>>("state").Resolve(context => context.Source.State);
        Field<RegisteredDocumentType>("document").Description("Null when it is missing.").Resolve(context => context.Source.Document);
    }
}
