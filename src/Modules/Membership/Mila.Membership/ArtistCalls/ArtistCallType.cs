using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;
using Marten;
using Mila.Graph;
using Mila.Membership.Structures;
using Mila.Modules;
using Mila.People;

namespace Mila.Membership.ArtistCalls;

public sealed class ArtistCallType : ObjectGraphType<ArtistCall>
{
    private static readonly string[] Office = ["coordinator", "president", "secretary"];

    public ArtistCallType()
    {
        Name = "ArtistCall";
        Description = "Members are asked for artists to play on a day (appel à artistes).";
        Field(call => call.Id);
        Field<StringGraphType>("title").Resolve(context => context.TextOf(ArtistCall.TextOf(context.Source.Id, "title")));
        Field<StringGraphType>("occasion").Resolve(context => context.TextOf(ArtistCall.TextOf(context.Source.Id, "occasion")));
        Field<StringGraphType>("partner").Description("Whom it is done with.")
            .Resolve(context => context.Source.HasPartner ? context.TextOf(ArtistCall.TextOf(context.Source.Id, "partner")) : null);
        Field(call => call.EventOn).Description("The day one plays.");
        Field(call => call.ClosesOn).Description("The last day on which members answer.");
        Field(call => call.Places);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<EnumerationGraphType<Affiliation>>>>>("openTo").Description("None for every member.")
            .Resolve(context => context.Source.OpenTo);
        Field<NonNullGraphType<EnumerationGraphType<ArtistCallState>>>("state").Resolve(context => context.Source.State);
        Field<NonNullGraphType<BooleanGraphType>>("takesAnswers").Description("As of today.").Resolve(context => context.Source.TakesAnswersOn(context.Today()));
        Field(call => call.PlayedOn, nullable: true);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ArtistAnswerType>>>>("answers")
            .Description("All of them for the office, at most 200; their own for members; none for others.")
            .Resolve(context => context.Batch<ArtistCall, IReadOnlyList<ArtistAnswer>>("artist-calls.answers", context.Source, async (_, calls, _) =>
            {
                var shown = await ShownTo(context);
                return calls.ToDictionary(call => call, IReadOnlyList<ArtistAnswer> (call) => [.. call.Answers.Where(shown)]);
            }));
    }

    public static void AddTo(ObjectGraphType query)
    {
        query.Field<ArtistCallType>("artistCall")
            .Description("One call for artists.")
            .Argument<NonNullGraphType<GuidGraphType>>("id")
            .AuthorizeWithPolicy("membership.read_artist_calls")
            .ResolveAsync(async context => await context.QuerySession().LoadAsync<ArtistCall>(context.GetArgument<Guid>("id"), context.CancellationToken));

        query.ListOf<ArtistCall, ArtistCallType>("artistCalls", "membership.read_artist_calls")
            .Describe("The calls for artists, the latest to close first.")
            .Argument<BooleanGraphType>("takesAnswers", "Only those that take answers today, or only those that do not.")
            .OrderedBy(Rows, call => call.ClosesOn, call => call.Id, descending: true);

        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<ProposableArtistType>>>>("artistsToPropose")
            .Description("The artists that the person who asks may propose to a call: those its structures represent, as far as the call is for them.")
            .Argument<NonNullGraphType<GuidGraphType>>("callId")
            .AuthorizeWithPolicy("membership.propose_artists")
            .ResolveAsync(async context => await Proposable(context));
    }

    private static IQueryable<ArtistCall> Rows(IResolveFieldContext context, IQuerySession session)
    {
        var (calls, today) = ((IQueryable<ArtistCall>)session.Query<ArtistCall>(), context.Today());
        return context.GetArgument<bool?>("takesAnswers") switch
        {
            true => calls.Where(call => call.State == ArtistCallState.Open && call.ClosesOn >= today),
            false => calls.Where(call => call.State != ArtistCallState.Open || call.ClosesOn < today),
            null => calls,
        };
    }

    /// <summary>Which answers whoever asks may see.</summary>
    private static async Task<Func<ArtistAnswer, bool>> ShownTo(IResolveFieldContext context)
    {
        if (context.Actor().Is(Office))
            return _ => true;
        var mine = (await MyStructures.Of(context)).Select(structure => structure.Id).ToHashSet();
        return answer => mine.Contains(answer.StructureId);
    }

    private static async Task<IEnumerable<ProposableArtist>> Proposable(IResolveFieldContext context)
    {
        if (await context.QuerySession().LoadAsync<ArtistCall>(context.GetArgument<Guid>("callId"), context.CancellationToken) is not { } call)
            return [];
        var today = context.Today();
        var proposed = call.Answers.Where(answer => answer.State is not ArtistAnswerState.Withdrawn).Select(answer => answer.ArtistId).ToHashSet();
        return (await MyStructures.Of(context)).Where(structure => call.IsOpenTo(structure, today))
            .SelectMany(structure => structure.ArtistsOn(today).Where(artist => !proposed.Contains(artist)).Select(artist => new ProposableArtist(structure.Id, artist)));
    }
}

/// <summary>An artist that a member may propose (artiste à proposer).</summary>
public sealed record ProposableArtist(Guid StructureId, Guid ArtistId);

public sealed class ProposableArtistType : ObjectGraphType<ProposableArtist>
{
    public ProposableArtistType()
    {
        Name = "ProposableArtist";
        Description = "An artist that a member may propose.";
        Field(artist => artist.StructureId);
        this.StructureName(artist => artist.StructureId);
        Field(artist => artist.ArtistId);
        Field<StringGraphType>("stageName").Description("Null once erased.").Resolve(context => context.StageName(context.Source.ArtistId));
    }
}

public sealed class ArtistAnswerType : ObjectGraphType<ArtistAnswer>
{
    public ArtistAnswerType()
    {
        Name = "ArtistAnswer";
        Description = "A member's answer to a call, for an artist it represents.";
        Field(answer => answer.Id);
        this.StructureName(answer => answer.StructureId);
        Field<StringGraphType>("stageName").Description("Null once erased.").Resolve(context => context.StageName(context.Source.ArtistId));
        Field<StringGraphType>("words").Resolve(context => context.Source.WordsId is { } words ? context.TextOf(words) : null);
        Field(answer => answer.On);
        Field<NonNullGraphType<EnumerationGraphType<ArtistAnswerState>>>("state").Resolve(context => context.Source.State);
        Field(answer => answer.PlayedOn, nullable: true);
    }
}

internal static class StageNames
{
    public static IDataLoaderResult<string?> StageName(this IResolveFieldContext context, Guid artistId) =>
        context.Batch<Guid, string>("artist-calls.names", artistId, async (session, ids, cancellation) =>
            (await session.LoadManyAsync<Artist>(cancellation, [.. ids])).ToDictionary(artist => artist.Id, artist => artist.StageName));
}
