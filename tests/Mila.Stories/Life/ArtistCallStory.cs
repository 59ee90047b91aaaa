using System.Text.Json;
using Marten;
using Mila.Membership.ArtistCalls;
using Mila.Membership.Contracts;
using Mila.Membership.Figures;
using Mila.Membership.Structures;
using Mila.Testing;
using Mila.Workflows.Instances;
using Xunit;

namespace Mila.Stories.Life;

public sealed partial class MembersLifeStory
{
    [Fact]
    public async Task A_call_is_answered_by_members_selected_told_and_played()
    {
        var (structure, member) = await Member("Les Scènes");
        var (_, other) = await Member("Les Loges");
        var (artist, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await App.Send(new TakeArtistOn(structure, artist, "Nora Quinze-Août", "chanson", [], new(2022, 1, 3)));
        await App.Send(new TakeArtistOn(structure, second, "Les Ampoules", "rock", [], new(2022, 1, 3)));
        var openedOn = App.Today;
        var opening = $$"""openArtistCall(title: "Vendanges", occasion: "Un plateau.", partner: "Decibels", eventOn: "{{openedOn.AddDays(5):O}}", closesOn: "{{openedOn.AddDays(2):O}}", places: 1)""";
        Assert.True((await App.Graph($"mutation {{ {opening} {{ userErrors {{ code }} }} }}", null, MilaApp.Mila, member, "member")).TryGetProperty("errors", out _));
        var id = (await Do(opening, "artistCall { id }", Coordinator, "coordinator")).GetProperty("id").GetGuid();

        var open = await App.Graph($$"""{ artistCall(id: "{{id}}") { title partner takesAnswers answers { id } } }""");
        Assert.Equal("""{"title":"Vendanges","partner":"Decibels","takesAnswers":true,"answers":[]}""", open.GetProperty("data").GetProperty("artistCall").GetRawText());
        Assert.Equal(JsonValueKind.Null, (await App.Graph($$"""{ artistCall(id: "{{id}}") { id } }""", null, MilaApp.Other)).GetProperty("data").GetProperty("artistCall").ValueKind);
        Assert.Equal(2, (await Ask($$"""{ artistsToPropose(callId: "{{id}}") { artistId } }""", member, "member")).GetProperty("artistsToPropose").GetArrayLength());
        Assert.Equal("artist.not_yours", await Refused(Proposing(id, structure, artist), other, "member"));
        Assert.Equal("artist_call.unknown", await Refused(Proposing(id, structure, artist), member, "member", MilaApp.Other));
        await Do(Proposing(id, structure, artist), "artistCall { id }", member, "member");
        await Do(Proposing(id, structure, second), "artistCall { id }", member, "member");
        Assert.Equal((2, 0, 2), (await Answers(id, member, "member"), await Answers(id, other, "member"), await Answers(id, Coordinator, "coordinator")));
        Assert.Equal("artist_call.still_open", await Refused($$"""selectArtists(id: "{{id}}", kept: [])""", Coordinator, "coordinator"));

        await App.MoveTo(openedOn.AddDays(3));
        Assert.Equal(("Sélectionner les artistes", openedOn.AddDays(9)), await Waiting(id));
        Assert.Equal("Vendanges", await CalledInInbox(id));
        await using var session = App.Query();
        var answers = (await session.LoadAsync<ArtistCall>(id, Cancellation))!.Answers;
        await Do($$"""selectArtists(id: "{{id}}", kept: ["{{answers[0].Id}}"])""", "artistCall { id }", Coordinator, "coordinator");
        Assert.Contains("Nora Quinze-Août jouera", Assert.Single(await Written("artist_kept", id)).Text, StringComparison.Ordinal);
        Assert.Contains("Les Ampoules", Assert.Single(await Written("artist_not_kept", id)).Text, StringComparison.Ordinal);
        await App.MoveTo(openedOn.AddDays(6));
        Assert.Equal("Noter qui a joué", (await Waiting(id)).Label);
        await Do($$"""tellWhoPlayed(id: "{{id}}", played: ["{{answers[0].Id}}"], playedOn: "{{openedOn.AddDays(5):O}}")""", "artistCall { id }", Coordinator, "coordinator");
        Assert.Equal("played", (await session.LoadAsync<Instance>(ArtistCallStream.Start(id).InstanceId, Cancellation))!.Outcome);

        var figures = await Figures(new ArtistCallFigures());
        Assert.Equal((1, 2, 1, 1, 1), (figures[ArtistCallFigureKeys.Calls], figures[ArtistCallFigureKeys.Answers], figures[ArtistCallFigureKeys.Kept],
            figures[ArtistCallFigureKeys.Artists], figures[ArtistCallFigureKeys.Structures]));
        Assert.Equal(0, (await Figures(new ArtistCallFigures(), MilaApp.Start.AddDays(-1)))[ArtistCallFigureKeys.Calls]);
        Assert.Equal(0, (await Figures(new ArtistCallFigures(), tenant: MilaApp.Other))[ArtistCallFigureKeys.Calls]);
    }

    private static string Proposing(Guid call, Guid structure, Guid artist) => $$"""proposeArtist(callId: "{{call}}", structureId: "{{structure}}", artistId: "{{artist}}", words: "À deux voix.")""";

    private async Task<int> Answers(Guid id, Guid person, string role) =>
        (await Ask($$"""{ artistCall(id: "{{id}}") { answers { id } } }""", person, role)).GetProperty("artistCall").GetProperty("answers").GetArrayLength();
}
