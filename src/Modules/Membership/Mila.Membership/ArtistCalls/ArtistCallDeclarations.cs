using Mila.Modules;

namespace Mila.Membership.ArtistCalls;

/// <summary>The calls' part of the module's table of contents.</summary>
internal static class ArtistCallDeclarations
{
    public static void Store(StoreDeclaration store) => store
        .Aggregate<ArtistCall>()
        .Document<ArtistCall>(calls => calls.Duplicate(call => call.State).Duplicate(call => call.ClosesOn).Duplicate(call => call.OpenedOn))
        .Fact<ArtistCallOpened>("membership.artist_call_opened.v1")
        .Fact<ArtistProposed>("membership.artist_proposed.v1")
        .Fact<ArtistProposalWithdrawn>("membership.artist_proposal_withdrawn.v1")
        .Fact<ArtistsSelected>("membership.artists_selected.v1")
        .Fact<ArtistsPlayed>("membership.artists_played.v1")
        .Fact<ArtistCallCancelled>("membership.artist_call_cancelled.v1");

    public static void Messages(MessageNames messages) => messages
        .Add<WriteArtistAnswers>("membership.write_artist_answers.v1");

    public static void Settings(SettingList settings) => settings
        .Days("artist_call.grace_days", 0, "Jours après la clôture d’un appel à artistes, ou après le jour joué, où la suite est à donner")
        .Days("artist_call.select_days", 7, "Jours pour faire la sélection après la clôture d’un appel à artistes");

    public static void Graph(GraphRoots graph)
    {
        ArtistCallType.AddTo(graph.Query);
        OpenArtistCallFields.AddTo(graph.Mutation);
        ProposeArtistFields.AddTo(graph.Mutation);
        SelectArtistsFields.AddTo(graph.Mutation);
    }
}
