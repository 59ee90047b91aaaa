using GraphQL;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Kernel;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.Charter;

public sealed class CharterCampaignType : ObjectGraphType<CharterCampaign>
{
    public CharterCampaignType()
    {
        Name = "CharterCampaign";
        Description = "The members are asked to sign a version of the charter (campagne de signature).";
        Field(campaign => campaign.Id);
        Field(campaign => campaign.Version);
        Field(campaign => campaign.OpenedOn);
        Field(campaign => campaign.ClosedOn, nullable: true).Description("Since when nobody is reminded; null while it goes on.");
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<CharterCampaignType>("charterCampaign")
            .Description("The campaign for a version, the version in force unless said; null when none was opened.")
            .Argument<IntGraphType>("version")
            .AuthorizeWithPolicy("membership.read_pledges")
            .ResolveAsync(async context => await Version(context) is { } version
                ? await context.QuerySession().LoadAsync<CharterCampaign>(CharterCampaign.IdOf(version), context.CancellationToken)
                : null);

        query.Field<SignatureCountType>("charterSignatures")
            .Description("How many of a day’s members have signed a version, the version in force unless said; null when there is no charter.")
            .Argument<IntGraphType>("version")
            .Argument<DateOnlyGraphType>("asOf", "Whose members; today unless said.")
            .AuthorizeWithPolicy("membership.read_pledges")
            .ResolveAsync(async context => await Version(context) is { } version
                ? await Signatories.Count(context.QuerySession(), version, context.GetArgument<DateOnly?>("asOf") ?? context.Today(), context.CancellationToken)
                : null);

        query.ListOf<Signatory, SignatoryType>("charterSignatories", "membership.read_pledges")
            .Describe("Today’s members by what they have answered to a version of the charter, by name.")
            .Argument<NonNullGraphType<IntGraphType>>("version")
            .Argument<NonNullGraphType<EnumerationGraphType<CharterAnswer>>>("answer")
            .Argument<StringGraphType>("search", "Words of the name.")
            .OrderedBy(
                (context, session) => Signatories.Rows(
                    session, context.GetArgument<int>("version"), context.GetArgument<CharterAnswer>("answer"), context.Today(), context.GetArgument<string?>("search")),
                sheet => sheet.SortName, sheet => sheet.Id, Show);
    }

    private static async Task<int?> Version(IResolveFieldContext context) =>
        context.GetArgument<int?>("version")
        ?? (await context.QuerySession().LoadAsync<CharterBook>(CharterBook.StreamId, context.CancellationToken))?.On(context.Today())?.Version;

    private static async Task<IReadOnlyList<Signatory>> Show(IResolveFieldContext context, IReadOnlyList<IdentitySheet> sheets)
    {
        var version = context.GetArgument<int>("version");
        var pledges = (await context.QuerySession().LoadManyAsync<Pledges>(context.CancellationToken, [.. sheets.Select(sheet => Pledges.IdOf(sheet.Id))]))
            .ToDictionary(each => each.StructureId);
        return [.. sheets.Select(sheet => new Signatory(sheet.Id, sheet.Name, pledges.GetValueOrDefault(sheet.Id)?.AnswerTo(version)))];
    }
}

public sealed class SignatureCountType : ObjectGraphType<SignatureCount>
{
    public SignatureCountType()
    {
        Name = "SignatureCount";
        Description = "How the members of a day stand to a version of the charter.";
        Field(count => count.Members);
        Field(count => count.Signed);
        Field(count => count.Declined).Description("Refusing is no breach.");
        Field(count => count.Missing).Description("Neither signed nor declined.");
    }
}

/// <summary>A member beside a version of the charter (signataire).</summary>
/// <param name="Answer">Who answered for it and when; none when nobody has.</param>
public sealed record Signatory(Guid StructureId, string Name, Acceptance? Answer);

public sealed class SignatoryType : ObjectGraphType<Signatory>
{
    public SignatoryType()
    {
        Name = "Signatory";
        Description = "A member beside a version of the charter (signataire).";
        Field(signatory => signatory.StructureId);
        Field(signatory => signatory.Name);
        Field<AcceptanceType>("answer").Description("Who answered for it and when; null when nobody has.").Resolve(context => context.Source.Answer);
    }
}

/// <summary>A structure that the person who asks leads, beside the charter in force (charte à signer).</summary>
public sealed record CharterToAnswer(Guid StructureId, int Version, CharterAnswer State, DateOnly? On);

public sealed class CharterToAnswerType : ObjectGraphType<CharterToAnswer>
{
    /// <summary>Nobody leads more.</summary>
    private const int Most = 50;

    public CharterToAnswerType()
    {
        Name = "CharterToAnswer";
        Description = "A structure that the person who asks leads, beside the charter in force.";
        Field(each => each.StructureId);
        this.StructureName(each => each.StructureId);
        Field(each => each.Version);
        Field<NonNullGraphType<EnumerationGraphType<CharterAnswer>>>("answer").Resolve(context => context.Source.State);
        Field(each => each.On, nullable: true).Description("The day of the answer.");
    }

    public static void AddTo(ObjectGraphType query) => query
        .Field<NonNullGraphType<ListGraphType<NonNullGraphType<CharterToAnswerType>>>>("chartersToAnswer")
        .Description("The member structures that the person who asks leads, and what each has answered to the charter in force.")
        .AuthorizeWithPolicy("membership.answer_charter")
        .ResolveAsync(async context =>
        {
            var (session, today) = (context.QuerySession(), context.Today());
            var book = await session.LoadAsync<CharterBook>(CharterBook.StreamId, context.CancellationToken);
            if (book?.On(today) is not { Version: var version } || context.Actor().PersonId is not { } me)
                return Array.Empty<CharterToAnswer>();
            var known = await session.StructuresWith(me).Take(Most).ToListAsync(context.CancellationToken);
            var led = known.Where(structure => structure.IsMemberOn(today) && structure.LeadersOn(today).Contains(me)).Select(structure => structure.Id).ToList();
            var pledges = (await session.LoadManyAsync<Pledges>(context.CancellationToken, [.. led.Select(Pledges.IdOf)])).ToDictionary(each => each.StructureId);
            return led.Select(structure => Of(structure, version, pledges.GetValueOrDefault(structure))).ToArray();
        });

    private static CharterToAnswer Of(Guid structure, int version, Pledges? pledges) =>
        new(structure, version, pledges?.StateOf(version) ?? CharterAnswer.Missing, pledges?.AnswerTo(version)?.On);
}
